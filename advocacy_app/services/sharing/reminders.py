"""“Remind me tomorrow": a notice at a time that the member chose. Nothing is ever posted by itself."""

import secrets
from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlmodel import col, delete, select

from advocacy_app import clock, ids
from advocacy_app.db import Session, columns, rows, take_turn
from advocacy_app.i18n import numbers
from advocacy_app.models import Card, Member, Reminder
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.sharing import MyReminder
from advocacy_app.services import feed, identity, notifications
from advocacy_app.services.sharing.errors import TimeNotUnderstood

TONIGHT = time(19, 0)
MORNING = time(9, 0)
FARTHEST = timedelta(days=366)
STAGGER = timedelta(minutes=5)
"""Reminders for one moment are spread over this long: nobody's network should see them all at one second."""
KIND = "reminder"
SHOWN = 50


class Chosen(NamedTuple):
    """The moment of a reminder, and that of the one it replaced; aware, in UTC."""

    at: datetime
    instead_of: datetime | None


def moment_of(when: str, now: datetime, zone: str) -> datetime:
    """``tonight``, ``tomorrow`` (9:00) or a local date and time such as ``2026-11-20T17:30``, in the person's zone.

    Raises:
        TimeNotUnderstood: not a moment to come within a year.
    """
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    named = {"tonight": (today, TONIGHT), "tomorrow": (today + timedelta(days=1), MORNING)}
    try:
        moment = datetime.combine(*named[when]) if when in named else datetime.fromisoformat(when)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=here)).astimezone(now.tzinfo)
    except (ValueError, OverflowError) as fault:
        raise TimeNotUnderstood from fault
    if not now < moment < now + FARTHEST:
        raise TimeNotUnderstood
    return moment


async def remind_me(session: Session, viewer: Viewer, slug: str, when: str) -> Chosen:
    """Set the one reminder of this member for this card.

    Raises:
        CardGone: for everything that this person may not see.
        TimeNotUnderstood: when.
    """
    card_id = await feed.visible_card_id(session, viewer, slug)
    moment = moment_of(when, clock.now(), viewer.timezone)
    await take_turn(session, f"reminders:{viewer.member_id}")
    asked = select(Reminder).where(Reminder.member_id == viewer.member_id, Reminder.card_id == card_id)
    replaced = (await session.exec(asked.where(col(Reminder.sent_at).is_(None)))).one_or_none()
    if replaced:
        await session.delete(replaced)
    spread = timedelta(seconds=secrets.randbelow(int(STAGGER.total_seconds())))
    session.add(
        Reminder(
            id=ids.new_id(),
            member_id=viewer.member_id,
            card_id=card_id,
            chosen_at=moment,
            due_at=moment + spread,
        )
    )
    await session.flush()
    return Chosen(moment, replaced.chosen_at if replaced else None)


async def my_reminders(session: Session, viewer: Viewer) -> tuple[MyReminder, ...]:
    """What the viewer still waits for and may see now, the next one first."""
    asked = (
        columns(Reminder.id, Reminder.chosen_at, Card.slug, Card.title, Card.summary, Card.scope)
        .join(Card, col(Card.id) == Reminder.card_id)
        .where(col(Reminder.member_id) == viewer.member_id, col(Reminder.sent_at).is_(None))
        .where(feed.may_see(await feed.reader_of(session, viewer)))
        .order_by(col(Reminder.chosen_at), col(Reminder.id))
        .limit(SHOWN)
    )
    return tuple(
        MyReminder(
            id=reminder,
            title=title or summary,
            when=numbers.day_and_time(viewer.language, chosen_at, viewer.timezone),
            href=place_of(slug, scope),
        )
        for reminder, chosen_at, slug, title, summary, scope in await rows(session, asked)
    )


async def forget_reminder(session: Session, viewer: Viewer, reminder_id: str) -> None:
    """Let a reminder be; forgetting it twice is forgetting it once."""
    mine = (
        col(Reminder.id) == reminder_id,
        col(Reminder.member_id) == viewer.member_id,
        col(Reminder.sent_at).is_(None),
    )
    await session.exec(delete(Reminder).where(*mine))


async def forget_reminder_of(session: Session, viewer: Viewer, slug: str) -> None:
    """Let the reminder for a card be; forgetting it twice, or one that never was, is forgetting it once."""
    card = select(Card.id).where(Card.slug == slug).scalar_subquery()
    mine = (col(Reminder.member_id) == viewer.member_id, col(Reminder.card_id) == card)
    await session.exec(delete(Reminder).where(*mine, col(Reminder.sent_at).is_(None)))


def place_of(slug: str, scope: str) -> str:
    """Where a reminder leads: to the composer, or to the card if it stays inside."""
    return f"/share/{slug}" if scope == "outside" else f"/c/{slug}"


async def send_due_reminders(session: Session, limit: int = 100) -> int:
    """Put what is due into inboxes, each once; what its member may not see (any more) is dropped silently."""
    due = (
        select(Reminder, Card, Member)
        .join(Card, col(Card.id) == Reminder.card_id)
        .join(Member, col(Member.id) == Reminder.member_id)
        .where(col(Reminder.due_at) <= clock.now(), col(Reminder.sent_at).is_(None))
        .order_by(col(Reminder.due_at))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Reminder)
    )
    found = (await session.exec(due)).all()
    for reminder, card, member in found:
        reminder.sent_at = clock.now()
        if await feed.titles_of(session, identity.viewer_of_member(member, ""), {card.id}):
            key = f"{KIND}:{reminder.id}"
            place = place_of(card.slug, card.scope)
            await notifications.notify(session, reminder.member_id, KIND, key, place, card=card.id)
    return len(found)
