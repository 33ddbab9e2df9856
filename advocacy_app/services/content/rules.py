"""The life cycle of a card as one table: from which state, by whom, into which. Pure.

    draft → in_review → scheduled → live → archived, with pauses and ways back

A writer (``author``) has drafts of their own; an ``owner`` runs the programme. A card whose time came or went counts as
what readers already see, whatever the clockwork did yet.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Part = Literal["author", "owner"]
Parts = frozenset[Part]
WRITERS = frozenset(("champion", "campaign_owner", "administrator"))
"""Roles that write posts."""

_WRITERS: Parts = frozenset(("author", "owner"))
_OWNER: Parts = frozenset(("owner",))
_ON_SHOW = ("scheduled", "live", "paused")


@dataclass(frozen=True)
class Deed:
    """What may be done: by whom from each state, and where it leads (nowhere, if ``to`` is empty)."""

    by: Mapping[str, Parts]
    to: str = ""


DEEDS: Mapping[str, Deed] = {
    "save": Deed({"draft": _WRITERS, "in_review": _OWNER, **dict.fromkeys(_ON_SHOW, _OWNER)}),
    "submit": Deed({"draft": _WRITERS}, "in_review"),
    "take_back": Deed({"in_review": frozenset(("author",))}, "draft"),
    "send_back": Deed({"in_review": _OWNER}, "draft"),
    "publish": Deed(dict.fromkeys(("draft", "in_review", "scheduled"), _OWNER), "live"),
    "schedule": Deed(dict.fromkeys(("draft", "in_review", "scheduled"), _OWNER), "scheduled"),
    "unschedule": Deed({"scheduled": _OWNER}, "draft"),
    "pause": Deed(dict.fromkeys(("scheduled", "live"), _OWNER), "paused"),
    "resume": Deed({"paused": _OWNER}, "live"),
    "archive": Deed(dict.fromkeys(("live", "paused"), _OWNER), "archived"),
    "reopen": Deed({"archived": _OWNER}, "draft"),
    "feature": Deed({"live": _OWNER}),
    "unfeature": Deed({"live": _OWNER}),
    "duplicate": Deed(dict.fromkeys(("draft", "in_review", *_ON_SHOW, "archived"), _WRITERS)),
    "delete": Deed({"draft": _WRITERS}),
}


def parts_of(role: str, *, own: bool) -> Parts:
    """The parts that a member of a role plays for a card, their own or somebody else's."""
    if role in {"campaign_owner", "administrator"}:
        return frozenset(("owner", "author")) if own else _OWNER
    return frozenset(("author",)) if role == "champion" and own else frozenset()


def may(deed: str, state: str, parts: Parts) -> bool:
    """Whether somebody who plays these parts may do this now."""
    return bool(DEEDS[deed].by.get(state, frozenset()) & parts)


def standing(state: str, live_at: datetime | None, expires_at: datetime | None, now: datetime) -> str:
    """The state that readers would notice: embargo and expiry hold to the second."""
    if state == "scheduled" and live_at and live_at <= now:
        state = "live"
    return "archived" if state == "live" and expires_at and expires_at <= now else state


_NEEDS = {"link": ("url",), "image": ("picture",), "article": ("body",), "video": ("video_url", "captions")}


def missing(kind: str, given: Mapping[str, bool]) -> str:
    """The first thing that a card of this kind needs before others see it; empty when nothing is missing."""
    wanted = ("title", "summary", *_NEEDS[kind])
    return next((name for name in wanted if not given[name]), "")


def slug_of(title: str, suffix: str) -> str:
    """A readable address out of a title, at most 80 characters; ``suffix`` keeps two of the same title apart."""
    words = "".join(_plain(letter) for letter in title.lower()).split()
    stem = "-".join(words)[: 79 - len(suffix)].strip("-")
    return f"{stem}-{suffix}" if stem else f"post-{suffix}"


_LETTERS = {"æ": "ae", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ß": "ss", "œ": "oe", "þ": "th", "ð": "d"}


def _plain(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() and base.isalnum() else "" if letter in "'’" else " "
