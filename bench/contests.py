"""Contests: every step from the announcement to the prize, while whoever takes it is killed; on both databases.

Real processes turn the clockwork and play the people (``bench._contest_workers``), and are killed at random moments of
every step, while the clock jumps, is put back and passes the end of summer time. At the end every entry that was
acknowledged is on a sealed list, every audit file holds, and everybody was told, offered and given everything once.
"""

import asyncio
import random
import sys
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, reading, rows, transaction
from advocacy_app.models import Contest, Delivery, Draw, DrawClaim, Member, Organisation
from advocacy_app.services import contests, draws
from bench._contest_verdict import verdict
from bench._contest_workers import ROUND, SILENT, Moved
from bench._kills import kill, workers_of
from bench._worlds import folder, postgresql, sqlite, work
from tests import factories, tools

SIZES = {"small": (1, 12, 14), "full": (4, 40, 200)}
"""Contests of each kind; people; kills."""
WORKERS = {"sqlite": 2, "postgresql": 4}
CLOSES = draws.time_of(ROUND) - timedelta(minutes=10)
ALIVE = (0.0, 0.35)
"""Seconds between two kills."""
PATIENCE = 300
STEPS = 14


Done = Callable[[Session, datetime], Awaitable[bool]]
"""Whether a step is done at a moment."""


@dataclass
class Story:
    """A company, its workers, its clock, and what was seen."""

    hands: Moved
    parent: int
    kills: int
    killed: int = 0
    seen: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """Checksums that were seen for a draw, by document."""


def run(size: str) -> dict[str, dict[str, Any]]:
    """On both databases."""
    figures: dict[str, dict[str, Any]] = {}
    for name, world in (("sqlite", sqlite), ("postgresql", postgresql)):
        with world() as fresh:
            figures[f"contests under kill -9, {name}"] = under_fire(fresh(), WORKERS[name], *SIZES[size])
    return figures


def under_fire(url: str, workers: int, of_each: int, people: int, kills: int) -> dict[str, Any]:
    """Contests of every kind from the first step to the last."""
    with folder() as home:
        clock_file, said = home / "clock", home / "said"
        clock_file.write_bytes(bytes(8))
        said.touch()
        hands = Moved(clock_file)
        hands.set(CLOSES - timedelta(days=2))
        work(url, lambda: _announced(hands(), of_each, people))
        command = (sys.executable, "-m", "bench._contest_workers", url, str(clock_file), str(said), str(workers))
        with tools.running(*command, ready=lambda: True, log=home / "log") as parent:
            story = Story(hands, parent.pid, kills)
            work(url, lambda: _lived(story))
            kill([parent.pid, *workers_of(parent.pid)])
        told = said.read_text().splitlines()
        figures = {"workers": workers, "contests": of_each * len(KINDS), "kills": story.killed}
        return figures | work(url, lambda: verdict(told, story.seen))


# ── Before ────────────────────────────────────────────────────────────────────────────────────────────────────────

KINDS: dict[str, dict[str, Any]] = {
    "no chance from outside": {},
    "witnesses": {"entropy": "witness"},
    "a public event": {"entropy": "public", "public_what": "Lotto of Friday, ascending: 1-2-3"},
    "a beacon": {"entropy": "drand"},
    "closed too late": {"entropy": "drand"},
}


async def _announced(moment: datetime, of_each: int, people: int) -> None:
    """Everybody, and contests that open in an hour."""
    with clock.at(moment):
        async with transaction() as session:
            session.add(Organisation(name="Lindhall", contact="people@lindhall.example", timezone="Europe/Warsaw"))
            owner = await factories.member(session, "Piotr", role="campaign_owner")
            folk = [await factories.member(session, f"Nr {number}") for number in range(people)]
        for kind, how in KINDS.items():
            for _ in range(of_each):
                async with transaction() as session:
                    await _launched(session, owner, folk, kind, how)


async def _launched(session: Session, owner: Member, folk: Sequence[Member], kind: str, how: dict[str, Any]) -> None:
    viewer = factories.viewer(owner)
    names = ("Works council", SILENT) if how.get("entropy") == "witness" else ()
    closes = CLOSES - timedelta(days=1) if kind == "closed too late" else CLOSES
    form = contests.ContestForm(
        title=kind,
        opens=_typed(clock.now() + timedelta(hours=1)),
        closes=_typed(closes),
        prizes=(contests.PrizeForm("draw", "A weekend"), contests.PrizeForm("draw", "A dinner")),
        witnesses=[contests.WitnessForm(name, member.id) for name, member in zip(names, folk, strict=False)],
        **how,
    )
    contest_id = await contests.begin(session, viewer)
    await contests.write(session, viewer, contest_id, form)
    await contests.launch(session, viewer, contest_id)


def _typed(moment: datetime) -> tuple[str, str]:
    local = moment.astimezone(ZoneInfo("Europe/Warsaw"))
    return local.date().isoformat(), local.time().isoformat()


