"""Where links lead, remembered for a moment: the redirect asks the database once in a few seconds for each link."""

import asyncio
import time
from collections import OrderedDict
from typing import Any

from advocacy_app.db import reading
from advocacy_app.read_models.sharing import Way
from advocacy_app.services import sharing

SECONDS = 3.0
"""How long an answer is believed: what an owner takes back is closed within this time."""
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

    async def find(self, code: str) -> Way | None:
        """Where a code leads, whatever the state of its card; None if nowhere."""
        if not sharing.is_short_code(code):
            return None
        moment = time.monotonic()
        known = self._known.get(code)
        if known and moment < known[0]:
            self._known.move_to_end(code)
            return known[1]
        if moment < self._nowhere.get(code, 0.0):
            return None
        return await self._ask(code)

    async def _ask(self, code: str) -> Way | None:
        """Many who ask for the same link at once wait for one answer."""
        asking = self._asking.get(code)
        if asking is None:
            asking = self._asking[code] = asyncio.create_task(self._look_up(code))
            asking.add_done_callback(lambda _: self._asking.pop(code, None))
        return await asyncio.shield(asking)

    async def _look_up(self, code: str) -> Way | None:
        async with reading() as session:
            way = await sharing.find_way(session, code)
        until = time.monotonic() + SECONDS
        if way is None:
            self._known.pop(code, None)
            self._nowhere[code] = until
            _shrink(self._nowhere, ROOM_FOR_NOTHING)
        else:
            self._known[code] = (until, way)
            self._known.move_to_end(code)
            _shrink(self._known, ROOM)
        return way


def _shrink(shelf: OrderedDict[str, Any], room: int) -> None:
    while len(shelf) > room:
        shelf.popitem(last=False)
