"""What may be tried over HTTP: doors that must be shut, paths that lead out, headers that are smuggled in."""

import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
import pytest

from advocacy_app.config import build_root
from advocacy_app.db import transaction
from advocacy_app.services import identity
from tests.product import Product

OUT = ("/etc/passwd", "pyproject.toml", "advocacy.db", "server.log", "secret")


def raw(product: Product, request: bytes) -> bytes:
    """Send bytes as they are, without a client that would clean them up."""
    where = urlsplit(product.url)
    answer = b""
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=3) as connection:
        connection.sendall(request)
        with suppress(TimeoutError):
            while part := connection.recv(65536):
                answer += part
    return answer


# Shut doors


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("path", ["/_upload", "/_upload/", "//_upload", "/x/../_upload", "/_upload/../_upload"])
async def test_the_frameworks_upload_is_closed(product: Product, method: str, path: str) -> None:
    cookie = await product.cookie_of(product.cast.ines)
    head = f"{method} {path} HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
    status = int(raw(product, head.encode()).split(b" ", 2)[1])
    assert status in {403, 404, 405}


@pytest.mark.parametrize("path", ["/_event", "/_event/", "/_event/?EIO=4&transport=polling"])
async def test_the_socket_speaks_no_plain_http(product: Product, path: str) -> None:
    async with product.client(await product.cookie_of(product.cast.ana)) as client:
        assert (await client.get(path)).status_code >= 400
        assert (await client.post(path, content=b"40")).status_code >= 400


@pytest.mark.parametrize(
    "path",
    [
        "/_all_routes",
        "/docs",
        "/openapi.json",
        "/redoc",
        "/.env",
        "/.git/config",
        "/backend",
        "/_backend",
        "/admin",
        "/_l/en/index.html",
        "/x/../_l/en/index.html",
        "/%5Fl/en/index.html",
        "/_l%2Fen%2Findex.html",
        "/_l/index.json",
        "/index.html",
        "/__spa-fallback.html",
        "/404.html",
    ],
)
async def test_nothing_else_answers(product: Product, path: str) -> None:
    cookie = await product.cookie_of(product.cast.ines)
    answer = raw(product, f"GET {path} HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n".encode())
    assert answer.split(b" ", 2)[1] == b"404"


# Files


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../{}",
        "/..%2f..%2f..%2f{}",
        "/%2e%2e/%2e%2e/{}",
        "/assets/../../../../{}",
        "/assets/..%2f..%2f..%2f..%2f{}",
        "/assets/....//....//{}",
        "/assets/..\\..\\..\\{}",
        "/assets/%5c..%5c..%5c{}",
        "/assets//{}",
        "/assets/%00{}",
        "/media/../{}",
        "/media/..%2f..%2f{}/480.webp",
        "/media/x/..%2f..%2f..%2f{}",
        "/i18n/%252e%252e/%252e%252e/{}",
        "/icons/..;/..;/{}",
    ],
)
@pytest.mark.parametrize("file", OUT)
def test_no_path_leads_out(product: Product, path: str, file: str) -> None:
    target = path.format(file.lstrip("/") if "//{}" not in path else file)
    answer = raw(product, f"GET {target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".encode())
    assert answer.split(b" ", 2)[1] in {b"303", b"400", b"404"}
    assert b"root:" not in answer
    assert b"[project]" not in answer


async def test_only_files_of_the_build_are_served_and_none_tells_of_the_inside(product: Product) -> None:
    """Everything that a stranger may fetch, by its folder."""
    open_folders = {"assets", "i18n", "icons", "js", "screenshots", "styles"}
    open_files = {"sw.js", "robots.txt", "sitemap.xml", "favicon.ico"}
    async with product.client() as stranger:
        for file in sorted(build_root().rglob("*")):
            path = file.relative_to(build_root())
            if file.is_dir() or path.suffix in {".br", ".gz"}:
                continue
            status = (await stranger.get(f"/{path.as_posix()}")).status_code
            if status == 200:
                assert path.parts[0] in open_folders or path.name in open_files, path
                assert path.suffix not in {".map", ".py", ".json"}, path
    assert not list(build_root().rglob("*.map"))


# Headers


@pytest.mark.parametrize("word", ["%0d%0aset-cookie:%20a=b", "%0aset-cookie:a=b", "%E5%98%8A%E5%98%8Dset-cookie:a=b"])
@pytest.mark.parametrize(
    "path",
    ["/c/{}", "/sign-in?next=/{}", "/library?x={}", "/auth/link/{}", "/s/{}", "/api/v1/cards/{}", "/welcome?next=/{}"],
)
async def test_no_header_can_be_smuggled_in(product: Product, path: str, word: str) -> None:
    for cookie in ("", await product.cookie_of(product.cast.ana)):
        async with product.client(cookie) as client:
            answer = await client.get(path.format(word))
        assert "a=b" not in answer.headers.get("set-cookie", "")
        assert "\n" not in answer.headers.get("location", "")


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/%09/evil.example",
        "http:evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "/..//evil.example",
        "/%2f%2fevil.example",
        "////evil.example",
        "/ /evil.example",
    ],
)
async def test_nobody_is_sent_to_another_site(product: Product, target: str) -> None:
    cookie = await product.cookie_of(product.cast.ana)
    async with product.client(cookie) as client:
        answer = await client.get("/sign-in", params={"next": target})
        back = await client.post("/auth/language", data={"language": "en", "next": target, "after": target})
    for location in (answer.headers["location"], back.headers.get("location", "/")):
        resolved = httpx.URL(product.url).join(location.replace("\\", "/"))
        assert resolved.host == "localhost", location


