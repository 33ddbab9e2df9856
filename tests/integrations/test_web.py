"""Reading foreign addresses: what comes back, and that nothing ever knocks at our own doors."""

import asyncio
import gzip
import itertools
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pytest
from httpcore import AnyIOBackend

from advocacy_app.i18n import LANGUAGES, tr
from advocacy_app.integrations.web import FetchRefused, GuardedWeb, NullWeb, Page
from advocacy_app.integrations.web.addresses import IPAddress, is_public, permitted
from tests.integrations.conftest import Tls

Answer = Callable[[asyncio.StreamWriter, str], Awaitable[None]]


@asynccontextmanager
async def listening(answer: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """A web server on loopback, on a free port, which is handed over."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            await answer(writer, request)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    yield server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()


def response(body: bytes = b"hello", status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def saying(*answers: bytes) -> Answer:
    """A server that gives these answers in turn, the last one for ever."""
    row = itertools.chain(answers, itertools.repeat(answers[-1]))

    async def answer(writer: asyncio.StreamWriter, request: str) -> None:
        writer.write(next(row))

    return answer


def at_home(address: IPAddress, port: int) -> bool:
    return address.is_loopback


def resolving(table: dict[str, Sequence[str]]) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    async def resolver(host: str, port: int) -> Sequence[str]:
        return table[host]

    return resolver


def home() -> GuardedWeb:
    """A web in which ``site.example`` lives on loopback and may be read there."""
    return GuardedWeb(resolving({"site.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}), at_home)


async def refused(web: GuardedWeb, url: str, **options: float) -> str:
    with pytest.raises(FetchRefused) as refusal:
        await web.fetch(url, **options)  # type: ignore[arg-type]
    return refusal.value.reason


# What comes back


async def test_a_page_comes_back_with_its_type_and_status():
    async with listening(saying(response(b"<p>hi", Content_Type="text/html; charset=utf-8"))) as port:
        page = await home().fetch(f"http://site.example:{port}/a?b=c#d")
    assert page == Page(f"http://site.example:{port}/a?b=c#d", 200, "text/html; charset=utf-8", b"<p>hi")


async def test_the_server_hears_the_name_and_nothing_about_us():
    heard: list[str] = []

    async def answer(writer: asyncio.StreamWriter, request: str) -> None:
        heard.append(request)
        writer.write(response())

    async with listening(answer) as port:
        await home().fetch(f"http://site.example:{port}/path?q=1#fragment")
    lines = heard[0].split("\r\n")
    assert lines[0] == "GET /path?q=1 HTTP/1.1"
    assert f"Host: site.example:{port}" in lines
    assert not [line for line in lines if line.lower().startswith(("cookie", "referer", "authorization", "x-"))]


async def test_an_error_page_is_a_page():
    async with listening(saying(response(b"gone", status="410 Gone"))) as port:
        assert (await home().fetch(f"http://site.example:{port}/")).status == 410


async def test_redirects_are_followed_to_the_last_address():
    answers = [response(status="302 Found", Location="/two"), response(status="301 Moved", Location="three?x=1")]
    async with listening(saying(*answers, response(b"there"))) as port:
        page = await home().fetch(f"http://site.example:{port}/one")
    assert (page.url, page.body) == (f"http://site.example:{port}/three?x=1", b"there")


async def test_cookies_do_not_travel_along_redirects():
    heard: list[str] = []

    async def answer(writer: asyncio.StreamWriter, request: str) -> None:
        heard.append(request)
        writer.write(response(status="302 Found", Location="/two", Set_Cookie="a=b") if len(heard) == 1 else response())

    async with listening(answer) as port:
        await home().fetch(f"http://site.example:{port}/one")
    assert "cookie" not in heard[1].lower()


@pytest.mark.parametrize("hops", [4, 5])
async def test_four_redirects_are_enough(hops: int):
    async with listening(saying(*[response(status="302 Found", Location="/next")] * hops, response(b"end"))) as port:
        if hops == 4:
            assert (await home().fetch(f"http://site.example:{port}/")).body == b"end"
        else:
            assert await refused(home(), f"http://site.example:{port}/") == "redirects"


async def test_a_redirect_without_an_address_is_a_page():
    async with listening(saying(response(b"here", status="302 Found"))) as port:
        assert (await home().fetch(f"http://site.example:{port}/")).body == b"here"


async def test_packed_pages_are_unpacked():
    async with listening(saying(response(gzip.compress(b"hello" * 100), Content_Encoding="gzip"))) as port:
        assert (await home().fetch(f"http://site.example:{port}/")).body == b"hello" * 100


async def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with listening(saying(response())) as port:
        assert (await home().fetch(f"http://site.example:{port}/")).status == 200


async def test_the_next_address_of_a_host_is_tried():
    web = GuardedWeb(resolving({"two.example": ["127.0.0.2", "127.0.0.1"]}), at_home)
    async with listening(saying(response())) as port:
        assert (await web.fetch(f"http://two.example:{port}/")).status == 200


@pytest.mark.parametrize(("host", "answer"), [("site.example", b"hello"), ("other.example", "unreachable")])
async def test_a_certificate_must_be_the_name_s_although_a_number_is_dialled(
    host: str, answer: bytes | str, tls: Tls, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("advocacy_app.integrations.web.guarded._tls", lambda: tls.client)
    async with listening(saying(response()), tls.server) as port:
        url = f"https://{host}:{port}/"
        if isinstance(answer, bytes):
            assert (await home().fetch(url)).body == answer
        else:
            assert await refused(home(), url) == answer


# Too much, too long, too odd


async def test_a_body_over_the_cap_is_refused_by_its_own_word():
    async with listening(saying(response(b"", Content_Length=str(5 << 30)))) as port:
        assert await refused(home(), f"http://site.example:{port}/") == "too_large"


async def test_a_body_that_never_ends_is_cut_at_the_cap():
    sent = 0

    async def answer(writer: asyncio.StreamWriter, request: str) -> None:
        nonlocal sent
        writer.write(response(b""))
        for _ in range(5 << 10):
            writer.write(bytes(1 << 20))
            await writer.drain()
            sent += 1 << 20

    async with listening(answer) as port:
        assert await refused(home(), f"http://site.example:{port}/", max_bytes=1_000_000) == "too_large"
    assert sent < 64 << 20


async def test_a_bomb_is_not_unpacked():
    bomb = gzip.compress(bytes(200 << 20), 9)
    async with listening(saying(response(bomb, Content_Encoding="gzip"))) as port:
        assert await refused(home(), f"http://site.example:{port}/", max_bytes=1_000_000) == "too_large"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate", "nonsense"])
async def test_packing_that_nobody_asked_for_is_refused(encoding: str):
    async with listening(saying(response(b"x", Content_Encoding=encoding))) as port:
        assert await refused(home(), f"http://site.example:{port}/") == "unreachable"


async def test_broken_packing_is_refused():
    async with listening(saying(response(b"not packed", Content_Encoding="gzip"))) as port:
        assert await refused(home(), f"http://site.example:{port}/") == "unreachable"


async def test_a_page_that_drips_ends_with_the_time_allowed():
    async def answer(writer: asyncio.StreamWriter, request: str) -> None:
        writer.write(response(b""))
        for _ in range(100):
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with listening(answer) as port:
        started = asyncio.get_running_loop().time()
        assert await refused(home(), f"http://site.example:{port}/", timeout=0.3) == "took_too_long"
        assert asyncio.get_running_loop().time() - started < 2


async def test_a_server_that_says_nothing_ends_with_the_time_allowed():
    async def answer(writer: asyncio.StreamWriter, request: str) -> None:
        await asyncio.sleep(1)

    async with listening(answer) as port:
        assert await refused(home(), f"http://site.example:{port}/", timeout=0.2) == "took_too_long"


async def test_a_name_server_that_says_nothing_ends_with_the_time_allowed():
    async def resolver(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(5)
        return []

    assert await refused(GuardedWeb(resolver), "http://slow.example/", timeout=0.1) == "took_too_long"


@pytest.mark.parametrize(
    "answer", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b"\0" * 5000]
)
async def test_nonsense_from_a_server_is_unreachable(answer: bytes):
    async with listening(saying(answer)) as port:
        assert await refused(home(), f"http://site.example:{port}/") == "unreachable"


async def test_endless_headers_are_unreachable():
    async def answer(writer: asyncio.StreamWriter, request: str) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100_000):
            writer.write(f"X-{number}: {'x' * 100}\r\n".encode())
            await writer.drain()

    async with listening(answer) as port:
        assert await refused(home(), f"http://site.example:{port}/") == "unreachable"


async def test_a_host_without_an_address_is_unreachable():
    assert await refused(GuardedWeb(resolving({"void.example": []})), "http://void.example/") == "unreachable"


async def test_a_host_that_does_not_exist_is_unreachable():
    async def resolver(host: str, port: int) -> Sequence[str]:
        raise OSError("Name or service not known")

    assert await refused(GuardedWeb(resolver), "http://nowhere.example/") == "unreachable"


# Nobody gets led to our own doors

LOOPBACK = """
127.0.0.1 127.1 127.0.1 127.8.8.8 2130706433 0x7f000001 0x7F000001 0x7f.0.0.1 0x7f.1 0177.0.0.1 017700000001 0 0x
0.0.0.0 00.0.0.0 127.0.0.1. 2130706433. 127.0.0.01 127.000.000.1 127.0.0.1%00 0xffffffffff 1.1.1 999.1.1.1 1.1.1.1.1
[::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] [::ffff:0:127.0.0.1] [::1%25lo]
[64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2001:0:7f00:1::] [fe80::1%25eth0]
[fe80::1] [fec0::1] [fd00::1] [ff02::1] [2001:db8::1] [3fff::1] [fd00:ec2::254]
①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 ⓛocalhost localhoſt LOCALHOST
localhost localhost. sub.localhost localhost.localdomain ip6-localhost host.docker.internal metadata.google.internal
169.254.169.254 168.63.129.16 100.100.100.200 192.0.0.192 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1
198.18.0.1 192.88.99.1 224.0.0.1 240.0.0.1 255.255.255.255 203.0.113.1
""".split()  # noqa: RUF001, SIM905 - digits and dots that only look like ours; one a line would fill two screens
ODD = [
    "http://user@{host}/",
    "http://user:password@{host}/",
    "http://example.com@{host}/",
    "http://example.com:80@{host}/",
    "http://{host}\\@example.com/",
    "http://example.com\\@{host}/",
    "http:\\\\{host}\\",
    "http:/{host}/",
    "http:{host}/",
    "//{host}/",
    "{host}/",
    "",
    " http://{host}/",
    "http://{host} /",
    "http://{host}\t/",
    "http://exam\nple.com/",
    "http://{host}\r\nHost: example.com/",
    "http://\0{host}/",
    "http://",
    "http:///",
    "http://:80/",
    "http://[",
    "http://[::1/",
    "http://{host}:99999/",
    "http://{host}:-1/",
    "http://{host}:abc/",
    "http://%31%32%37.0.0.1/",
    "http://" + "a" * 3000 + "/",
    "gopher://{host}/_GET",
    "file:///etc/passwd",
    "ftp://{host}/",
    "dict://{host}/d:x",
    "ldap://{host}/",
    "tftp://{host}/",
    "ws://{host}/",
    "data:text/html,hi",
    "javascript:alert(1)",
    "jar:http://{host}!/",
    "unix:/var/run/docker.sock",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
    "about:blank",
    "HTTP://{host}/",
    "hTtPs://{host}/",
]
HOSTILE = [f"http://{host}/" for host in LOOPBACK] + [f"https://{host}/" for host in LOOPBACK[:8]]
HOSTILE += [shape.format(host="127.0.0.1") for shape in ODD]


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Every connection that the HTTP client really tries to make."""
    tried: list[tuple[str, int]] = []
    connect = AnyIOBackend.connect_tcp

    async def noted(self: AnyIOBackend, host: str, port: int, **options: object) -> object:
        tried.append((host, port))
        return await connect(self, host, port, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(AnyIOBackend, "connect_tcp", noted)
    return tried


@asynccontextmanager
async def canary() -> AsyncIterator[tuple[int, list[str]]]:
    """A listener on loopback, and who came by."""
    visitors: list[str] = []

    def came(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visitors.append(str(writer.get_extra_info("peername")))
        writer.close()

    server = await asyncio.start_server(came, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1], visitors
    server.close()
    await server.wait_closed()


def any_port(address: IPAddress, port: int) -> bool:
    """The production rule without its ports, so that the canary's own would be allowed."""
    return is_public(address)


async def everything_is_here(host: str, port: int) -> Sequence[str]:
    """The worst of name servers."""
    return ["127.0.0.1"]


def test_there_are_enough_hostile_addresses():
    assert len(set(HOSTILE)) >= 120


async def test_no_hostile_address_makes_a_connection(dialled: list[tuple[str, int]]):
    async with canary() as (port, visitors):
        aimed = [f"http://{host}:{port}/" for host in LOOPBACK]
        for url in HOSTILE + aimed:
            for web in (GuardedWeb(everything_is_here), GuardedWeb(everything_is_here, any_port)):
                assert await refused(web, url) in {"address", "unreachable"}, url
        for url in (f"http://{host}:{port}/" for host in ("localhost", "LOCALHOST", "localhost.")):
            assert await refused(GuardedWeb(permit=any_port), url) in {"address", "unreachable"}, url
        await asyncio.sleep(0.05)
        assert visitors == []
    assert dialled == []


async def test_the_canary_would_have_sung():
    async with canary() as (port, visitors):
        assert await refused(GuardedWeb(everything_is_here, at_home), f"http://site.example:{port}/") == "unreachable"
        assert len(visitors) == 1


PRIVATE = [
    "127.0.0.1",
    "::1",
    "10.1.2.3",
    "169.254.169.254",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "fe80::1%lo",
    "0.0.0.0",
]


@pytest.mark.parametrize("address", PRIVATE)
async def test_a_public_name_of_a_private_address_is_refused(address: str, dialled: list[tuple[str, int]]):
    async with canary() as (port, visitors):
        for answers in ([address], ["93.184.215.14", address], [address, "93.184.215.14"]):
            web = GuardedWeb(resolving({"evil.example": answers}), any_port)
            assert await refused(web, f"http://evil.example:{port}/") == "address"
        assert visitors == []
    assert dialled == []


async def test_a_name_that_changes_its_mind_is_asked_once(dialled: list[tuple[str, int]]):
    """Rebinding: public for the check, private for the connection. There is no second question."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])

    async def resolver(host: str, port: int) -> Sequence[str]:
        return next(answers)

    async with canary() as (port, visitors):
        await refused(GuardedWeb(resolver, any_port), f"http://evil.example:{port}/", timeout=0.3)
        assert visitors == []
    assert {host for host, _ in dialled} == {"93.184.215.14"}


REDIRECTS = ["http://10.0.0.1/", "http://169.254.169.254/", "http://[::1]/", "http://[::ffff:10.0.0.1]/"]
REDIRECTS += ["http://2130706433/", "http://evil.example/"]
REDIRECTS += [
    "file:///etc/passwd",
    "gopher://10.0.0.1/",
    "//10.0.0.1/",
    "http://a@site.example/",
    "javascript:alert(1)",
]
REDIRECTS += [
    "http://site.example\\@10.0.0.1/",
    "\x01http://10.0.0.1/",
    "http://10.0.0.1%00.example/",
    "http://site.example:22/",
]


@pytest.mark.parametrize("location", REDIRECTS)
async def test_a_redirect_is_judged_like_a_first_address(location: str, dialled: list[tuple[str, int]]):
    async with listening(saying(response(status="302 Found", Location=location))) as port:

        def here_only(address: IPAddress, asked: int) -> bool:
            return str(address) == "127.0.0.1" and asked == port

        web = GuardedWeb(resolving({"site.example": ["127.0.0.1"], "evil.example": ["10.0.0.1"]}), here_only)
        assert await refused(web, f"http://site.example:{port}/") in {"address", "unreachable"}
    assert dialled == [("127.0.0.1", port)]


async def test_a_long_chain_to_a_private_address_is_cut(dialled: list[tuple[str, int]]):
    hops = [response(status="302 Found", Location=f"/{n}") for n in range(3)]
    async with listening(saying(*hops, response(status="302 Found", Location="http://10.0.0.1/"))) as port:

        def here_only(address: IPAddress, asked: int) -> bool:
            return asked == port

        web = GuardedWeb(resolving({"site.example": ["127.0.0.1"]}), here_only)
        assert await refused(web, f"http://site.example:{port}/") == "address"
    assert {host for host, _ in dialled} == {"127.0.0.1"}


@pytest.mark.parametrize("port", [1, 21, 22, 25, 53, 81, 444, 3306, 5432, 6379, 8000, 8080, 8443, 9200, 11211, 65535])
async def test_other_ports_are_refused_even_on_public_hosts(port: int, dialled: list[tuple[str, int]]):
    web = GuardedWeb(resolving({"site.example": ["93.184.215.14"]}))
    assert await refused(web, f"http://site.example:{port}/") == "address"
    assert dialled == []


async def test_the_connection_itself_is_judged_once_more(monkeypatch: pytest.MonkeyPatch):
    """Should our own check ever be passed by, the client still refuses the number."""
    web = GuardedWeb()

    async def blind(_: object) -> list[IPAddress]:
        return [ip_address("127.0.0.1")]

    monkeypatch.setattr(web, "_addresses", blind)
    async with canary() as (_, visitors):
        assert await refused(web, "http://site.example/") == "address"
        assert visitors == []


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2001:4860:4860::8888", "2a00:1450:4001::1", "2606:4700::1"]
)
def test_public_addresses_are_permitted_on_the_usual_ports(address: str):
    assert permitted(ip_address(address), 443)
    assert permitted(ip_address(address), 80)
    assert not permitted(ip_address(address), 8080)


async def test_the_null_twin_knows_its_pages():
    page = Page("https://example.org/", 200, "text/html", b"hi")
    assert await NullWeb({page.url: page}).fetch(page.url) == page
    with pytest.raises(FetchRefused):
        await NullWeb().fetch(page.url)


@pytest.mark.parametrize("reason", ["address", "unreachable", "too_large", "took_too_long", "redirects"])
def test_every_trouble_is_a_sentence_in_every_language(reason: str):
    key = FetchRefused(reason).key  # type: ignore[arg-type]
    assert all(tr(language, key).endswith(".") for language in LANGUAGES)
