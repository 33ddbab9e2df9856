"""What a member has done so far, asked for once."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Enrolment, LessonDone, LessonPlace, Member, QuizPass, TrackPass, TrainingEdition
from advocacy_app.read_models.people import Viewer
from advocacy_app.training.lesson import Lesson


@dataclass(frozen=True)
class Done:
    """What a member has done: lessons by the names of track and lesson, tracks by theirs."""

    read: dict[tuple[str, str], int]
    quizzes: frozenset[tuple[str, str]]
    places: dict[tuple[str, str], int]
    tracks: frozenset[str]
    due: dict[str, date | None]
    hired_on: date | None
    last: tuple[str, str]

    @classmethod
    async def of(cls, session: Session, viewer: Viewer) -> Self:
        """Ask once for all of it."""
        me = viewer.member_id
        read = columns(LessonDone.track, LessonDone.lesson, LessonDone.version).where(LessonDone.member_id == me)
        quizzes = columns(QuizPass.track, QuizPass.lesson).where(QuizPass.member_id == me)
        places = columns(LessonPlace.track, LessonPlace.lesson, LessonPlace.step).where(LessonPlace.member_id == me)
        left = await rows(session, places.order_by(col(LessonPlace.at)))
        tracks = (await session.exec(select(TrackPass.track).where(TrackPass.member_id == me))).all()
        due = columns(Enrolment.track, Enrolment.due_on).where(Enrolment.member_id == me)
        hired = columns(Member.hired_on).where(Member.id == me)
        return cls(
            read={(row.track, row.lesson): row.version for row in await rows(session, read)},
            quizzes=frozenset((row.track, row.lesson) for row in await rows(session, quizzes)),
            places={(row.track, row.lesson): row.step for row in left},
            tracks=frozenset(tracks),
            due={row.track: row.due_on for row in await rows(session, due)},
            hired_on=(await rows(session, hired))[0],
            last=(left[-1].track, left[-1].lesson) if left else ("", ""),
        )

    def state(self, track: str, lesson: str) -> str:
        """``done`` once its cards were read and its quiz passed, ``begun`` once it was opened."""
        name = (track, lesson)
        if name in self.read and name in self.quizzes:
            return "done"
        return "begun" if name in self.places or name in self.read else ""


async def changed_since_begun(session: Session, viewer: Viewer, track: str, text: Lesson) -> bool:
    """Whether this version was published after the viewer was last in the lesson."""
    version = (
        TrainingEdition.track == track,
        TrainingEdition.lesson == text.id,
        TrainingEdition.language == text.language,
        TrainingEdition.version == text.version,
    )
    first = select(TrainingEdition.at).where(*version).order_by(col(TrainingEdition.at)).limit(1)
    since = (await session.exec(first)).first()
    place = await session.get(LessonPlace, (viewer.member_id, track, text.id))
    return since is not None and place is not None and place.at < since and text.version > 1
