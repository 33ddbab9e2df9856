"""Erasing a person with a canary in every field: Q-P1, on both databases, among colleagues with lives of their own."""

import os
import time
from pathlib import Path
from typing import Any

from sqlmodel import select

from advocacy_app import bootstrap, own_data
from advocacy_app.db import reading, transaction
from advocacy_app.models import Balance, BoardScore
from bench._worlds import folder, postgresql, sqlite, work
from tests import factories
from tests.services.leaderboards.stories import gains, violations
from tests.services.privacy.lives import Canaries, lead_a_life, traces_of

SIZES = {"small": 3, "full": 200}
CANARY, OTHERS = "Kanarek", "Papiga"


def run(size: str) -> dict[str, dict[str, Any]]:
    """Plant, take along, erase, look for what is left."""
    with sqlite() as fresh:
        light = _measured(fresh(), SIZES[size])
    with postgresql() as fresh:
        heavy = _measured(fresh(), SIZES[size])
    return {"Q-P1 sqlite": light, "Q-P1 postgresql": heavy}


def _measured(url: str, colleagues: int) -> dict[str, Any]:
    with folder() as home:
        os.environ["ADVOCACY_DATA_DIR"] = str(home)
        return work(url, lambda: _erase_one(url, home, colleagues))


async def _erase_one(url: str, home: Path, colleagues: int) -> dict[str, Any]:
    bootstrap.prepare()
    async with transaction() as session:
        people = [await factories.member(session, f"Member {n}") for n in range(colleagues + 1)]
    for n, person in enumerate(people):
        await gains(person, n + 1)
    async with transaction() as session:
        lives = [await lead_a_life(session, person, OTHERS if n else CANARY) for n, person in enumerate(people)]
    gone, hers = people[0], lives[0]
    text, before = await own_data.export_member(gone.id), await _sums(gone.account)
    start = time.perf_counter()
    await own_data.erase_member(gone.id)
    taken = time.perf_counter() - start
    places = await traces_of(CANARY, home if url.startswith("postgresql") else Path(url.partition("///")[2]).parent)
    return {
        "canaries": len(hers.planted),
        "places_left": len(places),
        "exported_of_own": sum(word in text for word in hers.planted),
        "kept_technical": len(hers.planted) - sum(word in text for word in hers.planted),
        "exported_of_others": _of_others(text, lives[1:]),
        "sums_of_others_unchanged": before == await _sums(gone.account),
        "ledger_violations": len(await violations()),
        "erased_in_s": round(taken, 2),
    }


def _of_others(text: str, lives: list[Canaries]) -> int:
    return sum(word in text for life in lives for word in life.planted)


async def _sums(account: str) -> list[tuple[str, int]]:
    async with reading() as session:
        balances = (await session.exec(select(Balance.account, Balance.posted))).all()
        scores = select(BoardScore.account, BoardScore.points).where(BoardScore.account != account)
        return sorted([*balances, *(await session.exec(scores)).all()])
