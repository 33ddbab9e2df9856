"""Writing a track or a lesson: begin, keep an unfinished draft, translate, let go.

Champions draft, owners publish (``releasing``). A draft lies beside what is published, and only the studio sees it.
"""

import re
from dataclasses import replace
from typing import Any

from sqlmodel import col, delete, select

from advocacy_app import clock
from advocacy_app.db import Session, insert_once
from advocacy_app.i18n import is_language
from advocacy_app.models import TrainingDraft
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import NotAllowed, TooLong
from advocacy_app.services.training.errors import (
    DraftChanged,
    LanguageUnknown,
    LessonGone,
    NameTaken,
    NameUnusable,
)
from advocacy_app.services.training.pictures import keep_pictures
from advocacy_app.services.training.publishing import LONGEST, MOST_BRACKETS
from advocacy_app.services.training.shelf import SOURCE, Shelf, best, shelf
from advocacy_app.training.blocks import NAME
from advocacy_app.training.lesson import Lesson, Track
from advocacy_app.training.sheet import Part, Sheet
from advocacy_app.training.writing import write_lesson, write_track

LONGEST_NAME = 40
_NAMED = re.compile(r"!\[[^\]]*\]\(([0-9a-f]{32})\)")
TRACK = "track"
"""The last part of the address of a track's own file."""


def must_write(viewer: Viewer) -> None:
    """Refuse everybody who writes nothing in the studio.

    Raises:
        NotAllowed: neither champion nor owner.
    """
    if not viewer.owner and viewer.role != "champion":
        raise NotAllowed


async def begin_track(session: Session, viewer: Viewer, title: str) -> str:
    """Begin a track in the source language; returns its name.

    Raises:
        NotAllowed, NameUnusable, NameTaken.
    """
    must_write(viewer)
    name, stock = name_from(title), await shelf(session)
    if name in stock.tracks:
        raise NameTaken(name=name)
    order = 1 + max((best(texts, SOURCE).order for texts in stock.tracks.values()), default=0)
    fields = _fields(name, SOURCE, title, order) | {"audience": "everyone", "due": 0, "passing": 70}
    await _begin(session, viewer, name, "", SOURCE, Sheet(fields))
    return name


async def begin_lesson(session: Session, viewer: Viewer, track: str, title: str) -> str:
    """Begin a lesson at the end of a track; returns its name.

    Raises:
        NotAllowed, NameUnusable, NameTaken.
        LessonGone: no such track.
    """
    must_write(viewer)
    topics: list[str] = []
    name, stock = name_from(title), await shelf(session)
    if track not in stock.tracks and not await draft_of(session, track, "", SOURCE):
        raise LessonGone
    if name == TRACK or (track, name) in stock.lessons:
        raise NameTaken(name=name)
    orders = [best(texts, SOURCE).order for (of, _), texts in stock.lessons.items() if of == track]
    fields = _fields(name, SOURCE, title, 1 + max(orders, default=0)) | {"minutes": 3, "topics": topics}
    parts = (Part("text-1", "text", "", ""), *Sheet({}).with_part("single").parts)
    await _begin(session, viewer, track, name, SOURCE, Sheet(fields, parts=parts))
    return name


def name_from(title: str) -> str:
    """The name of a track or a lesson, made from its title.

    Raises:
        NameUnusable: nothing of it can stand in an address.
    """
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.casefold())
    name = "-".join(filter(None, letters.split("-")))[:LONGEST_NAME].strip("-")
    if not NAME.fullmatch(name):
        raise NameUnusable
    return name


def _fields(name: str, language: str, title: str, order: int) -> dict[str, Any]:
    return {"id": name, "language": language, "title": " ".join(title.split()), "order": order, "version": 1}


async def _begin(session: Session, viewer: Viewer, track: str, lesson: str, language: str, sheet: Sheet) -> None:
    new = {"track": track, "lesson": lesson, "language": language, "sheet": sheet.frozen()}
    if not await insert_once(session, TrainingDraft, **new, changed_by=viewer.member_id, changed_at=clock.now()):
        raise NameTaken(name=lesson or track)


async def write(
    session: Session, viewer: Viewer, track: str, lesson: str, language: str, sheet: Sheet, *, seen: str = ""
) -> None:
    """Keep a draft, finished or not; ``seen`` is when the writer's copy was saved, empty without a draft.

    Raises:
        NotAllowed, TooLong.
        LanguageUnknown, LessonGone: no such text to write.
        DraftChanged: somebody else saved it meanwhile.
    """
    must_write(viewer)
    whole = sheet.file()
    if len(whole) > LONGEST or whole.count("[") > MOST_BRACKETS:
        raise TooLong(n=LONGEST)
    await sheet_of(session, track, lesson, language)
    await keep_pictures(session, set(_NAMED.findall(sheet.file())))
    known = await draft_of(session, track, lesson, language)
    if (known.changed_at.isoformat() if known else "") != seen:
        raise DraftChanged
    if known is None:
        await _begin(session, viewer, track, lesson, language, sheet)
        return
    known.sheet, known.changed_by, known.changed_at = sheet.frozen(), viewer.member_id, clock.now()
    await session.flush()


async def let_go(session: Session, viewer: Viewer, track: str, lesson: str, language: str) -> None:
    """Throw a draft away; what is published stays.

    Raises:
        NotAllowed.
    """
    must_write(viewer)
    mine = delete(TrainingDraft).where(
        col(TrainingDraft.track) == track, col(TrainingDraft.lesson) == lesson, col(TrainingDraft.language) == language
    )
    await session.exec(mine)


async def draft_of(session: Session, track: str, lesson: str, language: str) -> TrainingDraft | None:
    """The draft of a text, if somebody is at it."""
    return await session.get(TrainingDraft, (track, lesson, language))


async def sheet_of(session: Session, track: str, lesson: str, language: str) -> Sheet:
    """What an author has on the table: the draft, else what is published, else the source to be translated.

    Raises:
        LanguageUnknown: not one of ours. LessonGone: no such text in any language.
    """
    if not is_language(language):
        raise LanguageUnknown
    texts = published(await shelf(session), track, lesson)
    draft = await draft_of(session, track, lesson, language)
    if draft is not None:
        return Sheet.thaw(draft.sheet)
    if language in texts:
        return Sheet.read(file_of(texts[language]))
    source = Sheet.read(file_of(best(texts, SOURCE))) if texts else await _source_draft(session, track, lesson)
    return replace(source, fields=source.fields | {"language": language})


async def _source_draft(session: Session, track: str, lesson: str) -> Sheet:
    asked = select(TrainingDraft).where(TrainingDraft.track == track, TrainingDraft.lesson == lesson)
    found = (await session.exec(asked.order_by(col(TrainingDraft.changed_at)).limit(1))).first()
    if found is None:
        raise LessonGone
    return Sheet.thaw(found.sheet)


def published(stock: Shelf, track: str, lesson: str) -> dict[str, Any]:
    """What readers have, by language; empty where there is nothing."""
    found: dict[str, Any] = stock.lessons.get((track, lesson), {}) if lesson else stock.tracks.get(track, {})
    return found


def file_of(text: Lesson | Track) -> str:
    """As a plain file."""
    return write_lesson(text) if isinstance(text, Lesson) else write_track(text)
