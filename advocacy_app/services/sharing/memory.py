"""What a judge remembers: a minute of hits, and shelves of a day's facts, each bounded in number."""

from collections import OrderedDict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Generic, TypeVar

from advocacy_app.services.sharing.clicks import ClickClass

MINUTE = 60.0
MOST = 300
"""Hits of one group looked at: more than any rule needs, so that a flood on one link costs no more than a stream."""

T = TypeVar("T")


@dataclass(slots=True)
class Visit:
    """A hit as remembered: keyed hashes in place of addresses, and what it was found to be."""

    at: float
    ref: str
    link: str
    visitor: str
    address: str
    network: str
    vouched: bool
    kind: ClickClass = ClickClass.HUMAN


class Minute:
    """The hits of the last minute, by link, visitor and network; at most ``room`` entries."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._order: deque[tuple[float, str]] = deque()
        self._groups: dict[str, deque[Visit]] = {}

    def enter(self, visit: Visit) -> None:
        """Remember a visit and forget what is too old or too much."""
        for group in filter(None, (visit.link, visit.visitor, visit.network)):
            self._groups.setdefault(group, deque()).append(visit)
            self._order.append((visit.at, group))
        while self._order[0][0] < visit.at - MINUTE or len(self._order) > self._room:
            self._forget(self._order.popleft()[1])

    def _forget(self, group: str) -> None:
        self._groups[group].popleft()
        if not self._groups[group]:
            del self._groups[group]

    def last(self, group: str, now: float, seconds: float) -> Iterator[Visit]:
        """The group's hits of the last seconds, newest first, at most ``MOST``."""
        newest = islice(reversed(self._groups.get(group, deque[Visit]())), MOST)
        return takewhile(lambda visit: visit.at >= now - seconds, newest)


class Shelf(Generic[T]):
    """A dictionary that forgets its oldest entries beyond ``room``."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._entries: OrderedDict[str, T] = OrderedDict()

    def get(self, key: str, default: T) -> T:
        """The entry of a key, or the default."""
        return self._entries.get(key, default)

    def put(self, key: str, entry: T) -> None:
        """Keep an entry as the newest one."""
        self._entries[key] = entry
        self._entries.move_to_end(key)
        if len(self._entries) > self._room:
            self._entries.popitem(last=False)
