"""What we ask of a post: who is speaking, which words, which tags. It offers, it does not scold."""

from advocacy_app.services.guidelines.disclosure import (
    find_disclosure,
    has_disclosure,
    opening,
    with_disclosure,
    without_disclosure,
)
from advocacy_app.services.guidelines.hints import Context, Hint, Kind, Rule
from advocacy_app.services.guidelines.phrases import PHRASES
from advocacy_app.services.guidelines.rules import ALIKE, SHOWN, applied, check
from advocacy_app.services.guidelines.wording import normal

__all__ = [
    "ALIKE",
    "PHRASES",
    "SHOWN",
    "Context",
    "Hint",
    "Kind",
    "Rule",
    "applied",
    "check",
    "find_disclosure",
    "has_disclosure",
    "normal",
    "opening",
    "with_disclosure",
    "without_disclosure",
]
