"""The shelf: what comes with the app, and above it what owners have published; in every language, with a way back.

It is read once and kept until something is published.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

import structlog
from sqlmodel import col, func, select

from advocacy_app.db import Session
from advocacy_app.i18n import LANGUAGES, Language
from advocacy_app.models import TrainingEdition
from advocacy_app.training import shelf as shipped
from advocacy_app.training.errors import Unreadable
from advocacy_app.training.lesson import Lesson, Track
from advocacy_app.training.reading import read_lesson, read_track

SOURCE: Language = "en"
Text = TypeVar("Text", Lesson, Track)
_log = structlog.get_logger()


@dataclass(frozen=True)
class Course:
    """A track and its lessons in one reader's language, or in the one that is there instead."""

    track: Track
    lessons: tuple[Lesson, ...]

    def lesson(self, name: str) -> Lesson | None:
        """One of them by its name."""
        return next((lesson for lesson in self.lessons if lesson.id == name), None)


@dataclass
class Shelf:
    """Tracks by name, lessons by the names of both; each by language."""

    tracks: dict[str, dict[str, Track]] = field(default_factory=lambda: defaultdict(dict))
    lessons: dict[tuple[str, str], dict[str, Lesson]] = field(default_factory=lambda: defaultdict(dict))

    def courses(self, language: str) -> list[Course]:
        """Every track in its order."""
        found = [self._course(name, language) for name in self.tracks]
        return sorted(found, key=lambda course: (course.track.order, course.track.id))

    def course(self, name: str, language: str) -> Course | None:
        """One track; None where there is none of that name."""
        return self._course(name, language) if name in self.tracks else None

    def _course(self, name: str, language: str) -> Course:
        texts = [by_language for (track, _), by_language in self.lessons.items() if track == name]
        lessons = sorted((best(text, language) for text in texts), key=lambda lesson: (lesson.order, lesson.id))
        return Course(best(self.tracks[name], language), tuple(lessons))


def best(texts: dict[str, Text], language: str) -> Text:
    """The text in this language, else in the source language, else in whichever there is."""
    return texts.get(language) or texts.get(SOURCE) or next(iter(texts.values()))


async def shelf(session: Session) -> Shelf:
    """The shelf as it stands now."""
    stamp = (await session.exec(select(func.max(TrainingEdition.id)))).one() or ""
    if stamp not in _kept:
        fresh = await _read(session)
        _kept.clear()
        _kept[stamp] = fresh
    return _kept[stamp]


async def _read(session: Session) -> Shelf:
    fresh = Shelf()
    for language, course in _shipped():
        fresh.tracks[course.track.id][language] = course.track
        for lesson in course.lessons:
            fresh.lessons[course.track.id, lesson.id][language] = lesson
    editions = await session.exec(select(TrainingEdition).order_by(col(TrainingEdition.id)))
    for edition in editions.all():
        try:
            _lay(fresh, edition)
        except Unreadable as error:
            _log.error("edition_unreadable", edition=edition.id, why=str(error))
    for lost in [key for key in fresh.lessons if key[0] not in fresh.tracks]:
        del fresh.lessons[lost]
    return fresh


def _lay(fresh: Shelf, edition: TrainingEdition) -> None:
    """Put an edition above what was there.

    What another version of the app published may be beyond this one: then what was there stays, so that one lesson is
    older than it should be instead of all of them gone.
    """
    if edition.lesson:
        lesson = read_lesson(edition.text)
        fresh.lessons[edition.track, edition.lesson][edition.language] = lesson
    else:
        track = read_track(edition.text)
        fresh.tracks[edition.track][edition.language] = track


_kept: dict[str, Shelf] = {}
"""The one shelf of this process, by the latest edition on it."""


@cache
def _all_shipped() -> tuple[tuple[Language, shipped.Course], ...]:
    return tuple((language, course) for language in LANGUAGES for course in shipped.courses(language))


def _shipped() -> Iterator[tuple[Language, shipped.Course]]:
    yield from _all_shipped()


async def in_version(session: Session, track: str, now: Lesson, version: int) -> Lesson:
    """The lesson as it was in a version, if that is still known; else as it is now."""
    if now.version == version:
        return now
    asked = select(TrainingEdition.text).where(
        TrainingEdition.track == track, TrainingEdition.lesson == now.id, TrainingEdition.version == version
    )
    text = (await session.exec(asked.order_by(col(TrainingEdition.id).desc()).limit(1))).first()
    if text is not None:
        with suppress(Unreadable):
            return read_lesson(text)
    return next((lesson for lesson in _shipped_lessons(track, now.id) if lesson.version == version), now)


def _shipped_lessons(track: str, name: str) -> Iterator[Lesson]:
    for _, course in _shipped():
        if course.track.id == track:
            yield from (lesson for lesson in course.lessons if lesson.id == name)
