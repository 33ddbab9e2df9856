"""What an owner does: announce a challenge, change it before it begins, end it early, call it off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import select

from advocacy_app import bus, clock, hashtags, ids
from advocacy_app.db import Session
from advocacy_app.events import ChallengeMade
from advocacy_app.models import Challenge, Site, Team
from advocacy_app.models.challenge import TOGETHER
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.challenges.clockwork import close, open_challenges
from advocacy_app.services.challenges.counting import GOALS
from advocacy_app.services.challenges.errors import (
    ChallengeOver,
    DatesUnusable,
    GoalUnusable,
    HasBegun,
    HashtagUnusable,
    LeastUnusable,
    NumberUnusable,
    PointsUnusable,
    TitleMissing,
    TrackUnknown,
    WordsTooLong,
)
from advocacy_app.services.challenges.rules import begins, ends, stage
from advocacy_app.services.challenges.tracks import titles
from advocacy_app.services.errors import NotAllowed, NotFound

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


async def announce(session: Session, viewer: Viewer, plan: Plan) -> Challenge:
    """A new challenge; it begins by itself on its first day.

    Raises:
        NotAllowed: the viewer runs no campaigns. NotFound: no such team or site.
        Invalid: what the plan says cannot be, by name.
    """
    _must_be_owner(viewer)
    values = await _checked(session, plan)
    challenge = Challenge(id=ids.new_id(), made_by=viewer.member_id, made_at=clock.now(), **values)
    session.add(challenge)
    await _told(session, viewer, challenge, "challenge_made")
    await open_challenges(session)
    return challenge


async def change(session: Session, viewer: Viewer, challenge_id: str, plan: Plan) -> None:
    """Another plan for a challenge that has not begun.

    Raises:
        NotAllowed, NotFound, Invalid: as for ``announce``. HasBegun: too late.
    """
    challenge = await own(session, viewer, challenge_id)
    if stage(challenge, clock.now()) != "coming":
        raise HasBegun
    for name, value in (await _checked(session, plan)).items():
        setattr(challenge, name, value)
    await _told(session, viewer, challenge, "challenge_changed")
    await open_challenges(session)


async def end_early(session: Session, viewer: Viewer, challenge_id: str) -> None:
    """Let a running challenge end now: whoever reached the goal so far has the points.

    Raises:
        NotAllowed, NotFound. ChallengeOver: it ended before. HasBegun: call it off instead, it has not begun.
    """
    challenge = await own(session, viewer, challenge_id)
    if stage(challenge, clock.now()) == "over":
        raise ChallengeOver
    if stage(challenge, clock.now()) == "coming":
        raise HasBegun
    challenge.ends_at = max(clock.now(), challenge.starts_at + timedelta(microseconds=1))
    await _told(session, viewer, challenge, "challenge_ended")
    await close(session, challenge)


async def call_off(session: Session, viewer: Viewer, challenge_id: str) -> None:
    """Take away a challenge that has not begun.

    Raises:
        NotAllowed, NotFound. HasBegun: too late.
    """
    challenge = await own(session, viewer, challenge_id)
    if stage(challenge, clock.now()) != "coming":
        raise HasBegun
    await _told(session, viewer, challenge, "challenge_called_off")
    await session.delete(challenge)
    await session.flush()


async def own(session: Session, viewer: Viewer, challenge_id: str) -> Challenge:
    """A challenge, locked, for those who run them.

    Raises:
        NotAllowed: the viewer does not. NotFound: there is none.
    """
    _must_be_owner(viewer)
    found = (await session.exec(select(Challenge).where(Challenge.id == challenge_id).with_for_update())).first()
    if found is None:
        raise NotFound
    return found


def _must_be_owner(viewer: Viewer) -> None:
    if not viewer.owner:
        raise NotAllowed


async def _told(session: Session, viewer: Viewer, challenge: Challenge, deed: str) -> None:
    await session.flush()
    await identity.audit(session, viewer.member_id, deed, f"challenge:{challenge.id}")
    await bus.record(session, ChallengeMade(actor=viewer.member_id, challenge=challenge.id))


async def _checked(session: Session, plan: Plan) -> Mapping[str, Any]:
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
    for text, most in ((title, TITLE), (pitch, PITCH)):
        if len(text) > most:
            raise WordsTooLong(n=most)
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
