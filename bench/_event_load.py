"""People on a feed: ``python -m bench._event_load KIND URL SECONDS THINK < cookies`` (JSON list on standard input).

KIND is ``socket`` (feed events of the product) or ``http`` (the bare endpoint). THINK is the mean pause in seconds, 0
for as fast as answers come. Prints a JSON list of the milliseconds of each answer, -1 for none in time.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Awaitable, Callable

import aiohttp

from tests.wire import HYDRATE, Refused, Wire

LOAD = "reflex___state____state.advocacy_app___state___feed____feed_state.load_feed"
PATIENCE = 30
RAMP = 5.0
"""Seconds over which people come."""
Ask = Callable[[], Awaitable[None]]


async def main(kind: str, url: str, seconds: float, think: float, cookies: list[str]) -> list[float]:
    """Everybody at once; what the first seconds bring is not counted."""
    taken: list[float] = []
    begin = time.perf_counter() + 2 * RAMP
    visit = _on_socket if kind == "socket" else _on_http
    await asyncio.gather(*(visit(url, cookie, taken, begin, begin + seconds, think) for cookie in cookies))
    return taken


async def _on_socket(url: str, cookie: str, taken: list[float], begin: float, end: float, think: float) -> None:
    await asyncio.sleep(random.uniform(0, RAMP))
    async with Wire.open(url, cookie) as wire:
        await wire.send(HYDRATE)
        await wire.hear_one(PATIENCE)

        async def ask() -> None:
            await wire.send(LOAD, {"shown": []})
            while not any("feed_state" in name for name in (await wire.hear_one(PATIENCE)).get("delta") or {}):
                pass

        await _go_on(ask, taken, begin, end, think)


async def _on_http(url: str, cookie: str, taken: list[float], begin: float, end: float, think: float) -> None:
    async with aiohttp.ClientSession(headers={"cookie": cookie}) as browser:

        async def ask() -> None:
            async with browser.get(f"{url}/feed") as answer:
                answer.raise_for_status()
                await answer.read()

        await _go_on(ask, taken, begin, end, think)


async def _go_on(ask: Ask, taken: list[float], begin: float, end: float, think: float) -> None:
    while time.perf_counter() < end:
        await asyncio.sleep(random.uniform(0.5, 1.5) * think)
        start = time.perf_counter()
        try:
            await ask()
            answered = (time.perf_counter() - start) * 1000
        except (TimeoutError, Refused, aiohttp.ClientError):
            answered = -1.0
        if begin <= start < end:
            taken.append(answered)


if __name__ == "__main__":
    kind, url, seconds, think = sys.argv[1:5]
    people = json.loads(sys.stdin.read())
    print(json.dumps(asyncio.run(main(kind, url, float(seconds), float(think), people))))
