"""How many people an audience reaches, asked of members instead of cards; the rule is that of ``feed.may_see``."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import tr
from advocacy_app.models import Cohort, Member, TopicFollow
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed

OPEN = frozenset({"team", "site", "role", "language"})
"""What colleagues know of each other anyway; what somebody follows or when they came is not for anyone to ask."""
FEWEST = 5


async def reach_line(session: Session, viewer: Viewer, audience: Collection[feed.Rule], key: str) -> str:
    """How many people it is for, in words, as far as it may be told: no number under five, none about one's own."""
    if not {kind for kind, _ in audience} <= OPEN:
        return tr(viewer.language, "studio.reach_some")
    many = await reach(session, audience)
    return tr(viewer.language, key, n=many) if many >= FEWEST else tr(viewer.language, "studio.reach_few")


async def reach(session: Session, audience: Iterable[feed.Rule]) -> int:
    """How many active members fit: within a kind any value does, across kinds all must. Nobody is told as it is."""
    here = (col(Member.deactivated_at).is_(None), Member.role != "guest_curator")
    counted = columns(func.count()).select_from(Member).where(*here, *fitting(audience))
    return (await rows(session, counted))[0]


def fitting(audience: Iterable[feed.Rule]) -> list[ColumnElement[bool]]:
    """Conditions that a member meets whom an audience means."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, value in audience:
        by_kind[kind].append(value)
    return [or_(*(_FITS[kind](value) for value in values)) for kind, values in by_kind.items()]


def _hired_within(days: str) -> ColumnElement[bool]:
    return col(Member.hired_on) > clock.now().date() - timedelta(days=int(days))


def _here_since(days: str) -> ColumnElement[bool]:
    """People whose hire date is unknown count as long-standing."""
    return or_(col(Member.hired_on).is_(None), col(Member.hired_on) <= clock.now().date() - timedelta(days=int(days)))


def _follows(topic: str) -> ColumnElement[bool]:
    followed = select(TopicFollow.topic_id).where(TopicFollow.member_id == Member.id, TopicFollow.topic_id == topic)
    return followed.exists()


def _in_cohort(slug: str) -> ColumnElement[bool]:
    return select(Cohort.id).where(and_(col(Cohort.member_id) == Member.id, col(Cohort.slug) == slug)).exists()


_FITS: dict[str, Callable[[str], Any]] = {
    "team": lambda value: col(Member.team_id) == value,
    "site": lambda value: col(Member.site_id) == value,
    "role": lambda value: col(Member.role) == value,
    "language": lambda value: col(Member.language) == value,
    "tenure_under": _hired_within,
    "tenure_over": _here_since,
    "topic": _follows,
    "cohort": _in_cohort,
}
