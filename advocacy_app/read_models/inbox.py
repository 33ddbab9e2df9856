"""What the inbox shows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoticeView:
    """A notice in the reader's language. ``group`` is today, week or earlier."""

    id: str
    icon: str
    tone: str
    title: str
    text: str
    when: str
    href: str
    unread: bool
    group: str


@dataclass(frozen=True)
class KindView:
    """A kind of notice, whether the reader wants it, and whether only those who run the programme get it."""

    kind: str
    name: str
    wanted: bool
    owners: bool = False
