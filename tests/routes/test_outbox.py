"""The page of kept mails is for the one who tries the product out, on this machine, and for nobody else."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from advocacy_app import config, outside
from advocacy_app.integrations.mail import Message, OutboxMailer
from advocacy_app.routes import app
from tests.outdoors import install


@pytest.fixture
async def mailer(db: str, tmp_path: Path) -> AsyncIterator[OutboxMailer]:
    mailer = OutboxMailer(tmp_path / "outbox", "Advocacy <advocacy@localhost>", say=lambda _: None)
    await mailer.send(Message("ana@x.example", "Hello", "Open http://localhost:8000/auth/link/abc\n\n<b>now</b>"))
    install(mail=mailer)
    yield mailer
    outside._outside.clear()


def browser(client: str = "127.0.0.1", base: str = "http://localhost:8000") -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app, client=(client, 1234)), base_url=base)


async def outbox(client: str = "127.0.0.1", base: str = "http://localhost:8000") -> httpx.Response:
    async with browser(client, base) as here:
        return await here.get("/outbox")


async def waiting_for_mail(client: str = "127.0.0.1") -> str:
    """The page that says to look in one's mail."""
    async with browser(client) as here:
        headers = {"origin": "http://localhost:8000", "sec-fetch-site": "same-origin"}
        await here.post("/auth/email", data={"email": "nobody@x.example"}, headers=headers)
        return (await here.get("/auth/code")).text


async def test_a_kept_mail_can_be_walked_through(mailer: OutboxMailer):
    page = await outbox()
    assert page.status_code == 200
    assert 'href="http://localhost:8000/auth/link/abc"' in page.text
    assert "&lt;b&gt;now" in page.text


@pytest.mark.parametrize(
    ("client", "base"), [("192.168.1.20", "http://localhost:8000"), ("127.0.0.1", "http://advocacy.example")]
)
async def test_a_visitor_from_elsewhere_finds_nothing(mailer: OutboxMailer, client: str, base: str):
    assert (await outbox(client, base)).status_code == 404


async def test_a_product_with_a_public_address_has_no_such_page(mailer: OutboxMailer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADVOCACY_PUBLIC_URL", "https://advocacy.example")
    config.settings.cache_clear()
    assert (await outbox()).status_code == 404


async def test_with_a_mail_server_there_is_no_such_page(db: str):
    install()
    assert (await outbox()).status_code == 404
    outside._outside.clear()


async def test_whoever_waits_for_a_mail_is_led_to_where_it_is_kept(mailer: OutboxMailer):
    assert 'href="/outbox"' in await waiting_for_mail()
    elsewhere = await waiting_for_mail("192.168.1.20")
    assert "nobody@x.example" in elsewhere
    assert 'href="/outbox"' not in elsewhere
