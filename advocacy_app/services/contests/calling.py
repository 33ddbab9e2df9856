"""Judges are called: when the list closes, and once more before their time is over."""

from datetime import timedelta

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.events import ContestToJudge
from advocacy_app.models import ContestJudge
from advocacy_app.services import notifications
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.judging import unjudged, until


async def tell_judges(session: Session, fact: ContestToJudge) -> None:
    """Something waits for each judge who has not handed in."""
    await _call(session, fact.contest, "judge_asked")


async def remind_judges(session: Session) -> int:
    """One reminder two days before the end of their time, to those who have not handed in."""
    waiting = await unjudged(session)
    soon = [one for one in waiting if timedelta() <= until(one) - clock.now() <= rules.REMIND_JUDGES]
    return sum([await _call(session, one.id, "judge_soon") for one in soon])


async def _call(session: Session, contest_id: str, kind: str) -> int:
    """Each is told once; how many were told now."""
    asked = select(ContestJudge).where(ContestJudge.contest_id == contest_id, col(ContestJudge.handed_in_at).is_(None))
    told = 0
    for judge in (await session.exec(asked)).all():
        if judge.member_id:
            key, href = f"{kind}:{judge.id}", f"/contests/{contest_id}/judge"
            told += await notifications.notify(session, judge.member_id, kind, key, href, contest=contest_id)
    return told
