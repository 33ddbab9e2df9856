"""A draft becomes what people read: as a new version, or, for slips of the pen, in place of the one there is."""

from dataclasses import replace

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import TrainingDraft
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.training.drafts import draft_of, file_of, published
from advocacy_app.services.training.errors import NothingToPublish
from advocacy_app.services.training.publishing import publish
from advocacy_app.services.training.shelf import SOURCE, Shelf, shelf
from advocacy_app.training.sheet import Sheet


async def publish_draft(
    session: Session, viewer: Viewer, track: str, lesson: str, language: str, *, mend: bool
) -> None:
    """Put a draft on the shelf: as a new version, or with ``mend`` in place of the one there is.

    Raises:
        NotAllowed, NothingToPublish, and what ``publish`` raises.
    """
    draft = await draft_of(session, track, lesson, language)
    if draft is None:
        raise NothingToPublish
    sheet, there = Sheet.thaw(draft.sheet), published(await shelf(session), track, lesson).get(language)
    version = next_version(await shelf(session), track, lesson, language, mend=mend)
    text = replace(sheet, fields=sheet.fields | {"version": version}).file()
    if there is not None and text == file_of(replace(there, version=version)):
        raise NothingToPublish
    if not await publish(session, viewer, track, lesson, text):
        raise NothingToPublish
    await session.delete(draft)
    await session.flush()


async def publish_all(session: Session, viewer: Viewer, track: str) -> int:
    """Publish every draft of a track that says something new, its own file first; returns how many.

    Raises:
        NotAllowed, and what ``publish`` raises: then nothing of it is published.
    """
    mine = select(TrainingDraft).where(TrainingDraft.track == track).order_by(col(TrainingDraft.lesson))
    done = 0
    for draft in (await session.exec(mine)).all():
        try:
            await publish_draft(session, viewer, track, draft.lesson, draft.language, mend=False)
            done += 1
        except NothingToPublish:
            await session.delete(draft)
    await session.flush()
    return done


def next_version(stock: Shelf, track: str, lesson: str, language: str, *, mend: bool) -> int:
    """A translation takes the version of its source; the source counts on, unless it is only mended."""
    texts = published(stock, track, lesson)
    there, source = texts.get(language), texts.get(SOURCE)
    if there is None:
        return source.version if source else 1
    if mend:
        return there.version
    return max(there.version + 1, source.version) if source and language != SOURCE else there.version + 1
