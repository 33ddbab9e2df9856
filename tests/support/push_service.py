"""A push service and a browser for tests: a real HTTP server that checks who sends, and keys that can read it."""

import asyncio
import json
import os
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from advocacy_app.integrations.push import Browser, WebPush
from advocacy_app.integrations.web.guarded import GuardedWeb

DAWDLE = 0
"""A mood: never answers."""


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class Phone:
    """A browser with a subscription of its own; only it can read what is sent to it."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def browser(self) -> Browser:
        """What it tells the server."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return Browser(self.endpoint, _text(point), _text(self.auth))

    def read(self, body: bytes) -> dict[str, Any]:
        """What was sent."""
        plain = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        return json.loads(plain)


@dataclass
class Service:
    """What it was handed, and how it answers the next ones; when no mood is left, well."""

    port: int = 0
    taken: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    moods: list[int] = field(default_factory=list)

    def push(self) -> WebPush:
        """The product's own client of it; the test's guard lets it speak to this one port of this machine."""
        port = self.port
        return WebPush("advocacy@lindhall.example", GuardedWeb(permit=lambda _, to: to == port))

    def phone(self, name: str) -> Phone:
        """A browser whose address is here."""
        return Phone(f"http://127.0.0.1:{self.port}/send/{name}")

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request."""
        line, *rest = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (each.partition(":") for each in rest)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        assert line.startswith("POST ")
        assert Vapid02.verify(headers["authorization"])
        mood = self.moods.pop(0) if self.moods else 201
        if mood == DAWDLE:
            await reader.read()
            return
        self.taken.append((urlsplit(line.split()[1]).path.rpartition("/")[2], headers, body))
        more = "location: http://169.254.169.254/\r\n" if mood in {301, 302, 307, 308} else ""
        writer.write(f"HTTP/1.1 {mood} x\r\n{more}content-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()


@asynccontextmanager
async def running_service() -> AsyncIterator[Service]:
    """A service that listens on a free port of this machine."""
    service, lines = Service(), set[asyncio.Task[None]]()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await service.answer(reader, writer)
        writer.close()
        await writer.wait_closed()

    def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines.add(asyncio.ensure_future(talk(reader, writer)))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    service.port = server.sockets[0].getsockname()[1]
    try:
        yield service
    finally:
        server.close()
        await asyncio.gather(*lines)
