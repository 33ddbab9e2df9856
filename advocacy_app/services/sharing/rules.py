"""The small rules of sharing: how sure we are of a share, and the names of links."""

import re
import secrets
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


def short_code() -> str:
    """A new name for a link, unguessable: ``4fK9wQz2a``."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def is_short_code(text: str) -> bool:
    """Whether a text can be the name of a link at all; saves asking the database for the rest."""
    return _CODE.fullmatch(text) is not None
