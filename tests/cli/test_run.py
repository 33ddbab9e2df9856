"""``advocacy run`` ends when it is told to, soon and with nothing lost, whoever is still connected."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from sqlmodel import func, select

from advocacy_app.commands.build import building
from advocacy_app.db import dispose, reading, transaction
from advocacy_app.models import Click
from tests import factories, tools
from tests.cast import Cast
from tests.services.sharing.stories import say

PATIENCE = 10.0
"""Seconds; five are promised, and two of them given to requests on their way. A busy machine needs some more."""
UNFINISHED = {
    "nobody": None,
    "a line that says nothing": b"",
    "half a question": b"GET /sign-in HTTP/1.1\r\nHost: loc",
    "a form that never ends": b"POST /auth/email HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\nemail=",
}


@pytest.fixture
def port(tmp_path: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> int:
    port = tools.free_port()
    monkeypatch.setenv("ADVOCACY_PUBLIC_URL", f"http://localhost:{port}")
    return port


@pytest.fixture
def server(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with building():
        pass
    command = (Path(sys.executable).with_name("advocacy"), "run", "--port", str(port))
    with tools.running(*command, ready=lambda: answers(port), log=tmp_path / "log", env=dict(os.environ)) as it:
        yield it


def answers(port: int) -> bool:
    with suppress(httpx.TransportError):
        return httpx.get(f"http://localhost:{port}/healthz").is_success
    return False


@pytest.mark.parametrize("who", UNFINISHED)
async def test_it_ends_soon_and_writes_down_what_it_saw(
    server: subprocess.Popen[bytes], port: int, cast: Cast, who: str
):
    async with transaction() as session:
        card = await factories.card(session, "The dryer")
    share = await say(cast.ana, card)
    visitors = [connected(port, said)] if (said := UNFINISHED[who]) is not None else []
    async with httpx.AsyncClient(base_url=f"http://localhost:{port}", timeout=30) as browser:
        assert (await browser.get(f"/s/{share.code}")).status_code in {200, 302}

    begun = time.monotonic()
    server.send_signal(signal.SIGTERM)
    assert await asyncio.to_thread(server.wait, 60) == 0
    took = time.monotonic() - begun
    sys.stdout.write(f"ended after {took:.1f} s with {who} connected\n")
    assert took < PATIENCE
    await dispose()
    async with reading() as session:
        assert (await session.exec(select(func.count()).select_from(Click))).one() == 1
    for visitor in visitors:
        visitor.close()


def connected(port: int, said: bytes) -> socket.socket:
    """Somebody who began to say something and goes no further."""
    visitor = socket.create_connection(("localhost", port))
    visitor.sendall(said)
    return visitor
