"""A challenge as an owner writes it, and whether it can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from advocacy_app import clock, hashtags
from advocacy_app.db import Session
from advocacy_app.models import Site, Team
from advocacy_app.models.challenge import TOGETHER
from advocacy_app.services import identity
from advocacy_app.services.challenges.counting import GOALS
from advocacy_app.services.challenges.errors import (
    DatesUnusable,
    GoalUnusable,
    HashtagUnusable,
    LeastUnusable,
    NumberUnusable,
    PointsUnusable,
    TitleMissing,
    TrackUnknown,
)
from advocacy_app.services.challenges.rules import begins, ends
from advocacy_app.services.challenges.tracks import titles
from advocacy_app.services.errors import NotFound, must_fit

TITLE, PITCH = 80, 400
"""Characters."""
MOST, MOST_POINTS, LONGEST = 10_000, 1_000, 366
ALONE = frozenset({"track", "weeks"})
"""Goals that everybody reaches alone."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A challenge as an owner writes it; both days are part of it, in the organisation's time zone.

    ``least`` is what each adds of their own where a number is reached together. Without a team and a site it is for
    everyone.
    """

    title: str
    pitch: str = ""
    language: str = "en"
    goal: str
    together: str = "one"
    target: int
    least: int = 1
    hashtag: str = ""
    track: str = ""
    points: int
    first: date
    last: date
    team_id: str = ""
    site_id: str = ""


async def checked(session: Session, plan: Plan) -> Mapping[str, Any]:
    """The columns of a plan that can be kept."""
    zone = (await identity.organisation(session)).timezone
    together = "one" if plan.goal in ALONE else plan.together
    return {
        **_words(plan),
        **_numbers(plan, together),
        **_dates(plan, zone),
        **await _place(session, plan),
        "goal": plan.goal,
        "together": together,
        "track": plan.track if plan.goal == "track" else "",
    }


def _words(plan: Plan) -> Mapping[str, Any]:
    title, pitch = " ".join(plan.title.split()), plan.pitch.strip()
    if not title:
        raise TitleMissing
    must_fit(title, TITLE, "title")
    must_fit(pitch, PITCH, "pitch")
    if (hashtag := hashtags.hashtag_of(plan.hashtag)) is None:
        raise HashtagUnusable
    return {
        "title": title,
        "pitch": pitch,
        "language": plan.language,
        "hashtag": hashtag if plan.goal == "photos" else "",
    }


def _numbers(plan: Plan, together: str) -> Mapping[str, Any]:
    if plan.goal not in GOALS or together not in TOGETHER:
        raise GoalUnusable
    if plan.goal == "track" and plan.track not in titles("en"):
        raise TrackUnknown
    target = 1 if plan.goal == "track" else plan.target
    least = plan.least if together != "one" else 1
    if not 1 <= target <= MOST:
        raise NumberUnusable(n=MOST)
    if not 1 <= least <= target:
        raise LeastUnusable
    if not 0 <= plan.points <= MOST_POINTS:
        raise PointsUnusable(n=MOST_POINTS)
    return {"target": target, "least": least, "points": plan.points}


def _dates(plan: Plan, zone: str) -> Mapping[str, datetime]:
    days = (plan.last - plan.first).days
    if not 0 <= days < LONGEST or plan.first < clock.today(zone):
        raise DatesUnusable(n=LONGEST)
    return {"starts_at": begins(plan.first, zone), "ends_at": ends(plan.last, zone)}


async def _place(session: Session, plan: Plan) -> Mapping[str, str | None]:
    for table, wanted in ((Team, plan.team_id), (Site, plan.site_id)):
        if wanted and await session.get(table, wanted) is None:
            raise NotFound
    return {"team_id": plan.team_id or None, "site_id": plan.site_id or None}
