"""Mail: through a real server in this process, into the outbox, and what is never sent."""

import asyncio
import email
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from advocacy_app.integrations.mail import (
    BadMessageError,
    MailError,
    Message,
    NullMailer,
    OutboxMailer,
    SmtpMailer,
    open_mailer,
)
from advocacy_app.integrations.mail.smtp import SmtpAddress
from tests.integrations.conftest import Tls

SENDER = "Advocacy <hello@example.org>"
HELLO = Message("ana@example.org", "Živjo, Ana!", "Dobro jutro: https://example.org/auth/link/1", "<p>Dobro jutro</p>")


class Postbox:
    """Keeps what the server takes."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.encrypted: list[bool] = []

    async def handle_DATA(self, _: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if envelope.rcpt_tos == ["full@example.org"]:
            return "452 Mailbox full"
        content = cast("bytes", envelope.content)
        self.taken.append(cast("EmailMessage", email.message_from_bytes(content, policy=default)))
        self.encrypted.append(session.ssl is not None)
        return "250 OK"


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@asynccontextmanager
async def serving(postbox: Postbox, tls: ssl.SSLContext | None = None, **options: Any) -> AsyncIterator[int]:
    """A server on a free port, which is handed over."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(postbox, loop=loop, **options), "127.0.0.1", 0, ssl=tls)
    yield server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()


@pytest.fixture
async def port(postbox: Postbox) -> AsyncIterator[int]:
    async with serving(postbox) as port:
        yield port


async def test_a_mail_reaches_the_server_with_both_of_its_forms(port: int, postbox: Postbox):
    await SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER).send(HELLO)
    (mail,) = postbox.taken
    assert (mail["From"], mail["To"], mail["Subject"]) == (SENDER, "ana@example.org", "Živjo, Ana!")
    assert mail["Message-ID"].endswith("@example.org>")
    assert mail["Date"].endswith("+0000")
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().strip() == HELLO.text
    assert html.get_content().strip() == HELLO.html


async def test_extra_headers_travel_along(port: int, postbox: Postbox):
    mail = Message("a@example.org", "Digest", "…", headers={"List-Unsubscribe": "<https://example.org/u/1>"})
    await SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER).send(mail)
    assert postbox.taken[0]["List-Unsubscribe"] == "<https://example.org/u/1>"
    assert not postbox.taken[0].is_multipart()


async def test_a_refusal_of_the_server_can_be_tried_again(port: int):
    with pytest.raises(MailError):
        await SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER).send(Message("full@example.org", "Hi", "Hi"))


async def test_a_server_that_is_away_is_a_mail_error():
    with pytest.raises(MailError):
        await SmtpMailer("smtp://127.0.0.1:1", SENDER).send(HELLO)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
async def test_credentials_are_used(postbox: Postbox):
    def check(_: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=data == LoginPassword(b"me@example.org", b"p@ss/word"), handled=False)

    async with serving(postbox, authenticator=check, auth_required=True, auth_require_tls=False) as port:
        await SmtpMailer(f"smtp://me%40example.org:p%40ss%2Fword@127.0.0.1:{port}", SENDER).send(HELLO)
        with pytest.raises(MailError):
            await SmtpMailer(f"smtp://me:wrong@127.0.0.1:{port}", SENDER).send(HELLO)
    assert len(postbox.taken) == 1


async def test_smtp_upgrades_to_tls_where_the_server_can(postbox: Postbox, tls: Tls):
    async with serving(postbox, tls_context=tls.server, require_starttls=True) as port:
        await SmtpMailer(f"smtp://localhost:{port}", SENDER, tls.client).send(HELLO)
        with pytest.raises(MailError):  # a certificate that nobody vouches for
            await SmtpMailer(f"smtp://localhost:{port}", SENDER).send(HELLO)
    assert postbox.encrypted == [True]


async def test_smtps_begins_with_tls(postbox: Postbox, tls: Tls):
    async with serving(postbox, tls.server) as port:
        await SmtpMailer(f"smtps://localhost:{port}", SENDER, tls.client).send(HELLO)
    assert len(postbox.taken) == 1


def test_a_password_never_travels_in_the_clear():
    assert SmtpAddress.parse("smtp://me:secret@mail.example.org").start_tls is True
    assert SmtpAddress.parse("smtp://mail.example.org").start_tls is None
    assert SmtpAddress.parse("smtps://me:secret@mail.example.org") == SmtpAddress(
        "mail.example.org", 465, "me", "secret", tls=True, start_tls=False
    )


