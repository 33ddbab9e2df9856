"""Owners' own texts: plain files in, plain files out. What is published lies above what comes with the app.

A published file is kept for good: the latest one counts, the older ones judge the answers that were given to them.
"""

from collections.abc import Iterator

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.i18n import is_language
from advocacy_app.models import TrainingEdition
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import TooLong
from advocacy_app.services.training.errors import (
    LanguageUnknown,
    NameDiffers,
    RightUnknown,
    TextUnreadable,
    TrackMissing,
    VersionOld,
)
from advocacy_app.services.training.rules import RIGHTS
from advocacy_app.services.training.shelf import Shelf, shelf
from advocacy_app.services.training.words import question_view
from advocacy_app.training.errors import Unreadable
from advocacy_app.training.lesson import Lesson, Track
from advocacy_app.training.reading import read_lesson, read_track
from advocacy_app.training.writing import write_lesson, write_track

LONGEST = 20_000
"""Characters of a file; the longest that comes with the app has a fifth of it."""
MOST_BRACKETS = 400
"""In a file: a parser of Markdown takes longest over brackets that never become a link."""


async def publish(session: Session, viewer: Viewer, track: str, lesson: str, text: str) -> bool:
    """Put a file on the shelf; ``lesson`` is empty for the file of the track. False where it stands there already.

    Raises:
        NotAllowed: the viewer runs no content.
        TooLong, TextUnreadable, LanguageUnknown, NameDiffers, RightUnknown, TrackMissing, VersionOld: see errors.
    """
    identity.must_be_owner(viewer)
    told = understood(track, lesson, text)
    stock = await shelf(session)
    if not _is_new(stock, track, told):
        return False
    row = TrainingEdition(
        id=ids.new_id(),
        track=track,
        lesson=lesson,
        language=told.language,
        version=told.version,
        text=write_lesson(told) if isinstance(told, Lesson) else write_track(told),
        published_by=viewer.member_id,
        at=clock.now(),
    )
    session.add(row)
    await session.flush()
    await identity.audit(session, viewer.member_id, "training_published", f"training:{track}", lesson=lesson)
    return True


async def files(session: Session) -> list[tuple[str, str]]:
    """Every text of the shelf with its path, as docs/training-format.md has it."""
    return sorted(_files(await shelf(session)))


def understood(track: str, lesson: str, text: str) -> Lesson | Track:
    """What a file says, if it may lie on the shelf under these names.

    Raises:
        TooLong, TextUnreadable, LanguageUnknown, NameDiffers, RightUnknown: see errors.
    """
    if len(text) > LONGEST or text.count("[") > MOST_BRACKETS:
        raise TooLong(n=LONGEST)
    try:
        told = read_lesson(text) if lesson else read_track(text)
    except Unreadable as fault:
        raise TextUnreadable(number=fault.line) from fault
    if not is_language(told.language):
        raise LanguageUnknown
    if told.id != (lesson or track):
        raise NameDiffers(name=lesson or track)
    if isinstance(told, Track) and set(told.unlocks) - RIGHTS:
        raise RightUnknown
    return told


def _is_new(stock: Shelf, track: str, told: Lesson | Track) -> bool:
    """Whether it says something new; other right answers, or other questions, need a higher version."""
    if isinstance(told, Track):
        return stock.tracks.get(track, {}).get(told.language) != told
    if track not in stock.tracks:
        raise TrackMissing(name=track)
    known = stock.lessons.get((track, told.id), {})
    latest = known.get(told.language)
    if latest == told:
        return False
    if latest and (told.version < latest.version or (told.version == latest.version and _asks(told) != _asks(latest))):
        raise VersionOld(number=latest.version)
    return True


def _asks(lesson: Lesson) -> list[tuple[str, str, str]]:
    """Its questions and their right answers."""
    views = [question_view(question) for question in lesson.questions]
    return [(view.name, view.kind, view.right) for view in views]


def _files(stock: Shelf) -> Iterator[tuple[str, str]]:
    folders = {name: f"{next(iter(texts.values())).order:02d}-{name}" for name, texts in stock.tracks.items()}
    for name, texts in stock.tracks.items():
        for language, track in texts.items():
            yield f"{language}/{folders[name]}/track.md", write_track(track)
    for (name, _), lessons in stock.lessons.items():
        for language, lesson in lessons.items():
            yield f"{language}/{folders[name]}/{lesson.order:02d}-{lesson.id}.md", write_lesson(lesson)
