"""What somebody typed about a campaign, cleaned and checked. Pure: the zone is the writer's."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from advocacy_app.hashtags import hashtag_of
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models.campaign import GOAL_KINDS
from advocacy_app.services.campaigns.errors import (
    DatesCrossed,
    DateUnusable,
    GoalUnusable,
    HashtagMissing,
    HashtagUnusable,
    TooLasting,
    TooShort,
)
from advocacy_app.services.campaigns.rules import LONGEST, SHORTEST
from advocacy_app.services.errors import Invalid, must_fit
from advocacy_app.services.feed import Rules, audience_in

TITLE, BRIEF, LINES, SPONSOR, SPONSOR_WORDS = 80, 2_000, 1_200, 80, 400
"""Characters."""
MOST_GOAL = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One filled-in form."""

    hashtag: str
    title: str
    brief: str
    dos: str
    donts: str
    sponsor_name: str
    sponsor_words: str
    language: str
    goal_kind: str
    goal: int
    starts_at: datetime
    ends_at: datetime
    audience: Rules


def typed(form: Mapping[str, Any], tz: str) -> Typed:
    """The form as something that a campaign can take.

    Raises:
        Invalid: a subclass says what cannot be used; nothing is cut off silently.
    """
    starts_at, ends_at = _moment(form, "starts_at", tz), _moment(form, "ends_at", tz)
    _check_span(starts_at, ends_at)
    goal_kind = _one_of(form, "goal_kind", GOAL_KINDS)
    return Typed(
        hashtag=_hashtag(form),
        title=_line(form, "title", TITLE),
        brief=_text(form, "brief", BRIEF),
        dos=_text(form, "dos", LINES),
        donts=_text(form, "donts", LINES),
        sponsor_name=_line(form, "sponsor_name", SPONSOR),
        sponsor_words=_text(form, "sponsor_words", SPONSOR_WORDS),
        language=_one_of(form, "language", LANGUAGES),
        goal_kind=goal_kind,
        goal=0 if goal_kind == "none" else _goal(form),
        starts_at=starts_at,
        ends_at=ends_at,
        audience=audience_in(form),
    )


def local(moment: datetime, tz: str) -> str:
    """A moment as ``datetime-local`` wants it, in the writer's zone."""
    return moment.astimezone(ZoneInfo(tz)).strftime("%Y-%m-%dT%H:%M")


def version_in(form: Mapping[str, Any]) -> int:
    """The version that the form was made from; 0, which no campaign has, if it does not say."""
    said = str(form.get("version") or "")[:9]
    return int(said) if said.isascii() and said.isdigit() else 0


def _check_span(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise DatesCrossed
    if ends_at - starts_at < SHORTEST:
        raise TooShort
    if ends_at - starts_at > LONGEST:
        raise TooLasting


def _text(form: Mapping[str, Any], name: str, most: int) -> str:
    words = unicodedata.normalize("NFC", str(form.get(name) or "")).replace("\0", "").replace("\r\n", "\n").strip()
    return must_fit(words, most, name)


def _line(form: Mapping[str, Any], name: str, most: int) -> str:
    return " ".join(_text(form, name, most).split())


def _one_of(form: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
    if (value := str(form.get(name) or known[0])) not in known:
        raise Invalid
    return value


def _hashtag(form: Mapping[str, Any]) -> str:
    if (hashtag := hashtag_of(str(form.get("hashtag") or ""))) is None:
        raise HashtagUnusable
    if not hashtag:
        raise HashtagMissing
    return hashtag


def _goal(form: Mapping[str, Any]) -> int:
    said = str(form.get("goal") or "").strip()
    if not (said.isascii() and said.isdigit() and 0 < int(said[:8]) <= MOST_GOAL):
        raise GoalUnusable
    return int(said)


def _moment(form: Mapping[str, Any], name: str, tz: str) -> datetime:
    """A local date and time in the writer's zone."""
    try:
        moment = datetime.fromisoformat(str(form.get(name) or "").strip())
        return moment.replace(tzinfo=moment.tzinfo or ZoneInfo(tz)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise DateUnusable(at=name) from None
