"""Where a post can go, one small value each. Everything works without an API key: web intents, mail and copy.

The forms of the addresses were checked against
    * LinkedIn, Facebook: ``share-offsite`` and ``sharer.php`` take an address and nothing else; words sent along are
      ignored. So the words are copied first, and the screen says so.
    * X: https://docs.x.com/x-for-websites/post-button/guides/web-intent (280 characters, each address counts 23)
    * Bluesky: https://docs.bsky.app/docs/advanced-guides/intent-links (text only, 300 graphemes)
    * Threads: https://developers.facebook.com/documentation/threads/threads-web-intents (text and url, 500 characters)
    * Mastodon: ``https://<server>/share?text=`` of every server (500 characters by default, each address counts 23)
    * WhatsApp: ``https://wa.me/?text=``; a per cent sign for a space, never a plus
    * Mail: RFC 6068; lines end with %0D%0A
"""

import unicodedata
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from advocacy_app.services.sharing.addresses import server_name

_BETWEEN = "\n\n"

Takes = Literal["words", "words_and_address", "address"]


@dataclass(frozen=True, slots=True)
class Network:
    """A way out. ``label`` is a proper name and never translated; without one, ``label_key`` names the word."""

    key: str
    label: str
    takes: Takes = "words"
    """``words``: one text that holds the address. ``address``: nothing else, so that the words are copied first."""
    form: str = ""
    """The intent's address; empty for copy and for the phone's own share sheet."""
    limit: int | None = None
    """Letters that a post may have."""
    address_counts: int | None = None
    """Letters that any address counts; ``None``: as many as it has."""
    wide_letters: bool = False
    """Whether emoji and East Asian letters count twice."""

    @property
    def label_key(self) -> str:
        """The catalogue key of an ordinary word such as Copy; empty where ``label`` is the name."""
        return "" if self.label else f"network.{self.key}"

    @property
    def opens(self) -> bool:
        """Whether there is a page to open."""
        return bool(self.form)

    @property
    def asks_server(self) -> bool:
        """Whether the member must say, once, which server is theirs."""
        return "{server}" in self.form

    def intent(self, text: str, url: str, server: str | None = None, title: str = "") -> str:
        """The address to open with the words filled in, empty if nothing opens. ``title`` is the subject of a mail.

        Raises:
            ServerNotUnderstood: this network needs the member's server, and ``server`` is not one.
        """
        host = server_name(server or "") if self.asks_server else ""
        words = with_address(text, url) if self.takes == "words" else without_address(text, url)
        lines = words.replace("\r\n", "\n").replace("\n", "\r\n") if self.key == "email" else words
        return self.form.format(text=_encoded(lines), url=_encoded(url), title=_encoded(title), server=host)

    def length(self, text: str, url: str) -> int:
        """How many letters the network counts for these words with this address."""
        words = self._letters(without_address(text, url))
        address = len(url) if self.address_counts is None else self.address_counts
        if self.takes == "address" or not address:
            return words
        return words + (len(_BETWEEN) if self.takes == "words" else 1) + address

    def too_many(self, text: str, url: str) -> int:
        """Letters beyond what the network takes; 0 if it fits."""
        return 0 if self.limit is None else max(0, self.length(text, url) - self.limit)

    def _letters(self, text: str) -> int:
        return sum(2 if self.wide_letters and not _is_narrow(letter) else 1 for letter in graphemes(text))


def with_address(text: str, url: str) -> str:
    """The words and, after an empty line, the address; once, if the words hold it already."""
    words = text.strip()
    return words if url in words else f"{words}{_BETWEEN}{url}".strip()


def without_address(text: str, url: str) -> str:
    """The words alone, for networks that take the address by itself."""
    return text.replace(url, "").strip()


def graphemes(text: str) -> list[str]:
    """The text in what readers call letters: accents, skin tones, joined emoji and flags belong to what they follow."""
    letters: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        if letters and (_extends(sign) or letters[-1].endswith("\u200d") or _completes_flag(letters[-1], sign)):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _extends(sign: str) -> bool:
    return (
        bool(unicodedata.combining(sign)) or sign in "\u200d\ufe0e\ufe0f\u20e3" or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )


def _completes_flag(letter: str, sign: str) -> bool:
    return len(letter) == 1 and all("\U0001f1e6" <= half <= "\U0001f1ff" for half in (letter, sign))


def _is_narrow(letter: str) -> bool:
    # The ranges of X's published counting rules (twitter-text, version 3).
    ranges = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
    return len(letter) == 1 and any(low <= ord(letter) <= high for low, high in ranges)


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


_ALL = (
    Network("linkedin", "LinkedIn", "address", "https://www.linkedin.com/sharing/share-offsite/?url={url}", 3_000),
    Network("whatsapp", "WhatsApp", "words", "https://wa.me/?text={text}", 65_536),
    Network("facebook", "Facebook", "address", "https://www.facebook.com/sharer/sharer.php?u={url}", 63_206),
    Network(
        "x", "X", "words_and_address", "https://x.com/intent/tweet?text={text}&url={url}", 280, 23, wide_letters=True
    ),
    Network("bluesky", "Bluesky", "words", "https://bsky.app/intent/compose?text={text}", 300),
    Network("mastodon", "Mastodon", "words", "https://{server}/share?text={text}", 500, 23),
    Network(
        "threads", "Threads", "words_and_address", "https://www.threads.com/intent/post?text={text}&url={url}", 500, 0
    ),
    Network("email", "", "words", "mailto:?subject={title}&body={text}"),
    Network("copy", ""),
    Network("native", ""),
)
NETWORKS: dict[str, Network] = {network.key: network for network in _ALL}
"""Every way out, in the order in which they are offered."""
