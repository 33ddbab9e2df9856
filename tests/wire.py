"""A client of the socket that says what it likes: Engine.IO 4 and Socket.IO 5, as far as Reflex speaks them."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp

NAMESPACE = "/_event"
HYDRATE = "reflex___state____state.hydrate"


class Refused(ConnectionError):
    """The socket was not opened, or was closed at once."""


@dataclass
class Wire:
    """An open socket of one tab."""

    socket: aiohttp.ClientWebSocketResponse
    token: str
    path: str = "/"
    heard: list[dict[str, Any]] = field(default_factory=list)
    """Every update since the last ``ask``."""

    @classmethod
    @asynccontextmanager
    async def open(
        cls, url: str, cookie: str = "", token: str = "", headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[Self]:
        """Open a socket as a browser with this cookie.

        Raises:
            Refused: the server would not have it.
        """
        token = token or str(uuid.uuid4())
        address = f"{url}{NAMESPACE}/?EIO=4&transport=websocket&token={token}"
        sent = {"origin": url, **({"cookie": cookie} if cookie else {}), **(headers or {})}
        async with aiohttp.ClientSession() as browser:
            try:
                socket = await browser.ws_connect(address, headers=sent, max_msg_size=0, autoclose=True)
            except aiohttp.ClientError as error:
                raise Refused from error
            wire = cls(socket, token)
            try:
                await wire._greet()
                yield wire
            finally:
                await socket.close()

    async def _greet(self) -> None:
        await self._until("0")
        await self.socket.send_str(f"40{NAMESPACE},")
        await self._until(f"40{NAMESPACE}")

    async def _until(self, start: str) -> str:
        while True:
            message = await asyncio.wait_for(self.socket.receive(), 10)
            if message.type is not aiohttp.WSMsgType.TEXT or message.data.startswith("44"):
                raise Refused(message.data)
            if message.data.startswith(start):
                return message.data

    async def send(self, name: str, payload: Any = None) -> None:
        """Send an event."""
        router = {"pathname": self.path, "asPath": self.path, "query": {}}
        event = {"name": name, "payload": {} if payload is None else payload, "router_data": router}
        await self.send_raw(json.dumps(["event", event | {"token": self.token}]))

    async def send_raw(self, text: str) -> None:
        """Send a Socket.IO event as it is."""
        await self.socket.send_str(f"42{NAMESPACE},{text}")

    async def ask(self, name: str, payload: Any = None, quiet: float = 0.35) -> list[dict[str, Any]]:
        """Send an event and hear what follows, until nothing came for ``quiet`` seconds."""
        self.heard = []
        await self.send(name, payload)
        await self.listen(quiet)
        return self.heard

    async def listen(self, quiet: float) -> None:
        """Hear updates until nothing came for ``quiet`` seconds.

        Raises:
            Refused: the server closed the socket.
        """
        while True:
            try:
                await self.hear_one(quiet)
            except TimeoutError:
                return

    async def hear_one(self, patience: float) -> dict[str, Any]:
        """The next update.

        Raises:
            TimeoutError: none came in time.
            Refused: the server closed the socket.
        """
        async with asyncio.timeout(patience):
            while True:
                message = await self.socket.receive()
                if message.type is not aiohttp.WSMsgType.TEXT:
                    raise Refused(message.data)
                if message.data == "2":
                    await self.socket.send_str("3")
                elif message.data.startswith(f"42{NAMESPACE},"):
                    update: dict[str, Any] = json.loads(message.data[len(NAMESPACE) + 3 :])[1]
                    self.heard.append(update)
                    return update

    def deltas(self) -> dict[str, Any]:
        """Every var that was set since the last question, by ``state.var``; the last value counts."""
        merged: dict[str, Any] = {}
        for update in self.heard:
            for state, variables in (update.get("delta") or {}).items():
                merged |= {f"{state.rpartition('.')[2]}.{name}": value for name, value in variables.items()}
        return merged

    def events(self) -> list[dict[str, Any]]:
        """Events for the browser since the last question."""
        return [event for update in self.heard for event in update.get("events") or []]
