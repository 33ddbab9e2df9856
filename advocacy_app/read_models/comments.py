"""What is said under a card."""

from dataclasses import dataclass

from advocacy_app.read_models.people import Face

REASONS = ("unkind", "secret", "unrelated", "other")
"""Why a comment can be reported."""


@dataclass(frozen=True)
class CommentView:
    """A comment as one reader sees it."""

    id: str
    text: str
    author: Face
    when: str
    mine: bool
    hidden: bool


@dataclass(frozen=True)
class ReportedComment:
    """A comment that waits for an owner's decision; who wrote or reported it does not matter there."""

    id: str
    text: str
    slug: str
    card: str
    when: str
    reported: str
    why: str
