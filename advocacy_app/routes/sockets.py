"""The open sockets of this worker, and their end when the session behind them ends, wherever that was decided.

A socket is opened once and then speaks for hours. So each worker asks every second which of the sessions behind its
sockets still let somebody in, and closes the others: signed out, another role, deactivated, or simply too old.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import structlog

from advocacy_app import access
from advocacy_app.db import reading
from advocacy_app.services import identity

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

SECONDS = 1.0
NO_SESSION = 4401
_GONE = {"type": "websocket.disconnect", "code": NO_SESSION}
_log = structlog.get_logger()


@dataclass(eq=False)
class Socket:
    """A socket between the app and a browser, which can be cut from outside."""

    receive_on: Receive
    send_on: Send
    cut: bool = False
    _reader: "asyncio.Task[Any] | None" = None
    _closed: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self) -> Any:
        """The next message for the app; after the cut it hears that the browser has gone."""
        self._reader = asyncio.current_task()
        try:
            message = await self.receive_on()
        except asyncio.CancelledError:
            if not self.cut or self._reader is None:
                raise
            self._reader.uncancel()
            message = _GONE
        finally:
            self._reader = None
        return _GONE if self.cut else message

    async def send(self, message: Any) -> None:
        """A message for the browser; after the cut nothing goes out any more."""
        if not self.cut:
            await self.send_on(message)

    async def close(self) -> None:
        """Cut it, whether the other side listens or not. The server sends nothing while the app waits for a message."""
        if self.cut:
            return
        self.cut = True
        if self._reader:
            self._reader.cancel()
            await asyncio.sleep(0)
        with suppress(Exception):
            await asyncio.wait_for(self.send_on({"type": "websocket.close", "code": NO_SESSION}), SECONDS)
        self._closed.set()

    async def end(self) -> None:
        """The app is done with it. A cut socket says goodbye first: otherwise the server takes its time to close it."""
        if self.cut:
            await self._closed.wait()


_open: defaultdict[str, set[Socket]] = defaultdict(set)


@asynccontextmanager
async def held(session_id: str, receive: Receive, send: Send) -> AsyncIterator[Socket]:
    """A socket of a session, for as long as it lasts."""
    socket = Socket(receive, send)
    _open[session_id].add(socket)
    try:
        yield socket
        await socket.end()
    finally:
        _open[session_id].discard(socket)
        if not _open[session_id]:
            del _open[session_id]


def count_of(session_id: str) -> int:
    """How many sockets a session has in this worker."""
    return len(_open.get(session_id, ()))


async def close_ended() -> None:
    """Close every socket whose session lets nobody in any more."""
    if not (watched := set(_open)):
        return
    async with reading() as session:
        ended = watched - await identity.living(session, watched)
    if ended:
        access.forget()
    await asyncio.gather(*[socket.close() for one in ended for socket in list(_open.get(one, ()))])


@asynccontextmanager
async def watching() -> AsyncIterator[None]:
    """The life of a web worker: beside its work it closes what has ended."""
    watch = asyncio.create_task(_watch(), name="sockets")
    try:
        yield
    finally:
        watch.cancel()


async def _watch() -> None:
    while True:
        await asyncio.sleep(SECONDS)
        try:
            await close_ended()
        except Exception:  # noqa: BLE001 - the database may be away for a moment; the Gate still checks every event
            _log.exception("sockets_not_watched")
