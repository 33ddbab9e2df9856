"""The small rules of sharing: how sure we are of a share, and the names of links."""

import re
import secrets
from collections.abc import Mapping
from enum import StrEnum

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
"""Base 58: no 0, O, I and l, so that a code can be read aloud and typed."""
CODE_LENGTH = 9
"""58⁹ is about 2⁵²: nobody guesses a link, and two never meet by chance."""

_CODE = re.compile(rf"[{ALPHABET}]{{{CODE_LENGTH}}}")


class Evidence(StrEnum):
    """How sure we are that a share went out, weakest first. Levels are never mixed silently; each has its points."""

    NONE = "none"
    SAID = "said"
    CLICKED = "clicked"
    URL = "url"
    CONFIRMED = "confirmed"

    @property
    def rank(self) -> int:
        """0 for nothing, 4 for the network's own word."""
        return list(Evidence).index(self)

    def raised_by(self, other: "Evidence") -> "Evidence":
        """The stronger of the two: evidence only ever grows."""
        return max(self, other, key=lambda level: level.rank)


def weakly(*, clicked: bool, said: bool) -> Evidence:
    """How sure we are of a share by what its member said and who clicked alone."""
    return Evidence.CLICKED if clicked else Evidence.SAID if said else Evidence.NONE


def short_code() -> str:
    """A new name for a link, unguessable: ``4fK9wQz2a``."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def is_short_code(text: str) -> bool:
    """Whether a text can be the name of a link at all; saves asking the database for the rest."""
    return _CODE.fullmatch(text) is not None


VISIBLE_PERCENT = (2, 8)
"""How much of a person's network sees one of their posts: an assumption, hence a range."""
_UNKNOWN_WAYS = frozenset({"native", "copy"})
_LETTERS = frozenset({"email", "whatsapp"})


def estimated_reach(shares: Mapping[str, int], sizes: Mapping[str, int]) -> tuple[int, int] | None:
    """From … to how many may have seen it: shares by network × the own network there × 2-8 %, rounded to two digits.

    A share by the phone's own sheet or by copy may have gone anywhere and counts with the mean of the networks told;
    messages reach whom they were sent to, so they count only with a size told for them. None if no size is known.
    """
    public = [size for network, size in sizes.items() if size and network not in _LETTERS]
    mean = sum(public) / len(public) if public else 0
    seen = sum(n * (mean if network in _UNKNOWN_WAYS else sizes.get(network, 0)) for network, n in shares.items())
    if not any(sizes.values()):
        return None
    low, high = (_two_digits(seen * percent / 100) for percent in VISIBLE_PERCENT)
    return low, high


def _two_digits(n: float) -> int:
    whole = round(n)
    return round(whole, 2 - len(str(whole)))