@pytest.mark.parametrize("url", ["http://mail", "smtp://", "mail.example.org:25", "smtp:587"])
def test_an_address_that_is_no_mail_server_is_refused(url: str, tmp_path: Path):
    with pytest.raises(ValueError, match="ADVOCACY_MAIL_URL"):
        open_mailer(url, SENDER, tmp_path)


@pytest.mark.parametrize(
    "to",
    [
        "",
        "ana",
        "ana@",
        "@example.org",
        "a@b@c",
        "a@example.org, b@example.org",
        "Ana <a@example.org>",
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\n",
        "a b@example.org",
        'a"@example.org',
        "a@exam ple.org",
        "a@-example.org",
        "a@example..org",
        "a@exämple.org",
        "a@example.org>",
        "a" * 65 + "@example.org",
    ],
)
def test_a_mail_goes_to_exactly_one_address(to: str):
    with pytest.raises(BadMessageError):
        Message(to, "Hi", "Hi")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\0", "\x0b", "\x0c", "\u2028", "\x85"])
def test_a_line_end_cannot_smuggle_a_header_in(end: str):
    with pytest.raises(BadMessageError):
        Message("a@example.org", f"Hi{end}Bcc: b@example.org", "Hi")
    with pytest.raises(BadMessageError):
        Message("a@example.org", "Hi", "Hi", headers={"List-Unsubscribe": f"<x>{end}Bcc: b@example.org"})
    with pytest.raises(BadMessageError):
        OutboxMailer(Path(), f"Ana{end}Bcc: b@example.org <a@example.org>")


@pytest.mark.parametrize(
    "name", ["Bcc", "To", "From", "Subject", "Content-Type", "Sender", "X-A\r\nBcc", "X A", "", "DKIM"]
)
def test_only_harmless_headers_may_be_set(name: str):
    with pytest.raises(BadMessageError):
        Message("a@example.org", "Hi", "Hi", headers={name: "x"})


async def test_a_text_that_looks_like_headers_stays_text(port: int, postbox: Postbox):
    text = "Bcc: b@example.org\r\n.\r\nRCPT TO:<b@example.org>\r\n\r\n"
    await SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER).send(Message("a@example.org", "Hi", text))
    (mail,) = postbox.taken
    assert mail["Bcc"] is None
    assert "RCPT TO:<b@example.org>" in mail.get_content()


@pytest.fixture
def outbox(tmp_path: Path) -> tuple[OutboxMailer, list[str]]:
    said: list[str] = []
    return OutboxMailer(tmp_path / "outbox", SENDER, said.append), said


async def test_the_outbox_keeps_mails_and_says_so(outbox: tuple[OutboxMailer, list[str]]):
    mailer, said = outbox
    await mailer.send(HELLO)
    await mailer.send(Message("bo@example.org", "Second", "No link"))
    assert said == [
        "Mail to ana@example.org: Živjo, Ana! – https://example.org/auth/link/1",
        "Mail to bo@example.org: Second",
    ]
    newest, oldest = mailer.kept()
    assert (newest.subject, oldest.subject) == ("Second", "Živjo, Ana!")
    assert (oldest.sender, oldest.html, oldest.headers) == (SENDER, "<p>Dobro jutro</p>", {})
    assert [mail.subject for mail in mailer.kept(limit=1)] == ["Second"]


async def test_mails_with_sign_in_links_are_for_the_owner_of_the_machine_only(
    outbox: tuple[OutboxMailer, list[str]], tmp_path: Path
):
    await outbox[0].send(HELLO)
    (file,) = (tmp_path / "outbox").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


async def test_a_file_that_is_no_mail_is_passed_over(outbox: tuple[OutboxMailer, list[str]], tmp_path: Path):
    mailer, _ = outbox
    assert mailer.kept() == []
    await mailer.send(HELLO)
    (tmp_path / "outbox" / "zz.json").write_text("{")
    (tmp_path / "outbox" / "zy.json").write_text('{"id": 1}')
    assert len(mailer.kept()) == 1


async def test_without_an_address_mail_goes_to_the_outbox(tmp_path: Path):
    assert isinstance(open_mailer("", SENDER, tmp_path), OutboxMailer)
    assert isinstance(open_mailer("smtp://mail.example.org", SENDER, tmp_path), SmtpMailer)


async def test_the_null_twin_remembers():
    mailer = NullMailer()
    await mailer.send(HELLO)
    assert mailer.sent == [HELLO]
