"""The weekly rhythm: weeks in which something good landed, in the member's own time zone at that time."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import aliased
from sqlmodel import col, delete, or_, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import AwayWeek, Member, Transfer, ZoneSpan
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.points import AwayChoice, Rhythm
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services.points.errors import WeekOutOfReach
from advocacy_app.services.points.rules import in_a_row, iso_week, monday_of, week_of, zone_at

SHOWN = 12
BEFORE, AHEAD = 4, 8
"""Weeks of leave may be told so many weeks later, and so many ahead."""
LONG_AGO = timedelta(weeks=110)
APART = ("challenge", "challenge_learnt")
"""What a challenge pays is no deed of its own."""

Window = tuple[datetime, datetime]
"""From a moment until before another."""


@dataclass
class Weeks:
    """Somebody's weeks: good ones, those whose points are still on the way, and those of leave."""

    good: set[str] = field(default_factory=set[str])
    waiting: set[str] = field(default_factory=set[str])
    away: set[str] = field(default_factory=set[str])


async def weeks_of(
    session: Session, members: Collection[str], windows: Sequence[Window]
) -> list[defaultdict[str, Weeks]]:
    """Each member's weeks in each window. A deed belongs to the week it was done in, once its points landed."""
    found: list[defaultdict[str, Weeks]] = [defaultdict(Weeks) for _ in windows]
    spans = await _spans(session, members)
    for row in await rows(session, _deeds(members, windows)):
        week = week_of(row.at, zone_at(row.at, spans[row.id], row.timezone))
        for at, (since, until) in enumerate(windows):
            if since <= row.at < until:
                (found[at][row.id].good if row.landed else found[at][row.id].waiting).add(week)
    away = select(AwayWeek).where(col(AwayWeek.member_id).in_(members))
    for leave in (await session.exec(away)).all():
        for weeks in found:
            weeks[leave.member_id].away.add(leave.week)
    return found


def _deeds(members: Collection[str], windows: Sequence[Window]) -> object:
    """Everything that points were given for, unless it was taken back: when it was done, and whether it landed."""
    post, sequel = aliased(Transfer), aliased(Transfer)
    gone = select(sequel.id).where(
        or_(
            col(sequel.reverses_id) == col(Transfer.id),
            (col(sequel.pending_id) == col(Transfer.id)) & (col(sequel.phase) == "void"),
        )
    )
    landed = (col(Transfer.phase) == "direct") | col(post.id).is_not(None)
    return (
        columns(Member.id, Member.timezone, Transfer.at, landed.label("landed"))
        .join(Member, col(Member.account) == Transfer.credit_account)
        .outerjoin(post, (col(post.pending_id) == col(Transfer.id)) & (col(post.phase) == "post"))
        .where(col(Member.id).in_(members))
        .where(or_(*[(col(Transfer.at) >= since) & (col(Transfer.at) < until) for since, until in windows]))
        .where(col(Transfer.debit_account).startswith("issuer:"), col(Transfer.reason).not_in(APART))
        .where(col(Transfer.pending_id).is_(None), ~gone.exists())
    )


async def _spans(session: Session, members: Collection[str]) -> defaultdict[str, list[tuple[datetime, str]]]:
    """The zones before the present one, in order, by member."""
    asked = select(ZoneSpan).where(col(ZoneSpan.member_id).in_(members)).order_by(col(ZoneSpan.until))
    found: defaultdict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for span in (await session.exec(asked)).all():
        found[span.member_id].append((span.until, span.zone))
    return found


async def rhythm(session: Session, viewer: Viewer) -> Rhythm:
    """The viewer's own weeks in a row, the last twelve of them, and the weeks that may be told as leave."""
    moment, today = clock.now(), clock.today(viewer.timezone)
    until = moment + timedelta(microseconds=1)  # what is done at this very moment counts
    weeks = (await weeks_of(session, [viewer.member_id], [(moment - LONG_AGO, until)]))[0][viewer.member_id]
    row, this = in_a_row(weeks.good, weeks.waiting, weeks.away, today), iso_week(today)
    return Rhythm(
        n=row,
        line=tr(viewer.language, "rhythm.weeks", n=row) if row else tr(viewer.language, "rhythm.none"),
        strokes=tuple(_stroke(iso_week(today - timedelta(weeks=back)), weeks, this) for back in reversed(range(SHOWN))),
        open=this not in weeks.good | weeks.away,
        away=this in weeks.away,
        choices=tuple(_choice(viewer, monday_of(today) + timedelta(weeks=n), weeks, n) for n in range(-BEFORE, AHEAD)),
    )


def _stroke(week: str, weeks: Weeks, this: str) -> Stroke:
    if week in weeks.away:
        return Stroke("rest", 0)
    if week in weeks.good:
        return Stroke("me", 100)
    if week in weeks.waiting:
        return Stroke("me said", 100)
    return Stroke("me todo" if week == this else "todo", 0)


def _choice(viewer: Viewer, monday: date, weeks: Weeks, n: int) -> AwayChoice:
    days = {
        "first": numbers.short_day(viewer.language, monday),
        "last": numbers.short_day(viewer.language, monday + timedelta(days=6)),
    }
    near, week = {-1: "rhythm.last_week", 0: "rhythm.this_week", 1: "rhythm.next_week"}.get(n), iso_week(monday)
    title = tr(viewer.language, "rhythm.from_to", **days)
    if near:
        title = f"{tr(viewer.language, near)} · {title}"
    return AwayChoice(week, title, away=week in weeks.away)


async def tell_leave(session: Session, viewer: Viewer, week: str) -> None:
    """Be away in an ISO week; told once more, be there after all.

    Raises:
        WeekOutOfReach: too long ago, or too far ahead.
    """
    monday = monday_of(clock.today(viewer.timezone))
    if week not in {iso_week(monday + timedelta(weeks=n)) for n in range(-BEFORE, AHEAD)}:
        raise WeekOutOfReach
    if not await insert_once(session, AwayWeek, member_id=viewer.member_id, week=week, at=clock.now()):
        mine = (col(AwayWeek.member_id) == viewer.member_id, col(AwayWeek.week) == week)
        await session.exec(delete(AwayWeek).where(*mine))
