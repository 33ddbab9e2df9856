"""What is live, scheduled and expiring, by day: whole weeks around one month, Monday first."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlmodel import col, or_, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Card
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.studio import CalendarDay, CalendarEntry, CalendarPage
from advocacy_app.services.content.table import on_table

WEEK = timedelta(days=7)
MONTHS_AWAY = 24


async def calendar(session: Session, viewer: Viewer, start: str = "", step: int = 0) -> CalendarPage:
    """The month that ``start`` (ISO) lies in, moved by ``step`` months; this month for anything else."""
    first = _month(start, step, viewer)
    monday = first - timedelta(days=first.weekday())
    following = (first + timedelta(days=32)).replace(day=1)
    days = [monday + timedelta(days=n) for n in range(((following - monday).days + 6) // 7 * 7)]
    entries = await _entries(session, viewer, days[0], days[-1])
    language, today = viewer.language, clock.today(viewer.timezone)
    shown = tuple(_day(day, first, today, entries.get(day, []), viewer) for day in days)
    return CalendarPage(
        title=format_date(first, "LLLL y", locale=language),
        start=first.isoformat(),
        weekdays=tuple(format_date(day, "ccc", locale=language) for day in days[:7]),
        days=shown,
        busy=sum(len(day.marks) for day in shown if not day.other),
    )


def _month(start: str, step: int, viewer: Viewer) -> date:
    today = clock.today(viewer.timezone)
    try:
        base = date.fromisoformat(start).replace(day=1)
    except ValueError:
        base = today.replace(day=1)
    months = (base.year - today.year) * 12 + base.month - today.month + max(-1, min(step, 1))
    months = max(-MONTHS_AWAY, min(months, MONTHS_AWAY))
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _day(day: date, month: date, today: date, entries: list[CalendarEntry], viewer: Viewer) -> CalendarDay:
    return CalendarDay(
        number=str(day.day),
        name=numbers.near_day(viewer.language, day),
        other=day.month != month.month,
        today=day == today,
        marks=tuple(entries),
    )


async def _entries(session: Session, viewer: Viewer, first: date, last: date) -> dict[date, list[CalendarEntry]]:
    zone = ZoneInfo(viewer.timezone)
    begin = datetime.combine(first, time(), zone).astimezone(UTC)
    end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
    dates = (Card.live_at, Card.expires_at, Card.review_by)
    near = or_(*(col(at).between(begin, end) for at in dates))
    shown = select(Card).where(on_table(viewer), near, col(Card.state).in_(("scheduled", "live", "archived")))
    found: dict[date, list[CalendarEntry]] = defaultdict(list)
    for card in (await session.exec(shown.order_by(col(Card.live_at)).limit(500))).all():
        for what, at in _moments(card):
            if begin <= at < end:
                found[at.astimezone(zone).date()].append(_entry(card, what, at, viewer))
    return found


def _moments(card: Card) -> Iterator[tuple[str, datetime]]:
    if card.live_at:
        yield ("scheduled" if card.live_at > clock.now() else "published"), card.live_at
    if card.expires_at:
        yield "expires", card.expires_at
    if card.review_by and card.state == "live":
        yield "review", card.review_by


def _entry(card: Card, what: str, at: datetime, viewer: Viewer) -> CalendarEntry:
    language = viewer.language
    label, shown = tr(language, f"studio.day_{what}"), numbers.clock_time(language, at, viewer.timezone)
    return CalendarEntry(card.slug, card.title or card.summary, what, label, shown, card.language)
