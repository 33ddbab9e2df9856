"""What the rest of the product knows about the open web: pages and feeds that somebody gave us the address of."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

Trouble = Literal["address", "unreachable", "too_large", "took_too_long", "redirects"]


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered. ``url`` is the last one after redirects, ``content_type`` as sent, or empty."""

    url: str
    status: int
    content_type: str
    body: bytes = field(repr=False)


class FetchRefused(Exception):
    """An address that we do not read, or could not; ``key`` names the sentence for whoever typed it."""

    def __init__(self, reason: Trouble) -> None:
        super().__init__(reason)
        self.reason: Trouble = reason

    @property
    def key(self) -> str:
        """Catalogue key, ``fetch.refused_<reason>``."""
        return f"fetch.refused_{self.reason}"


class Web(Protocol):
    """Reads addresses that people, feeds and pages name, hence nobody's friends."""

    async def fetch(self, url: str, *, max_bytes: int = 2_000_000, timeout: float = 10.0) -> Page:  # noqa: ASYNC109
        """One page, whatever its status; ``timeout`` in seconds for everything together, redirects included.

        Raises:
            FetchRefused: with the reason.
        """
        ...
