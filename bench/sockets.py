"""Hundreds of sockets that are cut and come back while the server's worker is killed, too (Q-R11).

About 35 minutes in full; ``ADVOCACY_BENCH_MINUTES`` (30) makes it longer or shorter.
"""

import asyncio
import os
import random
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import aiohttp
from sqlmodel import select

from advocacy_app import live
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, Member, Saved
from advocacy_app.services import content
from bench._busy import Busy, busy
from bench._event_load import LOAD
from bench._kills import kill, workers_of
from bench._worlds import percentile, work
from tests import factories
from tests.wire import HYDRATE, Refused, Wire

PEOPLE = {"small": 12, "full": 500}
MINUTES = {"small": 0.4, "full": float(os.environ.get("ADVOCACY_BENCH_MINUTES", "30"))}
STAYS = {"small": 3.0, "full": 60.0}
"""Mean seconds until somebody's connection is cut."""
KILLS_EVERY, BEAT, PATIENCE = 120.0, 1.0, 30.0
AFTERMATH = 40.0
"""Seconds after a kill in which everybody comes back at once: they are counted apart."""
_TROUBLE = (Refused, aiohttp.ClientError, TimeoutError, ConnectionError)


@dataclass
class Seen:
    """What the people saw. Times in seconds; ``kept`` is what the server said it had kept."""

    usable: list[float] = field(default_factory=list)
    live: list[float] = field(default_factory=list)
    after_kills: list[float] = field(default_factory=list)
    killed_at: float = -AFTERMATH
    kept: set[tuple[str, str]] = field(default_factory=set)
    stays: float = 60.0
    cuts: int = 0
    kills: int = 0
    refused: int = 0


def run(size: str) -> dict[str, dict[str, Any]]:
    """Everybody comes, is cut off again and again, and does something that must not be lost all the while."""
    seen, seconds = Seen(stays=STAYS[size]), MINUTES[size] * 60
    with busy(max(200, PEOPLE[size] * 2), PEOPLE[size]) as product:
        slugs = work(product.database, _slugs)
        work(product.database, lambda: _all(product, slugs, seen, seconds))
        written = work(product.database, _saved)
    return {
        "Q-R11": {
            "sockets": len(product.cookies),
            "minutes": round(seconds / 60, 1),
            "cuts": seen.cuts,
            "worker_kills": seen.kills,
            "deeds_acknowledged": len(seen.kept),
            "deeds_lost": len(seen.kept) - sum((who, slug) in written for who, slug in seen.kept),
            "refused": seen.refused,
            "usable_p95_s": round(percentile(seen.usable or [-1.0], 0.95), 2),
            "live_p95_s": round(percentile(seen.live or [-1.0], 0.95), 2),
            "live_worst_s": round(max(seen.live, default=-1.0), 2),
            "usable_after_a_kill_p95_s": round(percentile(seen.after_kills or [-1.0], 0.95), 2),
            "target": "0 lost; usable ≤ 1 s, live ≤ 3 s",
        }
    }


async def _all(product: Busy, slugs: list[str], seen: Seen, seconds: float) -> None:
    end = time.monotonic() + seconds
    recalled, *kept = slugs
    async with aiohttp.ClientSession() as browser:
        people = [_person(product, browser, cookie, kept, seen, end) for cookie in product.cookies]
        await asyncio.gather(*people, _drum(recalled, end), _killer(product, seen, end))


async def _person(
    product: Busy, browser: aiohttp.ClientSession, cookie: str, slugs: list[str], seen: Seen, end: float
) -> None:
    """Connects, keeps a card, is cut; from the second time on, how long it takes to be back is counted."""
    me, back = (await _get(product, browser, cookie, "/me"))["id"], False
    await asyncio.sleep(random.uniform(0, 5))
    while time.monotonic() < end:
        try:
            await _visit(
                product,
                cookie,
                seen if back else Seen(),
                min(end, time.monotonic() + random.uniform(0.5, 1.5) * seen.stays),
            )
            back, seen.cuts = True, seen.cuts + 1
        except _TROUBLE:
            seen.refused += 1
            await asyncio.sleep(random.uniform(0.1, 0.5))  # as the app waits before it tries again
            continue
        slug = random.choice(slugs)
        await _keep(product, browser, cookie, slug)
        seen.kept.add((me, slug))


async def _visit(product: Busy, cookie: str, seen: Seen, until: float) -> None:
    """One connection: usable when the feed has answered, live when a push was heard; then cut without a word."""
    start = time.monotonic()
    async with Wire.open(product.url, cookie) as wire:
        await wire.send(HYDRATE)
        await wire.send(LOAD, {"shown": []})
        await _heard(wire, lambda names: any("feed_state" in name for name in names))
        aftermath = start - seen.killed_at < AFTERMATH
        (seen.after_kills if aftermath else seen.usable).append(time.monotonic() - start)
        await _heard(wire, lambda names: any("live_state" in name for name in names))
        if not aftermath:
            seen.live.append(time.monotonic() - start)
        while (left := until - time.monotonic()) > 0:
            with suppress(TimeoutError):
                await wire.hear_one(left)
        wire.cut()


async def _heard(wire: Wire, what: Callable[[list[str]], bool]) -> None:
    while not what(list((await wire.hear_one(PATIENCE)).get("delta") or {})):
        pass


async def _keep(product: Busy, browser: aiohttp.ClientSession, cookie: str, slug: str) -> None:
    """A deed with a key, sent until it is answered: what the phone's outbox does."""
    key = uuid.uuid4().hex
    while True:
        with suppress(*_TROUBLE):
            headers = _headers(product, cookie) | {"idempotency-key": key}
            async with browser.put(f"{product.url}/api/v1/cards/{slug}/saved", headers=headers) as answer:
                if answer.ok:
                    return
        await asyncio.sleep(0.2)


async def _drum(slug: str, end: float) -> None:
    """An owner takes a post back and lets it go out again, by turns, so that all screens have something to hear of.

    It is done beside the server, as a command does it; what earns points falls silent at the caps of the day.
    """
    async with reading() as session:
        found = await session.exec(select(Member).where(Member.role == "campaign_owner").limit(1))
        owner = factories.viewer(found.one())
    for deed in cycle(("pause", "resume")):
        if time.monotonic() > end + PATIENCE / 10:
            return
        async with transaction() as session:
            await content.move(session, owner, slug, deed)
        await live.settle()
        await asyncio.sleep(BEAT)


async def _killer(product: Busy, seen: Seen, end: float) -> None:
    """Every two minutes (in small: once) the worker is killed; the supervisor brings it back."""
    pause = min(KILLS_EVERY, (end - time.monotonic()) / 2)
    while time.monotonic() + pause < end:
        await asyncio.sleep(pause)
        kill(workers_of(product.process.pid))
        seen.kills, seen.killed_at = seen.kills + 1, time.monotonic()


async def _get(product: Busy, browser: aiohttp.ClientSession, cookie: str, path: str) -> Any:
    async with browser.get(f"{product.url}/api/v1{path}", headers=_headers(product, cookie)) as answer:
        return await answer.json()


def _headers(product: Busy, cookie: str) -> dict[str, str]:
    return {"cookie": cookie, "x-advocacy": "1", "origin": product.url}


async def _slugs() -> list[str]:
    async with reading() as session:
        return list((await session.exec(select(Card.slug).where(Card.state == "live").limit(40))).all())


async def _saved() -> set[tuple[str, str]]:
    async with reading() as session:
        asked = select(Saved.member_id, Card.slug).join(Card, Card.id == Saved.card_id)  # type: ignore[arg-type]
        return set((await session.exec(asked)).all())
