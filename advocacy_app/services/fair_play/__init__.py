"""Fair play: patterns go to a human, never to a punishment; a board with a prize is cleared before it pays.

A capability with a prize calls ``ask_for_clearance`` when its board is final and ``must_be_clear`` before it pays;
``events.BoardCleared`` says when the human has spoken.
"""

from advocacy_app.services.fair_play.cases import decide
from advocacy_app.services.fair_play.clearance import ask_for_clearance, clear, is_clear, must_be_clear
from advocacy_app.services.fair_play.errors import (
    AlreadyDecided,
    CasesOpen,
    NothingGoesBack,
    NotYetClear,
    OwnCase,
    WordsMissing,
)
from advocacy_app.services.fair_play.looking import look_for_patterns
from advocacy_app.services.fair_play.queries import desk
from advocacy_app.services.fair_play.rules import Burst, BurstRule, Ring, RingRule, burst, published, rings

__all__ = [
    "AlreadyDecided",
    "Burst",
    "BurstRule",
    "CasesOpen",
    "NotYetClear",
    "NothingGoesBack",
    "OwnCase",
    "Ring",
    "RingRule",
    "WordsMissing",
    "ask_for_clearance",
    "burst",
    "clear",
    "decide",
    "desk",
    "is_clear",
    "look_for_patterns",
    "must_be_clear",
    "published",
    "rings",
]
