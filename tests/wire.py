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
MARK = "reflex___state____state.advocacy_app___state___said____said_state.tell_our_fault"
"""An event of ours whose answer holds what was sent with it."""


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
    _marks: set[str] = field(default_factory=set)

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

    def cut(self) -> None:
        """Lose the connection without a word, as in a tunnel."""
        transport = self.socket.get_extra_info("transport")
        if transport is not None:
            transport.abort()

    async def send(self, name: str, payload: Any = None) -> None:
        """Send an event."""
        router = {"pathname": self.path, "asPath": self.path, "query": {}}
        event = {"name": name, "payload": {} if payload is None else payload, "router_data": router}
        await self.send_raw(json.dumps(["event", event | {"token": self.token}]))

    async def send_raw(self, text: str) -> None:
        """Send a Socket.IO event as it is."""
        await self.socket.send_str(f"42{NAMESPACE},{text}")

    async def ask(self, name: str, payload: Any = None) -> list[dict[str, Any]]:
        """Send an event and hear all that follows from it.

        Events of a tab are handled in turn. So when two marks, one sent after the other was answered, have come
        back, the event is done and so is what it set off. Without a session there is one answer: sign in first.
        """
        self.heard, self._marks = [], set()
        await self.send(name, payload)
        for _ in range(2):
            mark = uuid.uuid4().hex[:8]
            self._marks.add(mark)
            await self.send(MARK, {"code": mark})
            while mark not in json.dumps(await self.hear_one(20)) and not self.sent_away():
                pass
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

    def said(self) -> list[str]:
        """What the person was told since the last question."""
        states = [state for update in self.heard for state in (update.get("delta") or {}).values()]
        texts = [state["saying_rx_state_"]["text"] for state in states if "saying_rx_state_" in state]
        return [text for text in texts if text and not any(mark in text for mark in self._marks)]

    def sent_away(self) -> bool:
        """Whether the person was sent to the sign-in page since the last question."""
        return any(e["name"] == "_redirect" and "/sign-in" in str(e["payload"]) for e in self.events())

    def events(self) -> list[dict[str, Any]]:
        """Events for the browser since the last question."""
        return [event for update in self.heard for event in update.get("events") or []]
