"""What the library and the lists of cards show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LibraryItem:
    """A card as a row."""

    slug: str
    title: str
    own_words: bool
    language: str
    purpose: str
    line: str
    when: str
    picture: str = ""
    dominant: str = ""
    position: str = ""
    stale: bool = False


@dataclass(frozen=True)
class LibraryPage:
    """At most twenty rows, and whether there are more."""

    items: tuple[LibraryItem, ...] = ()
    more: bool = False


@dataclass(frozen=True)
class TopicView:
    """A topic that people may follow."""

    slug: str
    name: str
    followed: bool = False
