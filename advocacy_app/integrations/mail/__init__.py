"""Mail, through a server or into a local outbox."""

from pathlib import Path

from advocacy_app.integrations.mail.null import NullMailer
from advocacy_app.integrations.mail.outbox import KeptMail, OutboxMailer
from advocacy_app.integrations.mail.port import BadMessageError, Mailer, MailError, Message
from advocacy_app.integrations.mail.smtp import SmtpMailer

__all__ = [
    "BadMessageError",
    "KeptMail",
    "MailError",
    "Mailer",
    "Message",
    "NullMailer",
    "OutboxMailer",
    "SmtpMailer",
    "open_mailer",
]


def open_mailer(url: str, sender: str, outbox: Path) -> Mailer:
    """The mailer that ``ADVOCACY_MAIL_URL`` names; the local outbox when it is empty.

    Raises:
        ValueError: the address or the sender cannot be used; the message says why.
    """
    return SmtpMailer(url, sender) if url else OutboxMailer(outbox, sender)
