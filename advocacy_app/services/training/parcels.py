"""Tracks and lessons as files, out of the studio and back into it: what comes in is a draft, never live by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from advocacy_app import clock
from advocacy_app.db import Session, insert_once
from advocacy_app.i18n import tr
from advocacy_app.models import TrainingDraft
from advocacy_app.read_models.authoring import BroughtIn
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import Refusal
from advocacy_app.services.training.drafts import draft_of, must_write, published
from advocacy_app.services.training.errors import ParcelUnusable, TextUnreadable
from advocacy_app.services.training.publishing import files, understood
from advocacy_app.services.training.shelf import shelf
from advocacy_app.training.hostile import harmless
from advocacy_app.training.lesson import Lesson, Track
from advocacy_app.training.parcel import Packed, ParcelBroken, pack, unpack
from advocacy_app.training.sheet import Sheet


async def parcel(session: Session, viewer: Viewer) -> bytes:
    """Every published text as one zip of plain files.

    Raises:
        NotAllowed: the viewer writes nothing in the studio.
    """
    must_write(viewer)
    return pack(await files(session))


@dataclass(frozen=True)
class FileRead:
    """A file of a parcel: what it says or why it cannot be taken, and what in it is shown as plain text."""

    file: Packed
    text: str = ""
    told: Lesson | Track | None = None
    refused: Refusal | None = None
    plain: tuple[str, ...] = ()


def read_parcel(data: bytes) -> list[FileRead]:
    """What a zip holds. It may take seconds of a processor: call it beside the loop, and before the transaction.

    Raises:
        ParcelUnusable: not a zip of ours, or too large; nothing is taken.
    """
    try:
        found = unpack(data)
    except ParcelBroken as why:
        raise ParcelUnusable from why
    if not found:
        raise ParcelUnusable
    return [_read(file) for file in found]


def _read(file: Packed) -> FileRead:
    try:
        if file.text is None:
            raise TextUnreadable(number=1)
        told = understood(file.track, file.lesson, file.text)
    except Refusal as no:
        return FileRead(file, refused=no)
    return FileRead(file, file.text, told, plain=tuple(sorted({kind for _, kind in harmless(file.text)})))


async def bring_in(session: Session, viewer: Viewer, found: Sequence[FileRead]) -> list[BroughtIn]:
    """Put what is new on the authors' tables as drafts, and say of each file what became of it.

    Raises:
        NotAllowed: the viewer writes nothing in the studio.
    """
    must_write(viewer)
    return [await _bring(session, viewer, each) for each in found]


async def _bring(session: Session, viewer: Viewer, read: FileRead) -> BroughtIn:
    language, file, told = viewer.language, read.file, read.told
    if told is None:
        no = read.refused or TextUnreadable(number=1)
        return BroughtIn(file.path, tr(language, no.key, **no.words), "warn")
    if published(await shelf(session), file.track, file.lesson).get(told.language) == told:
        return BroughtIn(file.path, tr(language, "author.in_same"))
    if await draft_of(session, file.track, file.lesson, told.language):
        return BroughtIn(file.path, tr(language, "author.in_draft"), "warn")
    sheet = Sheet.read(read.text)
    new = {"track": file.track, "lesson": file.lesson, "language": told.language, "sheet": sheet.frozen()}
    await insert_once(session, TrainingDraft, **new, changed_by=viewer.member_id, changed_at=clock.now())
    said = [tr(language, "author.in_taken"), *(tr(language, f"author.in_{kind}") for kind in read.plain)]
    return BroughtIn(file.path, " ".join(said), "warn" if read.plain else "good")
