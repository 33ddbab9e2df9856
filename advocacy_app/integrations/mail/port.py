"""What the rest of the product knows about mail."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Protocol

_ADDRESS = re.compile(r"[!#$%&'*+/=?^_`{|}~.0-9A-Za-z-]{1,64}@[0-9A-Za-z](?:[0-9A-Za-z.-]{0,251}[0-9A-Za-z])?")
_HEADER_NAME = re.compile(r"(?:List|Auto|X|Feedback|Precedence|Importance|References|In-Reply)[A-Za-z0-9-]*")
_LINE_END = re.compile(r"[\r\n\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class BadMessageError(ValueError):
    """A mail that would not be one mail to one person: a line end in a header, two addresses, a forged header."""


class MailError(RuntimeError):
    """The mail could not be handed over; sending may be tried again."""


@dataclass(frozen=True, slots=True)
class Message:
    """One mail to one person. ``html`` may be empty; ``headers`` are extras such as ``List-Unsubscribe``.

    Raises:
        BadMessageError: on making it, so that no bad one ever waits in a queue.
    """

    to: str
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_address(self.to)
        for value in (self.subject, *self.headers.values()):
            if _LINE_END.search(value):
                raise BadMessageError("line end in a header")
        for name in self.headers:
            if not _HEADER_NAME.fullmatch(name):
                raise BadMessageError(f"header {name!r:.60} is not for senders to set")


class Mailer(Protocol):
    """Hands mails over."""

    async def send(self, message: Message) -> None:
        """Hand one mail over.

        Raises:
            MailError: it was not taken.
        """
        ...

    async def forget(self, *words: str) -> None:
        """Delete mails kept here that contain any of these words; what was handed over is out of reach."""
        ...


def check_address(address: str) -> str:
    """The address itself, if it is exactly one plain mail address in ASCII.

    Raises:
        BadMessageError: it is not.
    """
    if not _ADDRESS.fullmatch(address) or ".." in address:
        raise BadMessageError("not one mail address")
    return address


def check_sender(sender: str) -> str:
    """The sender itself, such as ``Advocacy <hello@example.org>``.

    Raises:
        BadMessageError: it would not make a From header.
    """
    if _LINE_END.search(sender):
        raise BadMessageError("line end in the sender")
    check_address(parseaddr(sender)[1])
    return sender
