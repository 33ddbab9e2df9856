"""The outermost step: who may speak to us at all, how large a request may be, and how fast a socket is read.

A person's cookie travels with every request their browser makes, whoever's page asked for it. So whatever changes
something, and every socket, must come from a page of ours. Programs that are no browsers name no origin; they need
the header or the token that the API asks for.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from advocacy_app import figures
from advocacy_app.access import cookie_value, viewer_behind
from advocacy_app.config import settings
from advocacy_app.i18n import tr
from advocacy_app.i18n.choice import choose
from advocacy_app.routes import sockets
from advocacy_app.routes.api.problems import TooLarge
from advocacy_app.routes.security import security_headers
from advocacy_app.services.errors import Refusal

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

LARGEST_BODY = 256 * 1024
"""Bytes of a form or of JSON; files come to routes of their own, which count for themselves."""
PATIENCE, PATIENCE_FOR_FILES = 20.0, 600.0
"""Seconds that a whole body may take to arrive; 15 MB take eight minutes on the slowest of phones."""
SOCKETS = 16
"""Open tabs of one session in one worker."""
BURST, PER_SECOND = 60, 20.0
"""Messages of one socket that are read at once, and how many follow each second."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HANDED_OVER = "/add"
"""What a phone's share sheet sends to comes from no page at all; nothing changes there."""
_NOT_OURS, _TOO_MANY = 4403, 4429
_HOST = re.compile(rb"[\w.-]+(:\d+)?|\[[\da-fA-F:.]+\](:\d+)?")


class Trickled(Refusal):
    """What was sent did not arrive in time."""

    key = "error.too_slow"
    status = 408


class Guard:
    """Refuses foreign origins, sockets without a session, and what is too much."""

    def __init__(self, app: Any) -> None:
        """Wrap everything."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pass, or answer at once."""
        if scope["type"] == "http":
            send = _noted(send)
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif not _names_a_host(scope) or "\0" in scope["path"]:  # no database keeps such a letter
            await _turn_away(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["method"] not in _SAFE:
            await self._deed(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _deed(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if _foreign(headers) and not (scope["path"] == _HANDED_OVER and _of_the_phone(headers)):
            await _say_no(headers, "error.foreign_page", 403)(scope, receive, send)
        elif _streams(headers):
            await self.app(scope, _in_time(receive, PATIENCE_FOR_FILES), send)
        elif int(headers.get("content-length", "0")) > LARGEST_BODY:
            await _say_no(headers, "error.too_large", 413)(scope, receive, send)
        else:
            await self.app(scope, _in_time(_counted(receive), PATIENCE), send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """No socket without a session: strangers cost no memory."""
        headers = Headers(scope=scope)
        viewer = await viewer_behind(headers.get("cookie", ""))
        if viewer is None or _foreign(headers):
            await send({"type": "websocket.close", "code": _NOT_OURS if viewer else sockets.NO_SESSION})
            return
        if sockets.count_of(viewer.session_id) >= SOCKETS:
            await send({"type": "websocket.close", "code": _TOO_MANY})
            return
        figures.count("sockets")
        async with sockets.held(viewer.session_id, _paced(receive), send) as socket:
            await self.app(scope, socket.receive, socket.send)


def _names_a_host(scope: Scope) -> bool:
    """Whether the Host header is a name and nothing more; else a request's address would have another path."""
    return all(_HOST.fullmatch(value) for name, value in scope["headers"] if name == b"host")


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _NOT_OURS})
    else:
        await _say_no(Headers(scope=scope), "error.invalid", 400)(scope, receive, send)


def _noted(send: Send) -> Send:
    """Count the answer by the class of its status."""

    async def send_on(message: Any) -> None:
        if message["type"] == "http.response.start":
            figures.count(f"requests_{message['status'] // 100}xx")
        await send(message)

    return send_on


def _foreign(headers: Headers) -> bool:
    """Whether a page that is not ours asked for this."""
    origin = headers.get("origin")
    if origin is not None:
        return origin not in settings().origins
    return headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}


def _of_the_phone(headers: Headers) -> bool:
    """Whether the phone itself asked, and no page: pages can hide behind ``null``, but not say that there is none."""
    return headers.get("origin") == "null" and headers.get("sec-fetch-site") == "none"


def _streams(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith(("multipart/", "image/"))


def _say_no(headers: Headers, key: str, status: int) -> PlainTextResponse:
    language = choose(cookie_value(headers.get("cookie", ""), "lang"), headers.get("accept-language", ""))
    no_store = {"cache-control": "no-store", "connection": "close"}
    return PlainTextResponse(tr(language, key), status, dict(security_headers()) | no_store)


def _counted(receive: Receive) -> Receive:
    """Read no further than the limit, whatever length was announced."""
    left = LARGEST_BODY

    async def receive_some() -> Any:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLarge
        return message

    return receive_some


def _in_time(receive: Receive, seconds: float) -> Receive:
    """A body that trickles in keeps nobody waiting for ever; what comes after it is the server's business."""
    until, whole = time.monotonic() + seconds, False

    async def receive_soon() -> Any:
        nonlocal whole
        if whole:
            return await receive()
        try:
            async with asyncio.timeout(until - time.monotonic()):
                message = await receive()
        except TimeoutError:
            raise Trickled from None
        whole = not message.get("more_body", False)
        return message

    return receive_soon


def _paced(receive: Receive) -> Receive:
    """A socket that talks too fast is read more slowly: the sender waits, nobody else does."""
    tokens, read_at = float(BURST), time.monotonic()

    async def receive_next() -> Any:
        nonlocal tokens, read_at
        message = await receive()
        moment = time.monotonic()
        tokens = min(BURST, tokens + (moment - read_at) * PER_SECOND) - 1
        read_at = moment
        if tokens < 0:
            await asyncio.sleep(-tokens / PER_SECOND)
        return message

    return receive_next
