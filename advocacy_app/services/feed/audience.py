"""Whom a card is for, as conditions of a query: people outside get the same answer as for a card that is not there."""

from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, cast, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Campaign, Card, CardAudience, Cohort, Member, TopicFollow
from advocacy_app.read_models.people import Viewer


@dataclass(frozen=True)
class Reader:
    """A viewer with everything an audience may ask about."""

    viewer: Viewer
    tenure_days: int
    topics: frozenset[str] = frozenset()
    cohorts: frozenset[str] = frozenset()


_named: Any = bindparam
_anybody: Any = SimpleNamespace(
    **{name: bindparam(name) for name in ("member_id", "team_id", "site_id", "role", "language")}
)
ANYBODY = Reader(
    viewer=_anybody,
    tenure_days=_named("tenure_days", type_=Integer),
    topics=_named("topics", expanding=True),
    cohorts=_named("cohorts", expanding=True),
)
"""Whoever asks, in statements that are built once and run with ``values_of``: building costs more than running."""


def values_of(reader: Reader) -> dict[str, Any]:
    """What a statement about ``ANYBODY`` runs with."""
    viewer = reader.viewer
    return {
        "member_id": viewer.member_id,
        "team_id": viewer.team_id,
        "site_id": viewer.site_id,
        "role": viewer.role,
        "language": viewer.language,
        "tenure_days": reader.tenure_days,
        "topics": [*reader.topics],
        "cohorts": [*reader.cohorts],
    }


async def reader_of(session: Session, viewer: Viewer) -> Reader:
    """Look up what audiences may ask about a viewer."""
    [(hired, topics, cohorts)] = await rows(session, _READER, member_id=viewer.member_id)
    return Reader(viewer, _days_since(hired), listed(topics), listed(cohorts))


def together(column: Any, *where: Any) -> Any:
    """A column's values in one, for ``listed``: a question within a question costs less than one of its own."""
    return select(func.aggregate_strings(column, " ")).where(*where).correlate(Card, Member).scalar_subquery()


def listed(values: str | None) -> frozenset[str]:
    """What ``together`` has put together: ids and slugs, which know no blanks."""
    return frozenset((values or "").split())


_TOPICS = together(TopicFollow.topic_id, TopicFollow.member_id == Member.id)
_COHORTS = together(Cohort.slug, Cohort.member_id == Member.id)
_READER = columns(Member.hired_on, _TOPICS, _COHORTS).where(Member.id == bindparam("member_id"))


def _days_since(hired: date | None) -> int:
    """People whose hire date is unknown count as long-standing."""
    return (clock.now().date() - hired).days if hired else 36_500


_PAUSED = select(Campaign.tag).where(Campaign.state == "paused")


def is_paused() -> ColumnElement[bool]:
    """Taken back for now, by itself or with its campaign."""
    return or_(col(Card.state) == "paused", col(Card.tag).in_(_PAUSED))


def is_live(moment: datetime) -> ColumnElement[bool]:
    """Live and within its time: embargo and expiry hold to the second, whatever the clockwork has done yet.

    While a campaign is paused, nothing that carries its hashtag is shown.
    """
    return and_(
        col(Card.tag).not_in(_PAUSED),
        col(Card.state).in_(("live", "scheduled")),
        col(Card.live_at) <= moment,
        or_(col(Card.expires_at).is_(None), col(Card.expires_at) > moment),
    )


def is_for(reader: Reader) -> ColumnElement[bool]:
    """Cards for the reader."""
    return meant_for(reader, CardAudience.card_id, Card.id)


def meant_for(reader: Reader, key: Any, thing: Any) -> ColumnElement[bool]:
    """No kind of audience of a thing is left without a value that fits the reader.

    ``key`` is the column of the table of audiences that names ``thing``.
    """
    wanted, fitting = aliased(key.class_), aliased(key.class_)
    fits = exists().where(
        getattr(fitting, key.key) == getattr(wanted, key.key), fitting.kind == wanted.kind, _fits_one(fitting, reader)
    )
    return ~exists().where(getattr(wanted, key.key) == thing, ~fits)


def _fits_one(row: Any, reader: Reader) -> ColumnElement[bool]:
    """A row of an audience whose value fits the reader."""
    viewer = reader.viewer
    exact = {"team": viewer.team_id, "site": viewer.site_id, "role": viewer.role, "language": viewer.language}
    days = cast(row.value, Integer)
    return or_(
        *(and_(row.kind == kind, row.value == value) for kind, value in exact.items()),
        and_(row.kind == "topic", row.value.in_(reader.topics)),
        and_(row.kind == "cohort", row.value.in_(reader.cohorts)),
        and_(row.kind == "tenure_under", days > reader.tenure_days),
        and_(row.kind == "tenure_over", days <= reader.tenure_days),
    )


def may_see(reader: Reader, moment: datetime | None = None) -> ColumnElement[bool]:
    """What every read of cards for colleagues must carry; ``moment`` is now unless a statement is told later."""
    return and_(is_live(clock.now() if moment is None else moment), is_for(reader))
