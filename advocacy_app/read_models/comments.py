"""What is said under a card."""

from dataclasses import dataclass

from advocacy_app.read_models.people import Face


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
    """A comment that waits for an owner's decision; who wrote it does not matter there."""

    id: str
    text: str
    slug: str
    card: str
    when: str
