"""What a hit on a shared link is: a person's click, or one of the many requests that only look like one.

Nothing is thrown away: each hit is stored with its class, and screens show people and machines apart. The rules
below are tried in order, each reads one kind of evidence, and the first that speaks decides. What a hit says of
itself stands in ``Hit``, what its neighbours in time say stands in ``Recent`` (kept by ``judge.ClickJudge``).

Sources
    * Prefetching: ``Sec-Purpose`` (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Purpose), and
      the older ``Purpose``, ``X-Purpose`` and ``X-Moz`` (https://github.com/matomo-org/matomo/issues/3285).
    * HEAD with a plain browser's name: X checks each posted link so (https://github.com/dubinc/dub/issues/2309).
    * Mail scanners open all links of a mail within a second or two of its arrival, from several addresses of one
      network (https://campus.barracuda.com, "Unwanted link clicks"; Marketo and Validity on click spikes).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from advocacy_app.services.sharing.agents import agent_of

AT_ONCE = 3.0
"""Seconds after a link went out in which no person can have seen it, let alone tapped it."""

TOO_MANY_LINKS = ((2.0, 4), (10.0, 8), (60.0, 20))
"""(seconds, different links): from this many on, one visitor opens links faster than people do."""

A_BLINK = 0.5
"""Seconds in which nobody opens two links. Two colleagues behind one address might, so it proves no scanner."""

TOO_MANY_TAPS = 4
"""Hits of one visitor on one link within two seconds; people tap twice, now and then three times."""

TOO_MANY_NEIGHBOURS, TOO_MANY_FIRST_NEIGHBOURS = 3, 2
"""Addresses of one network (/24, /48) on one link within three seconds, and when the link is new: a scanner's pool."""

TOO_MANY_LINKS_OF_A_NETWORK = 6
"""Different links asked for out of one network within two seconds."""

TOO_MANY_STRANGERS = 3
"""Visitors within three seconds of the first time that a link was ever seen."""


class ClickClass(StrEnum):
    """What a hit is. Only ``HUMAN`` counts as a click and may earn points."""

    HUMAN = "human"
    UNFURL = "unfurl"
    BOT = "bot"
    PREFETCH = "prefetch"
    SELF = "self"
    DUPLICATE = "duplicate"
    SUSPICIOUS = "suspicious"


@dataclass(frozen=True, slots=True)
class Hit:
    """One request for a shared link; lives only until it is classified, so that no address is ever stored.

    ``at`` and ``shared_at`` are seconds since 1970; ``member`` is who is signed in in that browser, ``sharer`` whose
    link it is. Header names are lower-cased.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    ip: str
    at: float
    member: str = ""
    sharer: str = ""
    shared_at: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "headers", {name.lower(): value for name, value in self.headers.items()})

    @property
    def link(self) -> str:
        """The address without query and closing slash: ``/s/4fK9wQz2a``."""
        return self.path.partition("?")[0].rstrip("/")

    @property
    def user_agent(self) -> str:
        """What the browser calls itself; empty if it did not say."""
        return self.headers.get("user-agent", "")


@dataclass(frozen=True, slots=True)
class Recent:
    """What is remembered around a hit, the hit itself included. A judge that has just woken up remembers nothing."""

    links: tuple[int, ...] = tuple(0 for _ in TOO_MANY_LINKS)
    """Different links this visitor asked for within each span of ``TOO_MANY_LINKS``."""
    links_in_a_blink: int = 1
    taps: int = 1
    neighbours: int = 1
    links_of_network: int = 1
    strangers: int = 0
    """Visitors since the link was first seen, if that is less than three seconds ago."""
    since_share: float | None = None
    machine_here: bool = False
    """A self-declared machine asked for this link from the same address a moment ago."""
    scanner: bool = False
    """This visitor has been seen to act like a scanner."""
    counted: bool = False
    """This visitor's click on this link has been counted today."""
    members: frozenset[str] = field(default_factory=frozenset[str])
    """Members who were signed in in this browser today."""
    expected: frozenset[str] = frozenset({"accept", "accept-language"})
    """Headers whose absence tells; a log that was written without them cannot be held against anyone."""


NOTHING = Recent()


def classify(hit: Hit, recent: Recent = NOTHING) -> ClickClass:
    """What ``hit`` is, given what is remembered of the moments before it."""
    return next((found for rule in _RULES if (found := rule(hit, recent))), ClickClass.HUMAN)


def _by_name(hit: Hit, _: Recent) -> ClickClass | None:
    return {"unfurl": ClickClass.UNFURL, "bot": ClickClass.BOT}.get(agent_of(hit.user_agent))


def _by_method(hit: Hit, _: Recent) -> ClickClass | None:
    return ClickClass.BOT if hit.method.upper() != "GET" else None


def _by_purpose(hit: Hit, _: Recent) -> ClickClass | None:
    purposes = " ".join(hit.headers.get(name, "") for name in ("sec-purpose", "purpose", "x-purpose", "x-moz")).lower()
    early = any(word in purposes for word in ("prefetch", "prerender", "preview", "instant"))
    return ClickClass.PREFETCH if early else None


def _by_owner(hit: Hit, recent: Recent) -> ClickClass | None:
    own = hit.sharer and (hit.sharer == hit.member if hit.member else hit.sharer in recent.members)
    return ClickClass.SELF if own else None


def _by_claim(hit: Hit, recent: Recent) -> ClickClass | None:
    """A browser that no one uses, that says nothing of its reader's language, or that is not opening a page."""
    mute = any(not hit.headers.get(name) for name in recent.expected)
    part = hit.headers.get("sec-fetch-dest", "document") not in {"document", "iframe", "frame"}
    return ClickClass.SUSPICIOUS if mute or part or agent_of(hit.user_agent) == "doubtful" else None


def _by_haste(hit: Hit, recent: Recent) -> ClickClass | None:
    """Faster than people are. A signed-in colleague is known to be a person."""
    if hit.member:
        return None
    too_soon = recent.since_share is not None and 0 <= recent.since_share < AT_ONCE
    return ClickClass.SUSPICIOUS if too_soon or recent.scanner or recent.machine_here or _is_burst(recent) else None


def is_scanner(recent: Recent) -> bool:
    """Whether this one visitor acts like a scanner."""
    hasty = any(seen >= limit for seen, (_, limit) in zip(recent.links, TOO_MANY_LINKS, strict=True))
    return hasty or recent.taps >= TOO_MANY_TAPS


def is_pool(recent: Recent) -> bool:
    """Whether neighbours on one link are a scanner's pool."""
    return recent.neighbours >= (TOO_MANY_FIRST_NEIGHBOURS if recent.strangers else TOO_MANY_NEIGHBOURS)


def _is_burst(recent: Recent) -> bool:
    return (
        is_scanner(recent)
        or is_pool(recent)
        or recent.links_in_a_blink > 1
        or recent.links_of_network >= TOO_MANY_LINKS_OF_A_NETWORK
        or recent.strangers >= TOO_MANY_STRANGERS
    )


def _by_repetition(_: Hit, recent: Recent) -> ClickClass | None:
    return ClickClass.DUPLICATE if recent.counted else None


_RULES: tuple[Callable[[Hit, Recent], ClickClass | None], ...] = (
    _by_name,
    _by_method,
    _by_purpose,
    _by_owner,
    _by_claim,
    _by_haste,
    _by_repetition,
)
