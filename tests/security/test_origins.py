"""Q-S2: twenty foreign origins with a valid cookie, over HTTP and over the socket: all refused, nothing written."""

from contextlib import closing
from urllib.parse import urlsplit

import httpx
import pytest

from advocacy_app.i18n import tr
from tests.product import Product
from tests.security.roles import Watch
from tests.wire import Refused, Wire

FOREIGN = (
    "null",
    "https://evil.example",
    "http://evil.example:{port}",
    "https://localhost:{port}",
    "http://localhost",
    "http://localhost:1{port}",
    "http://localhost:{port}.evil.example",
    "http://localhost.evil.example:{port}",
    "http://evil-localhost:{port}",
    "http://sub.localhost:{port}",
    "http://localhost.:{port}",
    "http://LOCALHOST:{port}",
    "http://localhost@evil.example",
    "http://localhost:{port}@evil.example",
    "http://evil.example/http://localhost:{port}",
    "http://localhost:{port}/",
    "http://localhost:{port} http://evil.example",
    "http://0.0.0.0:{port}",
    "http://127.0.0.2:{port}",
    "http://[::1]:{port}",
    "file://",
    "chrome-extension://abcdefghijklmnop",
    "",
)
DEEDS = (
    ("PUT", "/api/v1/cards/none/saved"),
    ("POST", "/api/v1/feed/seen"),
    ("POST", "/auth/sign-out"),
    ("POST", "/auth/email"),
    ("POST", "/auth/language"),
    ("POST", "/welcome"),
    ("POST", "/add"),
    ("POST", "/anything"),
    ("DELETE", "/"),
)


def _origin(pattern: str, product: Product) -> str:
    return pattern.format(port=urlsplit(product.url).port)


@pytest.mark.parametrize("pattern", FOREIGN)
async def test_a_foreign_page_does_nothing_in_a_persons_name(product: Product, pattern: str) -> None:
    cookie = await product.cookie_of(product.cast.ana)
    with closing(Watch(product.home)) as watch:
        async with product.client(cookie, origin=_origin(pattern, product)) as client:
            answers = [await client.request(method, path) for method, path in DEEDS]
        assert {answer.status_code for answer in answers} == {403}
        assert not watch.wrote()


@pytest.mark.parametrize("pattern", FOREIGN)
async def test_a_foreign_page_gets_no_socket(product: Product, pattern: str) -> None:
    cookie = await product.cookie_of(product.cast.ana)
    with pytest.raises(Refused):
        async with Wire.open(product.url, cookie, headers={"origin": _origin(pattern, product)}):
            pass


@pytest.mark.parametrize("pattern", FOREIGN)
async def test_a_foreign_page_may_not_read_answers(product: Product, pattern: str) -> None:
    cookie = await product.cookie_of(product.cast.ana)
    async with product.client(cookie, origin=_origin(pattern, product)) as client:
        answers = [await client.get("/api/v1/me"), await client.options("/api/v1/me"), await client.get("/")]
    assert not any("access-control-allow-origin" in answer.headers for answer in answers)


@pytest.mark.parametrize("kind", ["cross-site", "same-site"])
async def test_a_request_that_names_no_origin_but_comes_from_elsewhere_is_refused(product: Product, kind: str) -> None:
    cookie = await product.cookie_of(product.cast.ana)
    headers = {"cookie": cookie, "x-advocacy": "1", "sec-fetch-site": kind}
    async with httpx.AsyncClient(base_url=product.url, headers=headers) as client:
        assert (await client.put("/api/v1/cards/none/saved")).status_code == 403


@pytest.mark.parametrize("own", ["http://localhost:{port}", "http://127.0.0.1:{port}"])
async def test_our_own_pages_are_at_home_under_both_names(product: Product, own: str) -> None:
    cookie = await product.cookie_of(product.cast.ana)
    async with product.client(cookie, origin=_origin(own, product)) as client:
        assert (await client.put("/api/v1/cards/none/saved")).status_code == 404
    async with Wire.open(product.url, cookie, headers={"origin": _origin(own, product)}):
        pass


async def test_a_refusal_says_why_in_the_readers_language(product: Product) -> None:
    async with product.client("lang=da", origin="https://evil.example") as client:
        answer = await client.post("/auth/sign-out")
    assert answer.text == tr("da", "error.foreign_page")
    assert answer.headers["x-content-type-options"] == "nosniff"
