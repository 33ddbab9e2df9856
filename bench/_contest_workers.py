"""Workers in which everybody around a contest is busy, made to be killed.

``python -m bench._contest_workers URL CLOCK SAID WORKERS``: the parent only forks, so that a killed worker is back in
milliseconds. Each turns the real clockwork, by the time that stands in the file ``CLOCK``, and plays the people:
they take part, lock in and reveal numbers, bring the beacon, claim prizes and refuse them. What was done is said in
the file ``SAID``, a line each, after it was committed.
"""

import asyncio
import mmap
import os
import random
import struct
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import structlog
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, reading, rows, transaction
from advocacy_app.jobs import runner
from advocacy_app.models import Contest, ContestRules, Draw, DrawClaim, DrawWitness, Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import contests, draws
from advocacy_app.services.draws.rehearsal import VECTOR
from advocacy_app.services.errors import Refusal
from bench._worlds import use
from tests import factories

JOBS = {"open_due", "close_due", "look_for_draws", "pass_on_due", "remind_due"}
ROUND, SIGNATURE = VECTOR
SILENT = "Night shift"
"""A witness who locks in a number and never reveals it."""
EVENT = "3-14-15"
TIME = struct.Struct("d")


class Moved:
    """The clock of all workers: seconds since 1970 in a file."""

    def __init__(self, file: Path) -> None:
        with file.open("r+b") as opened:
            self._seconds = mmap.mmap(opened.fileno(), TIME.size)

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(TIME.unpack(self._seconds[:])[0], UTC)

    def set(self, moment: datetime) -> None:
        """For all who read the same file."""
        self._seconds[:] = TIME.pack(moment.timestamp())


def main(url: str, hands: Path, said: Path, workers: int) -> None:
    """Fork, and fork again whenever a worker is gone."""
    use(url)
    clock.now = Moved(hands)
    runner.POLL_SECONDS = runner.AFTER_TROUBLE_SECONDS = 0.05
    runner.RECURRING = tuple(job for job in runner.RECURRING if job.name in JOBS)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    while True:
        for _ in range(workers):
            if not os.fork():
                random.seed()
                asyncio.run(_live(said))
        workers = 1
        os.wait()


async def _live(said: Path) -> None:
    with said.open("ab", buffering=0) as paper:
        async with asyncio.TaskGroup() as group:
            group.create_task(runner.work())
            group.create_task(_People(paper.fileno()).live())


class _People:
    """Everybody, one deed after the other."""

    def __init__(self, paper: int) -> None:
        self._paper = paper

    async def live(self) -> None:
        """Until killed; a refusal is an answer like any other."""
        while True:
            for deeds in (self._enter, self._bind, self._bring, self._answer):
                with suppress(Refusal):
                    await deeds()
            await asyncio.sleep(random.uniform(0, 0.05))

    def _say(self, *words: str) -> None:
        os.write(self._paper, (" ".join(words) + "\n").encode())

    async def _enter(self) -> None:
        async with reading() as session:
            open_ = (await session.exec(select(Contest.id).where(Contest.state == "running"))).all()
            people = (await session.exec(select(Member).where(Member.role == "employee"))).all()
        if not open_:
            return
        contest_id, viewer = random.choice(open_), factories.viewer(random.choice(people))
        async with transaction() as session:
            frozen = (await session.exec(select(ContestRules).where(ContestRules.contest_id == contest_id))).one()
            await contests.enter(session, viewer, contest_id, accepts=frozen.sha256)
            asked = select(Draw.id).where(Draw.contest_id == contest_id, Draw.number == 1)
            receipt = await contests.receipt_of(session, viewer, (await session.exec(asked)).one())
        self._say("entered", contest_id, viewer.member_id, receipt.c_i)

    async def _bind(self) -> None:
        """Witnesses lock in their numbers, and reveal them, all but one."""
        for draw, name, viewer in await self._witnesses():
            number = number_of(draw.id, name)
            async with transaction() as session:
                if draw.state == "open":
                    commit = draws.witness_commit(draw.id, name, number).hex()
                    await contests.bind(session, viewer, draw.id, commit)
                elif name != SILENT:
                    await contests.reveal(session, viewer, draw.id, number.hex())

    async def _witnesses(self) -> list[tuple[Draw, str, Viewer]]:
        owed = (Draw.state == "open", DrawWitness.bound_to == ""), (Draw.state == "closed", DrawWitness.w == "")
        async with reading() as session:
            asked = columns(Draw, DrawWitness.name, Member).join(DrawWitness, col(DrawWitness.draw_id) == Draw.id)
            asked = asked.join(Member, col(Member.id) == DrawWitness.member_id)
            found = [row for which in owed for row in await rows(session, asked.where(*which))]
        return [(draw, name, factories.viewer(member)) for draw, name, member in found]

    async def _bring(self) -> None:
        """The beacon's number and the public event, as soon as the list is closed."""
        async with reading() as session:
            owner = factories.viewer(await owner_of(session))
            waiting = (await session.exec(select(Draw).where(Draw.state == "closed"))).all()
        for draw in waiting:
            opening = draws.opening_of(draw.c0)
            with suppress(contests.ValueGiven):
                async with transaction() as session:
                    if [one.round for one in opening.beacons] == [ROUND] and clock.now() >= draws.time_of(ROUND):
                        await contests.take_beacon(session, owner, draw.id, bytes.fromhex(SIGNATURE))
                    elif opening.entropy and not opening.beacons and not opening.witnesses:
                        await contests.tell_event(session, owner, draw.id, EVENT)

    async def _answer(self) -> None:
        """Half of the winners claim, a quarter refuses, a quarter forgets; what was claimed is handed over."""
        async with reading() as session:
            owner = factories.viewer(await owner_of(session))
            asked = columns(DrawClaim, Member).join(Member, col(Member.id) == DrawClaim.member_id)
            waiting = await rows(session, asked.where(col(DrawClaim.state).in_(("offered", "claimed"))))
        for one, member in waiting:
            await self._settle(one, factories.viewer(member), owner)

    async def _settle(self, one: DrawClaim, winner: Viewer, owner: Viewer) -> None:
        wish = mood(one.id)
        async with transaction() as session:
            if one.state == "claimed":
                await contests.hand_over(session, owner, one.id)
            elif wish == "claimed":
                await contests.claim(session, winner, one.id)
            elif wish == "refused":
                await contests.refuse(session, winner, one.id)
        if wish != "forgotten":
            self._say("handed" if one.state == "claimed" else wish, one.id)


def number_of(draw_id: str, name: str) -> bytes:
    """The number of a witness, the same in each worker."""
    return draws.sha256(f"{draw_id} {name}")


def mood(claim_id: str) -> str:
    """What a winner does, the same in each worker."""
    return ("claimed", "claimed", "refused", "forgotten")[draws.sha256(claim_id)[0] % 4]


async def owner_of(session: Session) -> Member:
    """Whoever runs the contests."""
    found: Sequence[Member] = (await session.exec(select(Member).where(Member.role == "campaign_owner"))).all()
    return found[0]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
