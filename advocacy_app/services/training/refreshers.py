"""Finished lessons come back: FSRS says when (the open algorithm behind Anki), and nobody gets more than one a day.

A refresher waits on ``/learn`` and never rings. The first one of a day that arrives counts for the schedule; what
another phone answered that day is kept, and moves nothing.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.models import QuizAnswer, RefresherDay, RefresherPlan
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.training import rules
from advocacy_app.services.training.shelf import Shelf
from advocacy_app.training.lesson import Lesson


async def begin(session: Session, viewer: Viewer, track: str, lesson: Lesson) -> None:
    """A quiz was passed: plan its first refresher by how the questions went at the first try."""
    first = rules.first_answers(await _answers(session, viewer, track, lesson.id, "quiz"))
    memory, due_at = rules.planned("", rules.rating(first.values()), _utc(clock.now()))
    plan = {"member_id": viewer.member_id, "track": track, "lesson": lesson.id}
    await insert_once(session, RefresherPlan, **plan, memory=memory, due_at=due_at)


async def refresh(session: Session, viewer: Viewer, track: str, lesson: Lesson, day: date) -> None:
    """Once all questions of a refresher are answered, plan the next one."""
    first = rules.first_answers(await _answers(session, viewer, track, lesson.id, "refresher", day))
    plan = await session.get(RefresherPlan, (viewer.member_id, track, lesson.id))
    if plan is None or {question.id for question in lesson.questions} - set(first):
        return
    grade = rules.rating(first.values())
    today = {"member_id": viewer.member_id, "day": day, "track": track, "lesson": lesson.id}
    if await insert_once(session, RefresherDay, **today, rating=int(grade), at=clock.now()):
        moment = max(_utc(clock.now()), _last_look(plan.memory))
        plan.memory, plan.due_at = rules.planned(plan.memory, grade, moment)


async def due_today(session: Session, viewer: Viewer, shelf: Shelf) -> tuple[str, Lesson] | None:
    """The track and the lesson that have waited longest; None when today had its refresher, or nothing is due."""
    today = clock.today(viewer.timezone)
    if await session.get(RefresherDay, (viewer.member_id, today)):
        return None
    evening = datetime.combine(today, time.max, ZoneInfo(viewer.timezone)).astimezone(UTC)
    plans = select(RefresherPlan).where(
        RefresherPlan.member_id == viewer.member_id, col(RefresherPlan.due_at) <= evening
    )
    for plan in (await session.exec(plans.order_by(col(RefresherPlan.due_at), col(RefresherPlan.lesson)))).all():
        course = shelf.course(plan.track, viewer.language)
        lesson = course.lesson(plan.lesson) if course else None
        if lesson is not None:
            return plan.track, lesson
    return None


async def _answers(
    session: Session, viewer: Viewer, track: str, lesson: str, purpose: str, day: date | None = None
) -> list[tuple[str, bool]]:
    asked = columns(QuizAnswer.question, QuizAnswer.correct).where(
        QuizAnswer.member_id == viewer.member_id,
        QuizAnswer.track == track,
        QuizAnswer.lesson == lesson,
        QuizAnswer.purpose == purpose,
    )
    asked = asked.where(QuizAnswer.day == day) if day else asked
    found = await rows(session, asked.order_by(col(QuizAnswer.answered_at), col(QuizAnswer.id)))
    return [(row.question, row.correct) for row in found]


def _last_look(memory: str) -> datetime:
    """When a plan was last looked at; a new look cannot lie before it."""
    return _utc(datetime.fromisoformat(json.loads(memory)["last_review"])) + timedelta(seconds=1)


def _utc(moment: datetime) -> datetime:
    """As the scheduler wants it."""
    return moment.astimezone(UTC)
