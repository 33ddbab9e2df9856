"""The memory behind ``clicks.classify``: who asked for what in the last minute, and whose click counted today.

One judge serves a live redirector (hits as they come) and a log read from a file. Evidence often comes late: only the
fourth link shows that the first three were a scanner's. So each verdict also names the earlier hits that it revises,
and points are given only after a delay.

Addresses are kept for a minute, and only as keyed hashes under a key that dies with the process.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advocacy_app.services.sharing.clicks import (
    A_BLINK,
    AT_ONCE,
    NOTHING,
    TOO_MANY_LINKS,
    TOO_MANY_LINKS_OF_A_NETWORK,
    TOO_MANY_STRANGERS,
    ClickClass,
    Hit,
    Recent,
    classify,
    is_pool,
    is_scanner,
)
from advocacy_app.services.sharing.memory import MINUTE, Minute, Shelf, Visit
from advocacy_app.services.sharing.visitors import network_of, visitor_hash

AN_INSTANT = 2.0
DAY = 86_400.0
SCANNER_REMEMBERED = 600.0
"""Seconds for which a visitor that acted like a scanner is taken for one."""
DOUBLE_TAP = 60.0
"""Seconds within which a second hit is the same tap, whatever the calendar says."""

_NEVER = -DAY
_UNSEEN: tuple[float, bool] = (_NEVER, False)
_NOBODY: tuple[float, frozenset[str]] = (_NEVER, frozenset())
_MACHINES = frozenset({ClickClass.UNFURL, ClickClass.BOT})
_COUNTED = frozenset({ClickClass.HUMAN, ClickClass.DUPLICATE})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a hit is, and the references of earlier hits that are ``SUSPICIOUS`` in its light."""

    kind: ClickClass
    revised: tuple[str, ...] = ()