# ── Meanwhile ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def _lived(story: Story) -> None:
    """Step after step: the time comes, workers die over it, then it must be done."""
    late = CLOSES - timedelta(days=1)
    await _step(story, CLOSES - timedelta(days=2, hours=-1), "opened", all_in("running"))
    await _step(story, CLOSES - timedelta(days=1, hours=1), "entered", all_in("running"))
    await _step(story, late + timedelta(minutes=20), "closed too late", draws_again)
    await _step(story, late + timedelta(minutes=80, seconds=5), "closed at last", late_ones_closed, pace=6)
    await _step(story, CLOSES - timedelta(seconds=5), "closed", all_in("closed", "over"), pace=4)
    await _step(story, CLOSES + timedelta(minutes=11), "drawn", drawn_but_silent)
    await _step(story, CLOSES + timedelta(hours=25), "drawn without the silent", all_drawn)
    await _step(story, CLOSES + timedelta(hours=24), "the clock is put back", all_drawn)
    for turn in range(1, 6):  # over the end of summer time, until no alternate is left
        await _step(story, CLOSES + timedelta(days=20 * turn), "claimed, passed on", none_due)
    await _step(story, CLOSES + timedelta(days=119), "told", nothing_owed)


async def _step(story: Story, moment: datetime, what: str, done: Done, pace: float = 20) -> None:
    """``pace`` is how many seconds of the moved clock pass between two kills."""
    story.hands.set(moment)
    for _ in range(-(-story.kills // STEPS)):
        await asyncio.sleep(random.uniform(*ALIVE))
        while not (alive := workers_of(story.parent)):  # noqa: ASYNC110 - processes ring no bell
            await asyncio.sleep(0.1)
        kill([random.choice(alive)])
        story.killed += 1
        story.hands.set(story.hands() + timedelta(seconds=pace))
        await _look(story)
    async with asyncio.timeout(PATIENCE):
        while not await _is(done, story.hands()):
            await asyncio.sleep(0.1)
            story.hands.set(story.hands() + timedelta(seconds=pace / 5))
    await _look(story)
    print(f"   {what}: {story.killed} kills", flush=True)


async def _is(done: Done, moment: datetime) -> bool:
    async with reading() as session:
        return await done(session, moment)


async def _look(story: Story) -> None:
    """What is published now."""
    async with reading() as session:
        asked = columns(Draw.id, Draw.c0_sha256, Draw.c1_sha256, Draw.result_sha256)
        for draw_id, *digests in await rows(session, asked):
            for name, digest in zip(("c0", "c1", "c2"), digests, strict=True):
                if digest:
                    story.seen[draw_id, name].add(digest)


def all_in(*states: str) -> Done:
    """Whether every contest is in one of the states."""

    async def look(session: Session, _: datetime) -> bool:
        others = select(Contest.id).where(col(Contest.state).not_in(states))
        return (await session.exec(others)).first() is None

    return look


async def draws_again(session: Session, _: datetime) -> bool:
    """Whether every list that closed too late is open anew."""
    found = await _late(session)
    again = {draw.contest_id for draw in found if draw.number > 1 and draw.state == "open"}
    return again == {draw.contest_id for draw in found}


async def late_ones_closed(session: Session, _: datetime) -> bool:
    """Whether each of them is sealed."""
    found = await _late(session)
    return {one.contest_id for one in found if one.state == "closed"} == {one.contest_id for one in found}


async def _late(session: Session) -> Sequence[Draw]:
    asked = select(Draw).join(Contest, col(Contest.id) == Draw.contest_id).where(Contest.title == "closed too late")
    return (await session.exec(asked)).all()


async def drawn_but_silent(session: Session, _: datetime) -> bool:
    """Whether all is drawn that waits for nobody."""
    waits = select(Contest.id).where(
        Contest.state != "over", col(Contest.title).not_in(("witnesses", "closed too late"))
    )
    return (await session.exec(waits)).first() is None


async def all_drawn(session: Session, _: datetime) -> bool:
    """All but those whose beacon nobody here has."""
    waits = select(Contest.id).where(Contest.state != "over", Contest.title != "closed too late")
    return (await session.exec(waits)).first() is None


async def none_due(session: Session, moment: datetime) -> bool:
    """Whether no prize waits longer than it may."""
    late = select(DrawClaim.id).where(DrawClaim.state == "offered", DrawClaim.until < moment)
    return (await session.exec(late)).first() is None


async def nothing_owed(session: Session, _: datetime) -> bool:
    """Whether no prize waits for anybody, and no fact for a reaction."""
    waits = select(DrawClaim.id).where(col(DrawClaim.state).in_(("offered", "claimed")))
    owed = select(Delivery.event_id).where(col(Delivery.done_at).is_(None))
    return (await session.exec(waits)).first() is None and (await session.exec(owed)).first() is None
