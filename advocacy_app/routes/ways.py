"""Where links lead, remembered for a while: the redirect of a known link asks nobody."""

import asyncio
import time
from collections import OrderedDict
from functools import partial
from typing import Any

from advocacy_app.db import reading
from advocacy_app.read_models.sharing import Way
from advocacy_app.services import sharing

SECONDS = 30.0
"""How long an answer is believed at most. What an owner takes back is forgotten as soon as it is announced."""
ROOM = 20_000
ROOM_FOR_NOTHING = 2_000
"""Codes that lead nowhere, on a shelf of their own, so that guessing never crowds out real links."""


class Ways:
    """A bounded memory of codes, least recently asked out first. One event loop."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: OrderedDict[str, tuple[float, Way]] = OrderedDict()
        self._nowhere: OrderedDict[str, float] = OrderedDict()
        self._asking: dict[str, asyncio.Task[Way | None]] = {}
        self._turns = 0

    def forget(self) -> None:
        """Cards came or went: believe nothing, not even answers that are on their way."""
        self._known.clear()
        self._nowhere.clear()
        self._asking.clear()
        self._turns += 1

    def known(self, code: str) -> Way | None:
        """What is remembered of a code, without asking anybody."""
        known = self._known.get(code)
        if known is None or time.monotonic() >= known[0]:
            return None
        self._known.move_to_end(code)
        return known[1]

    async def find(self, code: str) -> Way | None:
        """Where a code leads, whatever the state of its card; None if nowhere."""
        if not sharing.is_short_code(code):
            return None
        if way := self.known(code):
            return way
        if time.monotonic() < self._nowhere.get(code, 0.0):
            return None
        return await self._ask(code)

    async def _ask(self, code: str) -> Way | None:
        """Many who ask for the same link at once wait for one answer."""
        asking = self._asking.get(code)
        if asking is None:
            asking = self._asking[code] = asyncio.create_task(self._look_up(code))
            asking.add_done_callback(partial(self._asked, code))
        return await asyncio.shield(asking)

    def _asked(self, code: str, asking: "asyncio.Task[Way | None]") -> None:
        if self._asking.get(code) is asking:
            del self._asking[code]

    async def _look_up(self, code: str) -> Way | None:
        turns = self._turns
        async with reading() as session:
            way = await sharing.find_way(session, code)
        if turns == self._turns:
            self._remember(code, way)
        return way

    def _remember(self, code: str, way: Way | None) -> None:
        until = time.monotonic() + SECONDS
        if way is None:
            self._known.pop(code, None)
            self._nowhere[code] = until
            _shrink(self._nowhere, ROOM_FOR_NOTHING)
        else:
            self._known[code] = (until, way)
            self._known.move_to_end(code)
            _shrink(self._known, ROOM)


def _shrink(shelf: OrderedDict[str, Any], room: int) -> None:
    while len(shelf) > room:
        shelf.popitem(last=False)
