"""A learning record store for tests: a real HTTP server that fails, dawdles, forgets to answer, and then takes it."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

from advocacy_app.integrations.lrs import HttpLrs

USER, PASSWORD = "advocacy", "of-the-store"
DAWDLE = "dawdle"
"""Never answers."""
FORGET = "forget"
"""Takes it, and lets the line go dead before it says so."""


@dataclass
class Store:
    """What it has, what it was asked, and how it answers the next ones; when nothing is left to misbehave, well."""

    url: str = ""
    statements: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    moods: list[str | int] = field(default_factory=list)

    def lrs(self, seconds: float = 60, password: str = PASSWORD) -> HttpLrs:
        """The product's own client of it."""
        return HttpLrs(self.url, USER, password, seconds)

    def take(self, number: str, login: str, body: bytes) -> int:
        """The answer of a store that follows the specification."""
        if login != "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode():
            return 401
        told = json.loads(body)
        if told.get("id") != number:
            return 400
        known = self.statements.setdefault(number, told)
        return 204 if known == told else 409


@asynccontextmanager
async def running_store() -> AsyncIterator[Store]:
    """A store that listens on a free port of this machine."""
    store = Store()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _answer(store, reader, writer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    store.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/xapi"
    try:
        yield store
    finally:
        server.close()


async def _answer(store: Store, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line, *headers = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    named = {name.lower(): value.strip() for name, _, value in (each.partition(":") for each in headers)}
    body = await reader.readexactly(int(named.get("content-length", 0)))
    assert named["x-experience-api-version"] == "1.0.3"
    number = parse_qs(urlsplit(line.split()[1]).query)["statementId"][0]
    store.asked.append(number)
    mood = store.moods.pop(0) if store.moods else 0
    if mood == DAWDLE:
        await reader.read()
        return
    status = mood if isinstance(mood, int) and mood else store.take(number, named.get("authorization", ""), body)
    if mood != FORGET:
        more = "location: http://169.254.169.254/\r\n" if status == HTTPStatus.FOUND else ""
        writer.write(f"HTTP/1.1 {status} x\r\n{more}content-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()
