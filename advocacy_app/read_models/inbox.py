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
    """A kind of notice, whether the reader wants it, also as a push, and whether only owners get it."""

    kind: str
    name: str
    wanted: bool
    pushed: bool = True
    owners: bool = False


@dataclass(frozen=True)
class DayView:
    """A day of the week (1 is Monday) in the reader's language, and whether it is one of their working days."""

    day: str
    name: str
    on: bool


@dataclass(frozen=True)
class HoursView:
    """When the reader may be disturbed; times such as ``07:00``. ``reached``: this browser is known to us."""

    quiet_from: str = ""
    quiet_to: str = ""
    work_only: bool = False
    work_from: str = ""
    work_to: str = ""
    days: tuple[DayView, ...] = ()
    zone: str = ""
    reached: bool = False