class ClickJudge:
    """Classifies hits with a bounded memory of recent ones. Not thread-safe: one judge, one event loop."""

    def __init__(self, room: int = 60_000, *, expected: frozenset[str] = NOTHING.expected) -> None:
        """Remember at most ``room`` facts of each kind. See ``Recent.expected``."""
        self._expected = expected
        self._key = secrets.token_hex(16)
        self._minute = Minute(room)
        self._first_seen: Shelf[tuple[float, bool]] = Shelf(room)
        self._counted: Shelf[float] = Shelf(room)
        self._members: Shelf[tuple[float, frozenset[str]]] = Shelf(room)
        self._scanners: Shelf[float] = Shelf(room)

    def judge(self, hit: Hit, ref: str = "") -> Verdict:
        """What ``hit`` is. ``ref`` is the caller's name for it, given back if a later hit revises it.

        Hits come in the order of their time; a few seconds of disorder do no harm.
        """
        visit = self._visit(hit, ref)
        self._minute.enter(visit)
        recent = self._recall(hit, visit)
        visit.kind = classify(hit, recent)
        scanner = hit.method.upper() == "HEAD" or (visit.kind is ClickClass.SUSPICIOUS and is_scanner(recent))
        revised = self._look_back(visit, recent, scanner=scanner)
        self._note(hit, visit, scanner=scanner)
        return Verdict(visit.kind, revised)

    def meet(self, member: str, ip: str, user_agent: str, at: float) -> None:
        """Remember that ``member`` was signed in in this browser today: the later clicks from it are their own."""
        self._remember_member(visitor_hash(self._key, ip, user_agent), member, at)

    def _visit(self, hit: Hit, ref: str) -> Visit:
        network = network_of(hit.ip)
        return Visit(
            hit.at,
            ref,
            link=f"link {hit.link}",
            visitor=visitor_hash(self._key, hit.ip, hit.user_agent),
            address=visitor_hash(self._key, hit.ip, ""),
            network=network and visitor_hash(self._key, network, ""),
            vouched=bool(hit.member),
        )

    def _recall(self, hit: Hit, visit: Visit) -> Recent:
        now = hit.at
        mine = list(self._strangers(visit.visitor, now, MINUTE))
        here = list(self._strangers(visit.link, now, AT_ONCE))
        first, by_machine = self._first_seen.get(visit.link, (now, False))
        shared = hit.shared_at if hit.shared_at is not None else first if by_machine else None
        return Recent(
            links=tuple(len({v.link for v in mine if v.at >= now - seconds}) for seconds, _ in TOO_MANY_LINKS),
            links_in_a_blink=len({v.link for v in mine if v.at >= now - A_BLINK}),
            taps=sum(v.link == visit.link and v.at >= now - AN_INSTANT for v in mine),
            neighbours=len({v.address for v in here if visit.network and v.network == visit.network}),
            links_of_network=len({v.link for v in self._strangers(visit.network, now, AN_INSTANT)}),
            strangers=len({v.visitor for v in here}) if now - first < AT_ONCE else 0,
            since_share=None if shared is None else now - shared,
            machine_here=self._machine_was_here(visit),
            scanner=now - self._scanners.get(visit.visitor, _NEVER) < SCANNER_REMEMBERED,
            counted=self._has_counted(visit),
            members=self._members_of(visit),
            expected=self._expected,
        )

    def _strangers(self, group: str, now: float, seconds: float) -> Iterator[Visit]:
        """Hits that ask like a person's browser; those of colleagues, who are known to be persons, left out."""
        asking = _COUNTED | {ClickClass.SUSPICIOUS}
        return (v for v in self._minute.last(group, now, seconds) if v.kind in asking and not v.vouched)

    def _machine_was_here(self, visit: Visit) -> bool:
        here = self._minute.last(visit.link, visit.at, AT_ONCE)
        return any(v.address == visit.address and v.kind in _MACHINES for v in here)

    def _has_counted(self, visit: Visit) -> bool:
        last = self._counted.get(f"{visit.link} {visit.visitor}", _NEVER)
        return last // DAY == visit.at // DAY or visit.at - last < DOUBLE_TAP

    def _members_of(self, visit: Visit) -> frozenset[str]:
        at, members = self._members.get(visit.visitor, _NOBODY)
        return members if at // DAY == visit.at // DAY else frozenset()

    def _look_back(self, visit: Visit, recent: Recent, *, scanner: bool) -> tuple[str, ...]:
        """Take back the clicks of a scanner's last minute, and those of a burst that this hit completes."""
        earlier = list(self._strangers(visit.visitor, visit.at, MINUTE)) if scanner else []
        if visit.kind is ClickClass.SUSPICIOUS:
            here = list(self._strangers(visit.link, visit.at, AT_ONCE))
            if recent.links_in_a_blink > 1:
                earlier += self._strangers(visit.visitor, visit.at, A_BLINK)
            if recent.strangers >= TOO_MANY_STRANGERS:
                earlier += here
            if is_pool(recent):
                earlier += [v for v in here if v.network == visit.network]
            if recent.links_of_network >= TOO_MANY_LINKS_OF_A_NETWORK:
                earlier += self._strangers(visit.network, visit.at, AN_INSTANT)
        return tuple(_taken_back(earlier))

    def _note(self, hit: Hit, visit: Visit, *, scanner: bool) -> None:
        if self._first_seen.get(visit.link, _UNSEEN) is _UNSEEN:
            self._first_seen.put(visit.link, (hit.at, visit.kind in _MACHINES))
        if visit.kind is ClickClass.HUMAN:
            self._counted.put(f"{visit.link} {visit.visitor}", hit.at)
        if hit.member:
            self._remember_member(visit.visitor, hit.member, hit.at)
        if scanner:
            self._scanners.put(visit.visitor, hit.at)

    def _remember_member(self, visitor: str, member: str, at: float) -> None:
        then, members = self._members.get(visitor, _NOBODY)
        known = members if then // DAY == at // DAY else frozenset[str]()
        self._members.put(visitor, (at, known | {member}))


def _taken_back(visits: Iterable[Visit]) -> Iterator[str]:
    for visit in visits:
        if visit.kind in _COUNTED:
            visit.kind = ClickClass.SUSPICIOUS
            yield visit.ref
