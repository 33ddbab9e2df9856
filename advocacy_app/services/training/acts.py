"""Learning: keep one's place, finish a lesson, answer a question.

What two phones say is merged by rules that need no order: a place is the latest one by the phones' own clocks, a
lesson that was finished stays finished, answers are only ever added (each once, by its ``key``), and a question
counts as right as soon as one answer to it was right. A track that was passed stays passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, columns, insert_into, insert_once, rows, take_turn
from advocacy_app.events import LessonBegun, LessonFinished, QuestionAnswered, QuizPassed, RightEarned, TrackPassed
from advocacy_app.i18n import tr
from advocacy_app.models import LessonDone, LessonPlace, QuizAnswer, QuizPass, TrackPass
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.training import Learnt
from advocacy_app.services import points
from advocacy_app.services.training import rules
from advocacy_app.services.training.errors import AnswerUnusable, LessonGone, QuestionGone
from advocacy_app.services.training.refreshers import begin, refresh
from advocacy_app.services.training.shelf import Course, in_version, shelf
from advocacy_app.services.training.words import name_of
from advocacy_app.training.lesson import Lesson, Question

MOST_STEPS = 99


@dataclass(frozen=True)
class Given:
    """An answer as a phone tells it. ``picked`` are positions in the file; ``at`` is the phone's own moment."""

    key: str
    question: str
    version: int
    picked: Sequence[int]
    at: datetime
    purpose: str = "quiz"


async def keep_place(session: Session, viewer: Viewer, track: str, name: str, step: int, at: datetime) -> None:
    """Note where the viewer is in a lesson; of two phones the later moment counts.

    Raises:
        LessonGone: no such lesson.
    """
    await found(session, viewer, track, name)
    moment = rules.believed(at, clock.now())
    new = {"member_id": viewer.member_id, "track": track, "lesson": name, "step": min(step, MOST_STEPS), "at": moment}
    if await insert_once(session, LessonPlace, **new):
        await bus.record(session, LessonBegun(actor=viewer.member_id, track=track, lesson=name))
        return
    later = insert_into(session, LessonPlace).values(**new)
    await session.exec(
        later.on_conflict_do_update(
            index_elements=["member_id", "track", "lesson"],
            set_={"step": later.excluded.step, "at": later.excluded.at},
            where=col(LessonPlace.at) < later.excluded.at,
        )
    )


async def finish_lesson(session: Session, viewer: Viewer, track: str, name: str, version: int) -> Learnt:
    """All its cards were read. Twice is once; a newer version of it does not undo that.

    Raises:
        LessonGone: no such lesson.
    """
    await take_turn(session, f"training:{viewer.member_id}")
    course, lesson = await found(session, viewer, track, name)
    mine = {"member_id": viewer.member_id, "track": track, "lesson": name}
    if await insert_once(session, LessonDone, **mine, version=min(version, lesson.version), at=clock.now()):
        await bus.record(session, LessonFinished(actor=viewer.member_id, track=track, lesson=name))
    return await _learnt(session, viewer, course, lesson, right=True)


async def answer(session: Session, viewer: Viewer, track: str, name: str, given: Given) -> Learnt:
    """Judge an answer by the version of the lesson that it was given to, and keep it; the same key twice is one.

    Raises:
        LessonGone: no such lesson. QuestionGone: no such question in it.
        AnswerUnusable: positions that the question does not have.
    """
    await take_turn(session, f"training:{viewer.member_id}")
    course, lesson = await found(session, viewer, track, name)
    question = _question(await in_version(session, track, lesson, given.version), given.question)
    if any(not 0 <= at < rules.parts(question) for at in given.picked):
        raise AnswerUnusable
    right = rules.is_right(question, given.picked)
    if await _keep(session, viewer, track, name, given, right=right):
        if given.purpose == "refresher":
            day = _day(viewer, rules.believed(given.at, clock.now()))
            await refresh(session, viewer, track, lesson, day)
        else:
            await _pass_quiz(session, viewer, course, lesson)
    return await _learnt(session, viewer, course, lesson, right=right)


