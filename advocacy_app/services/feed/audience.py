"""Whom a card is for, as conditions of a query: people outside get the same answer as for a card that is not there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, cast, exists, false, or_
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


async def reader_of(session: Session, viewer: Viewer) -> Reader:
    """Look up what audiences may ask about a viewer."""
    [hired] = await rows(session, columns(Member.hired_on).where(Member.id == viewer.member_id))
    topics = await session.exec(select(TopicFollow.topic_id).where(TopicFollow.member_id == viewer.member_id))
    cohorts = await session.exec(select(Cohort.slug).where(Cohort.member_id == viewer.member_id))
    return Reader(viewer, _days_since(hired), frozenset(topics), frozenset(cohorts))


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
    """No kind of audience on the card is left without a value that fits the reader."""
    wanted, fitting = aliased(CardAudience), aliased(CardAudience)
    fits = exists().where(
        col(fitting.card_id) == col(wanted.card_id), col(fitting.kind) == col(wanted.kind), fits_one(fitting, reader)
    )
    return ~exists().where(col(wanted.card_id) == col(Card.id), ~fits)


def fits_one(row: Any, reader: Reader) -> ColumnElement[bool]:
    """A row of an audience, a card's or a campaign's, whose value fits the reader."""
    viewer = reader.viewer
    exact = {"team": viewer.team_id, "site": viewer.site_id, "role": viewer.role, "language": viewer.language}
    days = cast(row.value, Integer)
    return or_(
        *(and_(row.kind == kind, row.value == value) for kind, value in exact.items()),
        and_(row.kind == "topic", row.value.in_(reader.topics)) if reader.topics else false(),
        and_(row.kind == "cohort", row.value.in_(reader.cohorts)) if reader.cohorts else false(),
        and_(row.kind == "tenure_under", days > reader.tenure_days),
        and_(row.kind == "tenure_over", days <= reader.tenure_days),
    )


def may_see(reader: Reader) -> ColumnElement[bool]:
    """What every read of cards for colleagues must carry."""
    return and_(is_live(clock.now()), is_for(reader))
