"""What the guard does with a socket whose session ends, told without a server."""

import asyncio
from typing import Any

import pytest

from advocacy_app.access import cookie_name, forget
from advocacy_app.db import transaction
from advocacy_app.models import Member
from advocacy_app.routes import Guard, sockets
from advocacy_app.services import identity
from tests.cast import Cast
from tests.hands import BOTH, Hands


class Browser:
    """The other end of a socket: what it says, and what it heard."""

    def __init__(self) -> None:
        self.says: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.heard: list[dict[str, Any]] = []
        self.answered = asyncio.Event()

    async def send(self, message: dict[str, Any]) -> None:
        self.heard.append(message)
        self.answered.set()


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """An app that repeats what it hears until the socket ends."""
    while (message := await receive())["type"] != "websocket.disconnect":
        await send({"type": "websocket.send", "text": message["text"]})


async def connect(browser: Browser, member: Member) -> asyncio.Task[None]:
    async with transaction() as session:
        token = await identity.open_session(session, member)
    headers = [(b"cookie", f"{cookie_name()}={token}".encode()), (b"origin", b"http://localhost:8000")]
    task = asyncio.create_task(
        Guard(echo)({"type": "websocket", "path": "/", "headers": headers}, browser.says.get, browser.send)
    )
    await browser.says.put({"type": "websocket.receive", "text": "hello"})
    await browser.answered.wait()
    return task


@pytest.fixture(autouse=True)
def nobody_known() -> None:
    forget()


@BOTH
async def test_a_socket_ends_with_its_session_and_others_go_on(cast: Cast):
    ana, lena = Browser(), Browser()
    hers, others = await connect(ana, cast.ana), await connect(lena, cast.lena)
    await sockets.close_ended()
    assert len(ana.heard) == len(lena.heard) == 1

    async with transaction() as session:
        await identity.revoke_sessions(session, cast.ana.id)
    await sockets.close_ended()
    assert ana.heard[-1] == {"type": "websocket.close", "code": 4401}

    for browser in (ana, lena):
        await browser.says.put({"type": "websocket.receive", "text": "still there?"})
    await asyncio.wait_for(hers, 1)
    await asyncio.sleep(0.05)
    assert [m["type"] for m in ana.heard] == ["websocket.send", "websocket.close"]
    assert lena.heard[-1]["text"] == "still there?"
    others.cancel()


@pytest.mark.parametrize("why", ["deactivated", "another role", "too old"])
async def test_whatever_ends_a_session_ends_its_socket(cast: Cast, hands: Hands, why: str):
    browser = Browser()
    task = await connect(browser, cast.ana)
    async with transaction() as session:
        member = await identity.member_by_id(session, cast.ana.id)
        if why == "deactivated":
            await identity.deactivate(session, member, None)
        if why == "another role":
            await identity.change_role(session, member, "champion", None)
    if why == "too old":
        hands.forward(days=61)
    await sockets.close_ended()
    assert browser.heard[-1]["type"] == "websocket.close"
    task.cancel()


async def test_a_browser_that_does_not_listen_holds_nobody_up(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    class Deaf(Browser):
        async def send(self, message: dict[str, Any]) -> None:
            if message["type"] == "websocket.close":
                await asyncio.sleep(60)
            await super().send(message)

    monkeypatch.setattr(sockets, "SECONDS", 0.1)
    deaf, ana = Deaf(), Browser()
    tasks = [await connect(deaf, cast.ana), await connect(ana, cast.ana)]
    async with transaction() as session:
        await identity.revoke_sessions(session, cast.ana.id)
    await asyncio.wait_for(sockets.close_ended(), 2)
    assert ana.heard[-1]["type"] == "websocket.close"
    for task in tasks:
        task.cancel()


async def test_the_watch_goes_on_when_the_database_was_away(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    looked, again = [0], asyncio.Event()

    async def stumble() -> None:
        looked[0] += 1
        if looked[0] == 1:
            raise ConnectionError
        again.set()

    monkeypatch.setattr(sockets, "SECONDS", 0.01)
    monkeypatch.setattr(sockets, "close_ended", stumble)
    async with sockets.watching():
        await asyncio.wait_for(again.wait(), 20)