async def found(session: Session, viewer: Viewer, track: str, name: str) -> tuple[Course, Lesson]:
    """A lesson with its track, in the viewer's language or the one that is there instead.

    Raises:
        LessonGone: no such lesson.
    """
    course = (await shelf(session)).course(track, viewer.language)
    lesson = course.lesson(name) if course else None
    if course is None or lesson is None:
        raise LessonGone
    return course, lesson


def _question(lesson: Lesson, name: str) -> Question:
    question = next((each for each in lesson.questions if each.id == name), None)
    if question is None:
        raise QuestionGone
    return question


async def _keep(session: Session, viewer: Viewer, track: str, name: str, given: Given, *, right: bool) -> bool:
    moment, answer_id = rules.believed(given.at, clock.now()), ids.new_id()
    new = await insert_once(
        session,
        QuizAnswer,
        id=answer_id,
        member_id=viewer.member_id,
        key=given.key,
        track=track,
        lesson=name,
        question=given.question,
        version=given.version,
        purpose=given.purpose,
        picked=" ".join(map(str, given.picked)),
        correct=right,
        day=_day(viewer, moment),
        answered_at=moment,
        at=clock.now(),
    )
    if new:
        await bus.record(session, QuestionAnswered(actor=viewer.member_id, answer=answer_id))
    return new


def _day(viewer: Viewer, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(viewer.timezone)).date()


async def _pass_quiz(session: Session, viewer: Viewer, course: Course, lesson: Lesson) -> None:
    track = course.track
    right = await right_ones(session, viewer, track.id)
    have = sum((lesson.id, question.id) in right for question in lesson.questions)
    if not rules.enough(have, len(lesson.questions), track.passing):
        return
    mine = {"member_id": viewer.member_id, "track": track.id, "lesson": lesson.id}
    if await insert_once(session, QuizPass, **mine, version=lesson.version, at=clock.now()):
        await begin(session, viewer, track.id, lesson)
        await bus.record(session, QuizPassed(actor=viewer.member_id, track=track.id, lesson=lesson.id))


async def right_ones(session: Session, viewer: Viewer, track: str) -> set[tuple[str, str]]:
    """Lessons and questions of a track that were ever answered right."""
    asked = columns(QuizAnswer.lesson, QuizAnswer.question).where(
        QuizAnswer.member_id == viewer.member_id, QuizAnswer.track == track, col(QuizAnswer.correct).is_(True)
    )
    return {(row.lesson, row.question) for row in await rows(session, asked.distinct())}


async def _learnt(session: Session, viewer: Viewer, course: Course, lesson: Lesson, *, right: bool) -> Learnt:
    """What is true now; a track may just have been passed."""
    track = course.track
    await _pass_track(session, viewer, course)
    quiz = await session.get(QuizPass, (viewer.member_id, track.id, lesson.id))
    passed = await session.get(TrackPass, (viewer.member_id, track.id))
    unlocked = tuple(tr(viewer.language, f"learn.right_{name_of(each)}") for each in track.unlocks) if passed else ()
    return Learnt(right, await brought(session, viewer, track.id, lesson.id), quiz is not None, bool(passed), unlocked)


async def brought(session: Session, viewer: Viewer, track: str, lesson: str) -> int:
    """The points that a lesson and its quiz have brought so far."""
    found = [
        await points.outcome_of(session, f"{reason}:{viewer.member_id}:{track}/{lesson}")
        for reason in ("lesson", "quiz")
    ]
    return sum(outcome.points for outcome in found if outcome)


async def _pass_track(session: Session, viewer: Viewer, course: Course) -> None:
    """Passed once every lesson of it was read and its quiz passed; passing gives what the track unlocks."""
    track, wanted = course.track, {lesson.id for lesson in course.lessons}
    for table in (LessonDone, QuizPass):
        asked = select(table.lesson).where(table.member_id == viewer.member_id, table.track == track.id)
        if not wanted or wanted - set((await session.exec(asked)).all()):
            return
    new = {"member_id": viewer.member_id, "track": track.id, "version": track.version, "at": clock.now()}
    if not await insert_once(session, TrackPass, **new):
        return
    await bus.record(session, TrackPassed(actor=viewer.member_id, track=track.id))
    for right in track.unlocks:
        await bus.record(session, RightEarned(actor=viewer.member_id, right=right, track=track.id))
