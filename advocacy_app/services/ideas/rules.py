"""The life of an idea. Pure."""

from advocacy_app.models.idea import IDEA_KINDS, IDEA_STATES

KINDS = IDEA_KINDS
STATES = IDEA_STATES
TAKEN_UP = ("planned", "live", "result")
"""From here on an idea is the company's plan, with its author's name beside it if they like."""
PRIVATE = ("champion", "pilot")
"""Who is nominated, and what a pilot thinks, is between its author and those who run the programme."""
TONES = {"received": "", "considered": "brand", "planned": "brand", "live": "good", "result": "voice", "closed": ""}
LONGEST = 1_000
"""Characters of an idea, and of an answer."""
A_DAY = 10
"""Ideas that one person may send in a day."""


def needs_words(state: str) -> bool:
    """Whether a state is worth nothing without a person's words: a no, and a result."""
    return state in {"closed", "result"}