@pytest.mark.parametrize("header", ["x-forwarded-host", "forwarded", "x-original-url", "x-rewrite-url", "host"])
async def test_no_header_changes_where_we_are(product: Product, header: str) -> None:
    value = "host=evil.example" if header == "forwarded" else "evil.example"
    async with httpx.AsyncClient(base_url=product.url, headers={header: value}) as client:
        for path in ("/", "/sign-in", "/auth/code", "/s/none"):
            answer = await client.get(path)
            assert "evil.example" not in answer.headers.get("location", "")
            assert "evil.example" not in answer.text


@pytest.mark.parametrize("host", ["x/healthz?", "x/assets/", "x?", "x#", "a@b", "x y", "\\x", "x:y", "[::1", "é", ","])
@pytest.mark.parametrize("path", ["/_upload", "/_l/en/index.html", "/studio", "/healthz"])
def test_a_host_is_a_name_and_nothing_more(product: Product, host: str, path: str) -> None:
    """Whoever puts a request's address together from its parts would be told another path by such a header."""
    answer = raw(product, f"GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n".encode())
    assert answer == b"" or answer.split(b" ", 2)[1] == b"400"


async def test_every_answer_carries_the_security_headers(product: Product) -> None:
    cookie = await product.cookie_of(product.cast.ana)
    for path in (
        "/",
        "/library",
        "/sign-in",
        "/nowhere",
        "/api/v1/me",
        "/api/v1/nowhere",
        "/js/app.js",
        "/healthz",
        "/c/none",
    ):
        for who in ("", cookie):
            async with product.client(who) as client:
                answer = await client.get(path)
            assert answer.headers["x-content-type-options"] == "nosniff", path
            assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin", path
            assert "permissions-policy" in answer.headers, path
            if answer.headers.get("content-type", "").startswith("text/html"):
                policy = answer.headers["content-security-policy"]
                assert "object-src 'none'" in policy
                assert "base-uri 'none'" in policy
                assert "frame-ancestors 'none'" in policy
                script = next(part for part in policy.split("; ") if part.startswith("script-src"))
                assert "unsafe" not in script
                assert "*" not in policy


async def test_personal_answers_are_kept_by_nobody_else(product: Product) -> None:
    async with product.client(await product.cookie_of(product.cast.ana)) as client:
        for path in ("/", "/library", "/api/v1/me", "/api/v1/feed", "/api/v1/boot", "/api/v1/me/points"):
            assert "private" in (await client.get(path)).headers["cache-control"], path


async def test_the_session_cookie_is_out_of_reach_of_scripts(product: Product) -> None:
    async with transaction() as session:
        token, _ = await identity.make_link(session, product.cast.ana)
    async with product.client() as client:
        answer = await client.get(f"/auth/link/{token}")
    cookies = [value for name, value in answer.headers.multi_items() if name == "set-cookie"]
    own = next(value for value in cookies if value.startswith("advocacy="))
    assert "HttpOnly" in own
    assert "SameSite=lax" in own
    assert "Path=/" in own


# Too much


async def test_a_large_form_is_refused_unread(product: Product) -> None:
    async with product.client() as client:
        announced = await client.post(
            "/auth/email",
            content=b"email=" + b"x" * 300_000,
            headers={"content-type": "application/x-www-form-urlencoded"},
        )
        chunked = await client.post(
            "/auth/email", content=_endless(), headers={"content-type": "application/x-www-form-urlencoded"}
        )
    assert announced.status_code == 413
    assert chunked.status_code in {413, 422}


async def _endless() -> AsyncIterator[bytes]:
    for _ in range(100):
        yield b"x" * 8192


@pytest.mark.parametrize(
    "head",
    [
        b"POST /auth/email HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
        b"POST /auth/email HTTP/1.1\r\nhost: x\r\ncontent-length: 1e9\r\n\r\n",
        b"POST /auth/email HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\n" + b"x: y\r\n" * 5000 + b"\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nhost: x\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\ncookie: " + b"advocacy=\xff\xfe; " * 50 + b"\r\nconnection: close\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    ],
)
async def test_broken_requests_break_nothing(product: Product, head: bytes) -> None:
    try:
        answer = raw(product, head)
        assert answer == b"" or answer.split(b" ", 2)[1][:1] in {b"3", b"4"}, answer[:200]
    except (ConnectionError, TimeoutError):
        pass
    async with product.client() as client:
        assert (await client.get("/healthz")).status_code == 200
