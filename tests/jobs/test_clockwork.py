"""The wheels: one leader, each slot once, trouble that stays where it is."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from advocacy_app.db import Session, reading, transaction
from advocacy_app.jobs.recurring import RECURRING, Recurring
from advocacy_app.jobs.runner import Clockwork
from advocacy_app.jobs.slots import give_lease_back, take_lease
from advocacy_app.models import JobSlot
from tests.hands import BOTH, Hands

MINUTE = timedelta(minutes=1)


class Job:
    """Does what is left, one piece a call, and counts its calls."""

    def __init__(self, left: int = 0) -> None:
        self.left, self.calls = left, 0
        self.__name__ = "job"

    async def __call__(self, _: Session) -> int:
        self.calls += 1
        await asyncio.sleep(0)
        self.left, did = max(self.left - 1, 0), min(self.left, 1)
        return did


class Broken(Job):
    """Writes something, then fails."""

    def __init__(self) -> None:
        super().__init__()
        self.__name__ = "broken"

    async def __call__(self, _: Session) -> int:
        self.calls += 1
        raise OSError("no")


async def _slots() -> list[tuple[str, str]]:
    async with reading() as session:
        return [(row.job, row.slot) for row in (await session.exec(select(JobSlot))).all()]


@BOTH
async def test_two_workers_run_a_slot_once(db: str, hands: Hands) -> None:
    job = Job()
    workers = [Clockwork((Recurring(job, MINUTE),)) for _ in range(4)]
    for _ in range(3):
        await asyncio.gather(*(worker.turn() for worker in workers))
        hands.forward(seconds=16)
    assert job.calls == 1
    assert await _slots() == [("job", "2026-11-18T09:30:00+00:00")]


async def test_each_slot_has_its_turn(db: str, hands: Hands) -> None:
    job = Job()
    worker = Clockwork((Recurring(job, MINUTE),))
    for _ in range(6):
        await worker.turn()
        hands.forward(seconds=30)
    assert job.calls == 3


async def test_after_a_night_without_power_the_latest_round_is_made_up_for(db: str, hands: Hands) -> None:
    job = Job()
    await Clockwork((Recurring(job, timedelta(days=1)),)).turn()
    hands.forward(days=3, hours=7)
    await Clockwork((Recurring(job, timedelta(days=1)),)).turn()
    assert job.calls == 2


async def test_a_job_is_called_until_nothing_is_left(db: str, hands: Hands) -> None:
    job = Job(left=5)
    await Clockwork((Recurring(job, MINUTE),)).turn()
    assert (job.left, job.calls) == (0, 6)


async def test_a_job_that_fails_neither_stops_the_others_nor_uses_up_its_slot(db: str, hands: Hands) -> None:
    broken, job = Broken(), Job()
    worker = Clockwork((Recurring(broken, timedelta(days=1)), Recurring(job, MINUTE)))
    for _ in range(3):
        await worker.turn()
    assert (broken.calls, job.calls) == (1, 1)
    assert [name for name, _ in await _slots()] == ["job"]
    hands.forward(minutes=1)
    await worker.turn()
    assert broken.calls == 2


@BOTH
async def test_one_leads_until_it_is_gone(db: str, hands: Hands) -> None:
    async def leads(who: str) -> bool:
        async with transaction() as session:
            return await take_lease(session, who)

    assert [await leads("a"), await leads("b"), await leads("a")] == [True, False, True]
    hands.forward(seconds=16)
    assert [await leads("b"), await leads("a")] == [True, False]
    async with transaction() as session:
        await give_lease_back(session, "a")
    assert not await leads("a")
    async with transaction() as session:
        await give_lease_back(session, "b")
    assert await leads("a")


async def test_work_with_files_follows_outside_of_the_transaction(db: str, hands: Hands) -> None:
    done = []

    async def tidy() -> None:
        async with transaction() as session:
            done.append(await take_lease(session, "somebody else"))

    await Clockwork((Recurring(Job(), MINUTE, after=tidy),)).turn()
    assert done == [False]


@pytest.mark.parametrize("job", RECURRING, ids=lambda job: job.name)
async def test_every_job_does_nothing_where_nothing_is_due(db: str, job: Recurring) -> None:
    async with transaction() as session:
        assert await job.do(session) == 0


def test_every_job_has_a_name_of_its_own() -> None:
    assert len({job.name for job in RECURRING}) == len(RECURRING)


async def test_the_clockwork_turns_by_the_real_clock(db: str) -> None:
    job = Job()
    await Clockwork((Recurring(job, timedelta(days=1)),)).turn()
    assert job.calls == 1


@BOTH
async def test_a_clock_that_was_put_back_stops_nothing(db: str, hands: Hands) -> None:
    job = Job()
    before, other = Clockwork((Recurring(job, MINUTE),)), Clockwork((Recurring(job, MINUTE),))
    for _ in range(3):
        await before.turn()
        hands.forward(minutes=1)
    hands.forward(hours=-1)
    await other.turn()
    assert job.calls == 4
    for _ in range(3):
        hands.forward(minutes=1)
        await before.turn()
        await other.turn()
    assert job.calls == 7


@BOTH
async def test_a_clock_that_went_ahead_is_made_up_for_at_once(db: str, hands: Hands) -> None:
    job = Job(left=2)
    worker = Clockwork((Recurring(job, MINUTE),))
    await worker.turn()
    hands.forward(days=200)
    await worker.turn()
    assert job.calls == 4


@pytest.mark.parametrize(("clocks", "slots"), [("2026-03-29T00:58:00+00:00", 5), ("2026-10-25T00:58:00+00:00", 5)])
async def test_no_round_is_left_out_or_run_twice_when_summer_time_begins_or_ends(
    db: str, hands: Hands, clocks: str, slots: int
) -> None:
    job = Job()
    worker = Clockwork((Recurring(job, MINUTE),))
    hands.moment = datetime.fromisoformat(clocks)
    for _ in range(slots):
        await worker.turn()
        hands.forward(minutes=1)
    assert job.calls == slots
    assert len(await _slots()) == slots
