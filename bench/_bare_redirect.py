"""The least that an ASGI server can do: a 302 to one address. What the redirect is compared with."""

from collections.abc import Awaitable, Callable
from typing import Any

_HEADERS = [(b"location", b"https://lindhall.example/"), (b"cache-control", b"no-store"), (b"content-length", b"0")]


async def app(scope: Any, _: Any, send: Callable[[Any], Awaitable[None]]) -> None:
    """Answer every request alike."""
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 302, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": b""})
