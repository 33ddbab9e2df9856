"""Challenges: each reward once, under concurrent last steps and while whoever takes them is killed: Q-R3."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from typing import Any

from sqlmodel import col, func, select

from advocacy_app import clock, ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Challenge, Member, Organisation, Share, Transfer
from advocacy_app.services import challenges, points
from bench._challenge_doer import share
from bench._kills import kill, workers_of
from bench._worlds import folder, postgresql, sqlite, work
from tests import factories

SIZES = {"small": (1, 3), "full": (20, 200)}
"""Rounds of twenty last steps at once, and kills."""
AT_ONCE = 20
PEOPLE = 16
STEPS = 3
ALIVE = (0.02, 0.6)
"""Seconds between its first word and its end."""


def run(size: str) -> dict[str, dict[str, Any]]:
    """On both databases."""
    rounds, kills = SIZES[size]
    figures: dict[str, dict[str, Any]] = {}
    for name, world in (("sqlite", sqlite), ("postgresql", postgresql)):
        with world() as fresh:
            figures[f"Q-R3 last steps {name}"] = last_steps(fresh(), rounds)
            figures[f"Q-R3 challenges {name}"] = under_kills(fresh(), kills)
    return figures


def last_steps(url: str, rounds: int) -> dict[str, Any]:
    """Twenty people take the last step of a common goal, and one person takes twenty last steps, all at once."""
    return {"rounds": rounds, "at_once": AT_ONCE} | work(url, lambda: _storms(rounds))


async def _storms(rounds: int) -> dict[str, int]:
    people = await _people(AT_ONCE)
    for _ in range(rounds):
        await _challenge(people, together="all", target=AT_ONCE)
        await asyncio.gather(*(share(member) for member in people))
        await _challenge(people[:1], target=AT_ONCE)
        await asyncio.gather(*(share(people[0]) for _ in range(AT_ONCE)))
    return await _verdict(rounds * (AT_ONCE + 1))


def under_kills(url: str, kills: int) -> dict[str, Any]:
    """Whoever shares is killed again and again; then the clockwork looks once."""
    people = work(url, lambda: _people(PEOPLE))
    work(url, lambda: _challenge(people, target=STEPS))
    said = _killed(url, kills)
    told = work(url, lambda: _settled(said))
    return {"kills": kills, "acknowledged": len(said)} | told


def _killed(url: str, kills: int) -> list[str]:
    """What processes said before they were killed, each some moments after its first word."""
    with folder() as home, (home / "said").open("ab") as paper:
        command = (sys.executable, "-m", "bench._challenge_doer", url)
        with subprocess.Popen(command, stdout=paper) as parent:
            for _ in range(kills):
                heard = paper.seek(0, os.SEEK_END)
                while paper.seek(0, os.SEEK_END) == heard:
                    time.sleep(0.01)
                time.sleep(random.uniform(*ALIVE))
                kill(workers_of(parent.pid))
            parent.send_signal(signal.SIGSTOP)  # it would fork anew while we count
            kill([*workers_of(parent.pid), parent.pid])
        return (home / "said").read_text().split("\n")[:-1]


async def _people(n: int) -> list[Member]:
    async with transaction() as session:
        session.add(Organisation(name="Lindhall"))
        return [await factories.member(session, f"Nr {i}") for i in range(n)]


async def _challenge(people: list[Member], *, target: int, together: str = "one") -> str:
    moment, new = clock.now(), ids.new_id()
    times: dict[str, Any] = {"starts_at": moment, "ends_at": moment + timedelta(days=1), "made_at": moment}
    values: dict[str, Any] = {"title": "Storm", "goal": "shares", "together": together, "target": target, "points": 7}
    async with transaction() as session:
        session.add(Challenge(id=new, **values, **times))
    for member in people:
        async with transaction() as session:
            await challenges.join(session, factories.viewer(member), new)
    return new


async def _settled(said: list[str]) -> dict[str, int]:
    async with transaction() as session:
        await challenges.settle_challenges(session)
        there = select(func.count()).select_from(Share).where(col(Share.id).in_(said))
        lost = len(said) - (await session.exec(there)).one()
    done = await _reached_by()
    return {"lost": lost, "people_at_the_goal": done} | await _verdict(done)


async def _reached_by() -> int:
    """How many people have shared enough different posts."""
    enough = (
        select(Share.member_id).group_by(Share.member_id).having(func.count(col(Share.card_id).distinct()) >= STEPS)
    )
    async with reading() as session:
        return len((await session.exec(enough)).all())


async def _verdict(wanted: int) -> dict[str, int]:
    """Rewards that are missing or double, and every broken promise."""
    async with reading() as session:
        asked = select(func.count()).select_from(Transfer).where(Transfer.reason == "challenge")
        paid = (await session.exec(asked)).one()
        broken = len([*await points.check(session), *await challenges.replay(session)])
    return {"rewards": paid, "missing_or_double": abs(paid - wanted), "violations": broken}
