"""Telling: LATER reactions write statements down, the queue hands them out, and forgets those that were taken."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import col, delete, select

from advocacy_app import clock
from advocacy_app.config import settings
from advocacy_app.db import Session, insert_once
from advocacy_app.events import LessonBegun, LessonFinished, QuestionAnswered, QuizPassed, TrackPassed
from advocacy_app.models import LessonDone, LessonPlace, Member, QuizAnswer, QuizPass, Statement, TrackPass
from advocacy_app.services import training
from advocacy_app.services.statements import rules
from advocacy_app.services.statements.rules import Activity, Verb

AT_ONCE = 20
LEASE = timedelta(minutes=5)
"""How long a handful that was handed out is left alone: longer than sending all of it may take."""


async def tell_lesson_begun(session: Session, fact: LessonBegun) -> None:
    """Somebody opened a lesson for the first time."""
    place = await session.get(LessonPlace, (fact.actor, fact.track, fact.lesson))
    await _tell(session, fact.actor, "initialized", fact.track, fact.lesson, at=place.at if place else None)


async def tell_lesson_finished(session: Session, fact: LessonFinished) -> None:
    """All cards of a lesson were read."""
    done = await session.get(LessonDone, (fact.actor, fact.track, fact.lesson))
    await _tell(session, fact.actor, "completed", fact.track, fact.lesson, at=done.at if done else None)


async def tell_quiz_passed(session: Session, fact: QuizPassed) -> None:
    """Enough of a lesson's questions were answered right."""
    quiz = await session.get(QuizPass, (fact.actor, fact.track, fact.lesson))
    at = quiz.at if quiz else None
    await _tell(session, fact.actor, "passed", fact.track, fact.lesson, at=at, success=True)


async def tell_track_passed(session: Session, fact: TrackPassed) -> None:
    """A whole track."""
    track = await session.get(TrackPass, (fact.actor, fact.track))
    await _tell(session, fact.actor, "passed", fact.track, at=track.at if track else None, success=True)


async def tell_question_answered(session: Session, fact: QuestionAnswered) -> None:
    """An answer was judged; which one it was is not told."""
    answer = await session.get(QuizAnswer, fact.answer)
    if answer is not None:
        where = (answer.track, answer.lesson, answer.question)
        right = answer.correct
        await _tell(session, fact.actor, "answered", *where, at=answer.answered_at, success=right, once=answer.id)


async def _tell(
    session: Session,
    member_id: str,
    verb: Verb,
    *where: str,
    at: datetime | None,
    success: bool | None = None,
    once: str = "",
) -> None:
    """Write a statement down, unless nobody wants any, or its person is gone."""
    if not settings().xapi_url or at is None or await session.get(Member, member_id) is None:
        return
    home = settings().origin
    who = (home, rules.opaque(settings().key, member_id))
    number = rules.number(home, verb, who[1], *where, once)
    chain = await _chain(session, where)
    if not chain:
        return
    within = chain[-2] if len(chain) > 1 else None
    told = rules.statement(number, who, verb, chain[-1], at, within=within, success=success)
    body = json.dumps(told, ensure_ascii=False, sort_keys=True)
    await insert_once(session, Statement, id=number, member_id=member_id, body=body, due_at=clock.now(), attempts=0)


async def _chain(session: Session, where: Sequence[str]) -> list[Activity]:
    """The track, the lesson and the question that were meant; empty where the track is no longer there."""
    track, *deeper = where
    stock = await training.shelf(session)
    if track not in stock.tracks:
        return []
    address = f"{settings().origin}/learn/{track}"
    found = [Activity(address, "course", {language: text.title for language, text in stock.tracks[track].items()})]
    texts = stock.lessons.get((track, deeper[0]), {}) if deeper else {}
    if deeper:
        names = {language: text.title for language, text in texts.items()} or {"en": deeper[0]}
        found.append(Activity(f"{address}/{deeper[0]}", "lesson", names))
    if len(deeper) > 1:
        titles = {
            language: question.title
            for language, text in texts.items()
            for question in text.questions
            if question.id == deeper[1]
        }
        found.append(Activity(f"{address}/{deeper[0]}#{deeper[1]}", "question", titles or {"en": deeper[1]}))
    return found


async def due(session: Session) -> list[Statement]:
    """Hand out a handful of what is due; until its lease is over nobody else gets it."""
    waiting = select(Statement).where(col(Statement.refused_at).is_(None), Statement.due_at <= clock.now())
    order = waiting.order_by(col(Statement.due_at), col(Statement.id)).limit(AT_ONCE)
    found = list((await session.exec(order.with_for_update(skip_locked=True))).all())
    for statement in found:
        statement.attempts, statement.due_at = statement.attempts + 1, clock.now() + LEASE
    return found


async def settle(session: Session, number: str, status: int) -> rules.Fate:
    """Act on an answer of the store (0: there was none): forget it, try later, or leave it to a human."""
    fate = rules.fate(status)
    statement = await session.get(Statement, number)
    if statement is None or fate == "taken":
        await session.exec(delete(Statement).where(col(Statement.id) == number))
    elif fate == "refused":
        statement.refused_at = clock.now()
    else:
        statement.due_at = clock.now() + rules.wait(statement.attempts)
    return fate
