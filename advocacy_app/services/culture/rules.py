"""How far a photo goes, who reviews, how alike two photos are. Pure: no session, no clock."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

CAPTION, ALT, PLACE, NAME = 600, 400, 120, 80
"""Characters."""
PEOPLE = 20
UNDO = timedelta(seconds=10)
"""How long a decision can be undone before it takes effect."""
BITS = 64
REVIEWERS = frozenset(("campaign_owner", "administrator", "guest_curator"))
REASONS = ("confidential", "people", "quality", "topic", "duplicate", "safety", "words", "other")
_NEVER = {"Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True)
class Said:
    """An answer of somebody in a photo."""

    answer: str
    scope: str


def reach(wished: str, people: Iterable[Said]) -> str:
    """How far a photo may go now: ``outside``, ``inside``, or nowhere (empty).

    One no is enough to take it down; one who has not said yes to more keeps it inside.
    """
    said = list(people)
    if any(one.answer not in {"asked", "agreed"} for one in said):
        return ""
    all_outside = all(one.answer == "agreed" and one.scope == "outside" for one in said)
    return "outside" if wished == "outside" and all_outside else "inside"


def outcome(verdict: str, *, sample: bool, decided: bool) -> str:
    """What comes of a verdict: first_yes, approved, stays (a sample), returned, declined or taken_down (a sample)."""
    if verdict == "change":
        return "returned"
    if verdict == "decline":
        return "taken_down" if sample else "declined"
    if sample:
        return "stays"
    return "approved" if decided else "first_yes"


def may_review(role: str) -> bool:
    """Whether members of a role decide about photos."""
    return role in REVIEWERS


def likeness(distance: int) -> int:
    """Two hashes that differ in ``distance`` of 64 bits, as a percentage: half the bits is what chance gives."""
    return max(0, round(100 - distance * 200 / BITS))


def clean(text: str, limit: int) -> str:
    """Text as it may be kept: composed letters, no control characters but line breaks, at most ``limit`` long."""
    kept = (_visible(letter) for letter in unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    return re.sub(r"\n{3,}", "\n\n", "".join(kept)).strip()[:limit].strip()


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter in {"\n", "\u200d"}:  # line breaks, and what joins an emoji
        return letter
    if kind in _NEVER:
        return ""
    return " " if kind in {"Cc", "Zl", "Zp", "Zs"} else letter
