"""What the guard does with a request that stops in the middle, told without a server."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest

from advocacy_app.routes import Guard, guard


def part(*, more: bool) -> dict[str, Any]:
    return {"type": "http.request", "body": b"email=", "more_body": more}


async def heard(*said: dict[str, Any]) -> int:
    """How much an app hears for a second from a sender who says this and then nothing more."""
    left, parts = list(said), 0

    async def receive() -> dict[str, Any]:
        if not left:
            await asyncio.Event().wait()
        return left.pop(0)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        nonlocal parts
        while await receive():
            parts += 1

    async def send(_: Any) -> None:
        """Nobody listens."""

    with suppress(TimeoutError):
        async with asyncio.timeout(1):
            await Guard(app)({"type": "http", "method": "POST", "path": "/", "headers": []}, receive, send)
    return parts


async def test_a_body_that_stops_coming_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(guard, "PATIENCE", 0.05)
    with pytest.raises(guard.Trickled):
        await heard(part(more=True))


async def test_a_whole_body_is_answered_however_long_that_takes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(guard, "PATIENCE", 0.05)
    assert await heard(part(more=True), part(more=False)) == 2
