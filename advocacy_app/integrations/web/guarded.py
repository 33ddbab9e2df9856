"""The real one: looks the host up itself, connects to nothing but the very addresses that it has checked.

``httpx-secure`` alone is not enough: for a host name it opens a probe connection before it judges the address, and
what it judges by is Python's ``is_global``. So the name is resolved here, every answer is judged by ``addresses``,
and the client is given numbers only; ``httpx-secure`` then judges each number once more when the connection is made.
"""

import asyncio
import functools
import socket
import ssl
import zlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Literal, TypeVar

import httpx
from httpx_secure import SSRFProtectionError, httpx_ssrf_protection

from advocacy_app.integrations.web.addresses import IPAddress, literal, parse, permitted, port_of
from advocacy_app.integrations.web.port import FetchRefused, Page

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
Outcome = TypeVar("Outcome")
Permit = Callable[[IPAddress, int], bool]

_REDIRECTS = 4
_ADDRESSES_TRIED = 3
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; advocacy-app link preview)",
    "Accept": "text/html,application/rss+xml,application/atom+xml,application/xml,image/*;q=0.8,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}


async def resolve(host: str, port: int) -> list[str]:
    """The system's answer: every address of a host."""
    answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(answer[4][0]) for answer in answers]


class GuardedWeb:
    """``resolver`` and ``permit`` are for tests; no setting reaches them."""

    def __init__(self, resolver: Resolver = resolve, permit: Permit = permitted) -> None:
        self._resolver, self._permit = resolver, permit

    async def fetch(self, url: str, *, max_bytes: int = 2_000_000, timeout: float = 10.0) -> Page:  # noqa: ASYNC109
        """Read one page; see ``Web.fetch``."""
        return await self._guarded(timeout, lambda client: self._follow(client, url, max_bytes))

    async def put(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout: float = 10.0,  # noqa: ASYNC109
        method: Literal["PUT", "POST"] = "PUT",
    ) -> int:
        """Send something and hear the status of the answer; a redirect is an answer like any other.

        Raises:
            FetchRefused: with the reason.
        """

        async def send(client: httpx.AsyncClient) -> int:
            response = await self._answer(client, parse(url), method, headers, body)
            await response.aclose()
            return response.status_code

        return await self._guarded(timeout, send)

    async def _guarded(self, timeout: float, deed: Callable[[httpx.AsyncClient], Awaitable[Outcome]]) -> Outcome:  # noqa: ASYNC109
        """Do it in time, and say of every trouble what it was."""
        try:
            async with asyncio.timeout(timeout), self._client(timeout) as client:
                return await deed(client)
        except (TimeoutError, httpx.TimeoutException):
            raise FetchRefused("took_too_long") from None
        except SSRFProtectionError:
            raise FetchRefused("address") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, zlib.error):
            raise FetchRefused("unreachable") from None

    def _client(self, timeout: float) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            headers=_HEADERS,
            verify=_tls(),
            timeout=timeout,
            trust_env=False,  # no proxy, no credentials from the environment
            follow_redirects=False,
            limits=httpx.Limits(max_keepalive_connections=0),
        )
        return httpx_ssrf_protection(
            client,
            check_globally_reachable=False,
            custom_validator=lambda _, address, port: self._permit(address, port),
        )

    async def _follow(self, client: httpx.AsyncClient, url: str, max_bytes: int) -> Page:
        for _ in range(_REDIRECTS + 1):
            target = parse(url)
            response = await self._answer(client, target)
            try:
                if not response.has_redirect_location:
                    body = await _body(response, max_bytes)
                    return Page(str(target), response.status_code, response.headers.get("content-type", ""), body)
            finally:
                await response.aclose()
            client.cookies.clear()
            url = str(target.join(response.headers["location"]))
        raise FetchRefused("redirects")

    async def _answer(
        self,
        client: httpx.AsyncClient,
        target: httpx.URL,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        content: bytes = b"",
    ) -> httpx.Response:
        """Ask the first of the host's addresses that can be reached."""
        trouble: httpx.HTTPError | None = None
        for address in (await self._addresses(target))[:_ADDRESSES_TRIED]:
            try:
                request = _request(client, target, address, method, headers or {}, content)
                return await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                trouble = error
        raise FetchRefused("unreachable") from trouble

    async def _addresses(self, target: httpx.URL) -> list[IPAddress]:
        """Where the host lives; one address that is not permitted spoils them all."""
        host, port = target.raw_host.decode("ascii"), port_of(target)
        one = literal(host)
        answers = [str(one)] if one else await self._resolver(host, port)
        addresses = [address for answer in dict.fromkeys(answers) if (address := literal(answer))]
        if not all(self._permit(address, port) for address in addresses):
            raise FetchRefused("address")
        return addresses


def _request(
    client: httpx.AsyncClient,
    target: httpx.URL,
    address: IPAddress,
    method: str,
    headers: Mapping[str, str],
    content: bytes,
) -> httpx.Request:
    """The request goes to a number; the server and its certificate still hear the name."""
    host = target.raw_host.decode("ascii")
    extensions = {} if literal(host) else {"sni_hostname": host.rstrip(".")}
    return client.build_request(
        method,
        target.copy_with(host=str(address), fragment=None),
        headers={**headers, "Host": target.netloc.decode("ascii")},
        content=content or None,
        extensions=extensions,
    )


async def _body(response: httpx.Response, max_bytes: int) -> bytes:
    """The decoded body. Both what travels and what it unpacks to stay under the cap."""
    if int(response.headers.get("content-length", 0)) > max_bytes:
        raise FetchRefused("too_large")
    unpack = _unpacker(response.headers.get("content-encoding", ""))
    travelled, body = 0, bytearray()
    async for piece in response.aiter_raw():
        travelled += len(piece)
        body += unpack(piece, max_bytes - len(body) + 1)
        if max(travelled, len(body)) > max_bytes:
            raise FetchRefused("too_large")
    return bytes(body)


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """What turns a piece into at most so many bytes; only what we asked for is understood."""
    match encoding.strip().lower():
        case "" | "identity":
            return lambda piece, _: piece
        case "gzip" | "x-gzip":
            return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress
        case _:
            raise FetchRefused("unreachable")


@functools.cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)
