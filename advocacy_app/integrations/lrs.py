"""The learning record store of the company: takes one statement at a time."""

import base64
from ipaddress import IPv4Address
from typing import Protocol
from urllib.parse import urlencode

import httpx

from advocacy_app.integrations.web.addresses import IPAddress, port_of
from advocacy_app.integrations.web.guarded import GuardedWeb
from advocacy_app.integrations.web.port import FetchRefused

VERSION = "1.0.3"
NO_ANSWER = 0
_METADATA = IPv4Address("168.63.129.16")


class Lrs(Protocol):
    """Where statements go."""

    async def put(self, number: str, body: str) -> int:
        """Hand a statement over; the status of the answer, or ``NO_ANSWER``."""
        ...


class NullLrs:
    """Takes everything and keeps it in memory."""

    def __init__(self) -> None:
        self.taken: dict[str, str] = {}

    async def put(self, number: str, body: str) -> int:
        """Taken."""
        self.taken[number] = body
        return 204


class HttpLrs:
    """The one whose address an operator configured: the one host of the company's own net that we may speak to.

    It is spoken to through the same guard as every page of others, which follows no redirect here and, whatever its
    name leads to, never speaks to a cloud's own services.
    """

    def __init__(self, url: str, user: str, password: str, seconds: float = 10.0) -> None:
        self._statements = url.rstrip("/") + "/statements"
        self._seconds = seconds
        port = port_of(httpx.URL(url))
        self._web = GuardedWeb(permit=lambda address, to: to == port and _not_a_cloud(address))
        login = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._headers = {
            "Authorization": f"Basic {login}",
            "Content-Type": "application/json",
            "X-Experience-API-Version": VERSION,
        }

    async def put(self, number: str, body: str) -> int:
        """``PUT statements?statementId=``: the same id twice is one statement, so a second try does no harm."""
        address = f"{self._statements}?{urlencode({'statementId': number})}"
        try:
            return await self._web.put(address, body.encode(), self._headers, timeout=self._seconds)
        except FetchRefused:
            return NO_ANSWER


def open_lrs(url: str, user: str, password: str) -> Lrs:
    """The configured one, or the null twin where there is none."""
    return HttpLrs(url, user, password) if url else NullLrs()


def _not_a_cloud(address: IPAddress) -> bool:
    odd = address.is_link_local or address.is_multicast or address.is_unspecified or address.is_reserved
    return not odd and address != _METADATA
