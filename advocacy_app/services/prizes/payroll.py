"""The file for payroll: a line for each prize, safe to open in any spreadsheet."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Member, Organisation, Prize, Team
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.prizes.rules import amount, safe_cell

HEAD = ("date", "name", "email", "team", "source", "prize", "value", "currency", "cash_equivalent", "correction", "id")
GONE = "(erased)"


async def payroll_csv(session: Session, viewer: Viewer, first: date, last: date) -> str:
    """Every prize between two days (both included, the organisation's zone), the oldest first.

    Corrections are lines of their own with a negative value. Whoever was erased has no name any more.

    Raises:
        NotAllowed: the viewer is not an owner.
    """
    identity.must_be_owner(viewer)
    zone = ZoneInfo((await session.exec(select(Organisation.timezone))).first() or "UTC")
    begin, end = (_midnight(day, zone) for day in (first, last + timedelta(days=1)))
    asked = (
        columns(Prize, Member.name, Member.email, Team.name)
        .outerjoin(Member, col(Member.account) == Prize.account)
        .outerjoin(Team, col(Team.id) == Member.team_id)
        .where(col(Prize.at) >= begin, col(Prize.at) < end)
        .order_by(col(Prize.at), col(Prize.id))
    )
    found = await rows(session, asked)
    days = {"first": first.isoformat(), "last": last.isoformat()}
    await identity.audit(session, viewer.member_id, "payroll_exported", **days)
    return "\ufeff" + _written(_line(zone, *row) for row in found)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(clock.now().tzinfo)


def _line(zone: ZoneInfo, prize: Prize, name: str | None, email: str | None, team: str | None) -> tuple[str, ...]:
    sign = "-" if prize.reverses_id and prize.value_minor else ""
    words = (name or GONE, email or "", team or "", prize.source, prize.title)
    return (
        prize.at.astimezone(zone).date().isoformat(),
        *map(safe_cell, words),
        sign + amount(prize.value_minor, prize.currency),
        prize.currency,
        "yes" if prize.cash_equivalent else "no",
        "yes" if prize.reverses_id else "no",
        prize.id,
    )


def _written(lines: Iterator[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(lines)
    return text.getvalue()
