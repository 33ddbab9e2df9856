"""Who is meant to learn what, by which day, and one notice shortly before: in working hours, never afterwards."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, exists, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.models import Enrolment, Member, NoticeHours, TeamLead, TrackPass
from advocacy_app.services import notifications
from advocacy_app.services.training import rules
from advocacy_app.services.training.shelf import SOURCE, shelf
from advocacy_app.training.lesson import Track

KIND = "training_due"


async def enrol_members(session: Session, limit: int = 200) -> int:
    """Give members the tracks that are meant for them, each with its day; returns how many were given."""
    given = 0
    for course in (await shelf(session)).courses(SOURCE):
        for member in await _without(session, course.track, limit - given):
            await enrol(session, member, course.track)
            given += 1
    return given


async def enrol(session: Session, member: Member, track: Track) -> None:
    """Settle the day of a track for a member, in their own zone; once."""
    due_on = rules.day_due(member.hired_on, clock.today(member.timezone), track.due)
    new = {"member_id": member.id, "track": track.id, "due_on": due_on, "at": clock.now()}
    await insert_once(session, Enrolment, **new)


async def _without(session: Session, track: Track, limit: int) -> Iterable[Member]:
    has = exists().where(col(Enrolment.member_id) == col(Member.id), col(Enrolment.track) == track.id)
    here = (col(Member.deactivated_at).is_(None), col(Member.welcomed_at).is_not(None))
    asked = select(Member).where(*here, Member.role != "guest_curator", ~has)
    roles = rules.ROLES[track.audience]
    if track.audience == "managers":
        asked = asked.join(TeamLead, col(TeamLead.member_id) == col(Member.id))
    elif roles is not None:
        asked = asked.where(col(Member.role).in_(roles))
    return (await session.exec(asked.order_by(col(Member.id)).limit(max(limit, 0)))).all()


async def remind_of_due(session: Session, limit: int = 200) -> int:
    """Tell members once that the day of a track is near; only where it is working time now, in their own hours."""
    told = await _remind_by_hours(session)
    for zone in (await session.exec(select(Member.timezone).distinct())).all():
        if rules.at_work(clock.now(), zone):
            told += await _remind(session, zone, limit - told)
    return told


async def _remind(session: Session, zone: str, limit: int) -> int:
    """Those of a zone who chose no hours of their own."""
    usual = ~exists().where(col(NoticeHours.member_id) == col(Member.id))
    today = clock.today(zone)
    asked = _near(select(Enrolment), today, today + timedelta(days=rules.NOTICE_DAYS)).where(
        Member.timezone == zone, usual
    )
    return await _tell(session, await rows(session, asked.limit(max(limit, 0))))


async def _remind_by_hours(session: Session) -> int:
    """Those who chose their hours: in their working time, else in the usual one as far as it is not quiet."""
    now, first = clock.now(), clock.today("UTC") - timedelta(days=1)
    wanted = columns(Enrolment, Member.timezone, NoticeHours)
    asked = _near(wanted, first, first + timedelta(days=rules.NOTICE_DAYS + 2))
    asked = asked.join(NoticeHours, col(NoticeHours.member_id) == col(Member.id))
    ready: list[Enrolment] = []
    for enrolment, zone, chosen in await rows(session, asked):
        hours, days = notifications.hours_of(chosen), (enrolment.due_on - clock.today(zone)).days
        fits = hours.open_at(now, zone) and (hours.work_only or rules.at_work(now, zone))
        ready += [enrolment] if fits and 0 <= days <= rules.NOTICE_DAYS else []
    return await _tell(session, ready)


def _near(wanted: Any, first: date, last: date) -> Any:
    """Enrolments: whose day of a track is between these two, who has not passed it and was not told."""
    passed = exists().where(
        col(TrackPass.member_id) == col(Enrolment.member_id), col(TrackPass.track) == col(Enrolment.track)
    )
    return (
        wanted.join(Member, col(Member.id) == col(Enrolment.member_id))
        .where(
            col(Member.deactivated_at).is_(None),
            col(Enrolment.told_at).is_(None),
            col(Enrolment.due_on).between(first, last),
            ~passed,
        )
        .with_for_update(skip_locked=True, of=Enrolment)
    )


async def _tell(session: Session, found: Sequence[Enrolment]) -> int:
    for enrolment in found:
        enrolment.told_at = clock.now()
        key = f"{KIND}:{enrolment.track}"
        await notifications.notify(session, enrolment.member_id, KIND, key, "/learn", track=enrolment.track)
    return len(found)
