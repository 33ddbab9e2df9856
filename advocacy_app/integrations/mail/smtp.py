"""A real mail server."""

import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr
from urllib.parse import unquote, urlsplit

import aiosmtplib

from advocacy_app import clock
from advocacy_app.integrations.mail.port import MailError, Message, check_sender

_SECONDS = 20.0
_HOME = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class SmtpAddress:
    """What ``ADVOCACY_MAIL_URL`` says."""

    host: str
    port: int
    user: str | None
    password: str | None
    tls: bool
    start_tls: bool | None

    @classmethod
    def parse(cls, url: str) -> "SmtpAddress":
        """``smtp://user:password@host:587`` upgrades to TLS, ``smtps://…:465`` begins with it.

        Credentials never travel in the clear: with a user, ``smtp`` insists on the upgrade (except on this machine).

        Raises:
            ValueError: another kind of address.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError(
                "ADVOCACY_MAIL_URL must be smtp://user:password@host:587 or smtps://user:password@host:465."
            )
        tls = parts.scheme == "smtps"
        insists = parts.username is not None and parts.hostname not in _HOME
        return cls(
            host=parts.hostname,
            port=parts.port or (465 if tls else 587),
            user=unquote(parts.username) if parts.username is not None else None,
            password=unquote(parts.password or "") if parts.username is not None else None,
            tls=tls,
            start_tls=False if tls else (True if insists else None),
        )


class SmtpMailer:
    """One connection a mail: simple, and right for the few mails of a programme."""

    def __init__(self, url: str, sender: str, context: ssl.SSLContext | None = None) -> None:
        self._server = SmtpAddress.parse(url)
        self._sender = check_sender(sender)
        self._context = context or ssl.create_default_context()

    async def send(self, message: Message) -> None:
        """Hand one mail to the server; see ``Mailer.send``."""
        server = self._server
        try:
            await aiosmtplib.send(
                compose(message, self._sender),
                hostname=server.host,
                port=server.port,
                username=server.user,
                password=server.password,
                use_tls=server.tls,
                start_tls=server.start_tls,
                tls_context=self._context,
                timeout=_SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailError(type(error).__name__) from error

    async def forget(self, *words: str) -> None:
        """Nothing is kept here."""


def compose(message: Message, sender: str) -> EmailMessage:
    """The mail as it travels: plain text first, HTML beside it where there is some."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, message.to, message.subject
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    for name, value in message.headers.items():
        mail[name] = value
    mail.set_content(message.text)
    if message.html:
        mail.add_alternative(message.html, subtype="html")
    return mail
