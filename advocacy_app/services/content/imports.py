"""Drafts from elsewhere: single pages, and feeds that are read again. Nothing of it goes live by itself."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import and_, col, or_, select, update

from advocacy_app import clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Card, ImportedItem, ImportSource, Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.studio import Imported, SourceRow
from advocacy_app.services import feed, identity
from advocacy_app.services.content.errors import ImportedAlready
from advocacy_app.services.content.reading import Found, Item
from advocacy_app.services.content.rules import WRITERS
from advocacy_app.services.errors import NotAllowed, Refusal

EVERY = timedelta(hours=1)
AT_ONCE = 20
FIRST_TIME = 10
"""Drafts that a feed brings when it is new; its older items count as known."""
_WRITES = and_(col(Member.deactivated_at).is_(None), col(Member.role).in_(sorted(WRITERS)))


async def bring_in(session: Session, viewer: Viewer, found: Found) -> Imported:
    """Drafts of what was found; a feed with an address is remembered and read again from now on.

    Raises:
        NotAllowed: this role writes nothing, or no more: finding it may have taken half a minute.
        ImportedAlready: this very page is here already.
    """
    if not await _writes(session, viewer.member_id):
        raise NotAllowed
    if not found.feed:
        slug = await _page(session, viewer, found)
        return Imported((slug,), pictures=_pictures([(slug, found.items[0])]))
    if not found.url:
        language = found.language or viewer.language
        return await _items(session, found, language, viewer.member_id, None, fresh=True)
    source = await _source(session, viewer, found)
    return await _from_source(session, found, source)


async def _page(session: Session, viewer: Viewer, found: Found) -> str:
    [item] = found.items
    if slug := await _draft(session, item, found.language or viewer.language, viewer.member_id, None):
        return slug
    known = select(ImportedItem).where(ImportedItem.fingerprint == item.fingerprint).with_for_update()
    row = (await session.exec(known)).one()
    if row.card_id and await session.get(Card, row.card_id):
        raise ImportedAlready
    card = await _write(session, item, found.language or viewer.language, viewer.member_id)
    row.card_id = card.id
    return card.slug


async def _source(session: Session, viewer: Viewer, found: Found) -> ImportSource:
    new = ids.new_id()
    row = {"url": found.url, "title": found.title[:200], "language": found.language or viewer.language}
    if await insert_once(session, ImportSource, id=new, owner_id=viewer.member_id, made_at=clock.now(), **row):
        await identity.audit(session, viewer.member_id, "source_added", f"source:{new}")
    source = (await session.exec(select(ImportSource).where(ImportSource.url == found.url).with_for_update())).one()
    await _inherit(session, viewer, source)
    return source


async def _writes(session: Session, member_id: str) -> bool:
    return (await session.exec(select(Member.id).where(Member.id == member_id, _WRITES))).first() is not None


async def _inherit(session: Session, viewer: Viewer, source: ImportSource) -> None:
    """A feed of somebody who left, or writes no more, belongs to whoever wakes it: drafts need a writer."""
    if not await _writes(session, source.owner_id):
        source.owner_id = viewer.member_id


async def _from_source(session: Session, found: Found, source: ImportSource) -> Imported:
    fresh = source.read_at is None
    source.read_at, source.failed = clock.now(), ""
    await session.flush()
    return await _items(session, found, source.language, source.owner_id, source.id, fresh=fresh)


async def _items(
    session: Session, found: Found, language: str, owner_id: str, source_id: str | None, *, fresh: bool
) -> Imported:
    new: list[tuple[str, Item]] = []
    for place, item in enumerate(found.items):
        wanted = not fresh or place < FIRST_TIME
        slug = await _draft(session, item, language, owner_id, source_id, write=wanted)
        new += [(slug, item)] if slug else []
    known = len(found.items) - len(new)
    return Imported(tuple(slug for slug, _ in new), known, found.title, _pictures(new))


def _pictures(new: Sequence[tuple[str, Item]]) -> tuple[tuple[str, str], ...]:
    return tuple((slug, item.image_url) for slug, item in new if item.image_url)


async def _draft(
    session: Session, item: Item, language: str, owner_id: str, source_id: str | None, *, write: bool = True
) -> str:
    """A draft of an item that was never seen before; empty for one that was. The unique key settles races."""
    new = ids.new_id()
    row = {"id": new, "source_id": source_id, "fingerprint": item.fingerprint, "at": clock.now()}
    if not await insert_once(session, ImportedItem, **row) or not write:
        return ""
    card = await _write(session, item, language, owner_id)
    await session.exec(update(ImportedItem).where(col(ImportedItem.id) == new).values(card_id=card.id))
    return card.slug


async def _write(session: Session, item: Item, language: str, owner_id: str) -> Card:
    new, moment = ids.new_id(), clock.now()
    card = Card(
        id=new,
        slug=f"post-{new[-12:]}",
        kind="link",
        purpose="industry_insight",
        language=language,
        title=item.title,
        summary=item.summary,
        url=item.url[:2000],
        owner_id=owner_id,
        made_at=moment,
        changed_at=moment,
    )
    session.add(card)
    await session.flush()
    return card


async def sources(session: Session, viewer: Viewer) -> list[SourceRow]:
    """Every feed that is read again: an owner sees all, a champion their own.

    It rests when it was paused, or while nobody writes what comes of it.
    """
    alone = col(ImportSource.owner_id).not_in(select(Member.id).where(_WRITES))
    mine = select(ImportSource, alone).order_by(col(ImportSource.made_at))
    if not viewer.owner:
        mine = mine.where(ImportSource.owner_id == viewer.member_id)
    return [_source_row(row, viewer, rests=bool(row.paused_at or rests)) for row, rests in await session.exec(mine)]


def _source_row(row: ImportSource, viewer: Viewer, *, rests: bool) -> SourceRow:
    language = viewer.language
    when = numbers.day_and_time(language, row.read_at, viewer.timezone) if row.read_at else ""
    failed = tr(language, row.failed) if row.failed else ""
    return SourceRow(row.id, row.title or row.url, row.url, when, failed, rests)


async def pause_source(session: Session, viewer: Viewer, source_id: str, *, pause: bool) -> None:
    """Read a feed no more for now, or again.

    Raises:
        CardGone: no such feed, or somebody else's.
    """
    row = await _mine(session, viewer, source_id)
    row.paused_at = clock.now() if pause else None
    if not pause:
        await _inherit(session, viewer, row)
    await identity.audit(session, viewer.member_id, "source_changed", f"source:{row.id}", paused=pause)


async def drop_source(session: Session, viewer: Viewer, source_id: str) -> None:
    """Forget a feed; drafts that it brought stay.

    Raises:
        CardGone: no such feed, or somebody else's.
    """
    row = await _mine(session, viewer, source_id)
    kept = update(ImportedItem).where(col(ImportedItem.source_id) == row.id)
    await session.exec(kept.values(source_id=None))
    await session.delete(row)
    await identity.audit(session, viewer.member_id, "source_dropped", f"source:{source_id}")


async def _mine(session: Session, viewer: Viewer, source_id: str) -> ImportSource:
    row = await session.get(ImportSource, source_id, with_for_update=True)
    if row is None or not (viewer.owner or row.owner_id == viewer.member_id):
        raise feed.CardGone
    return row


async def due_sources(session: Session) -> Sequence[tuple[str, str]]:
    """Ids and addresses of feeds that were not read for an hour, at most twenty; some rest (``sources``)."""
    before = clock.now() - EVERY
    due = (
        select(ImportSource.id, ImportSource.url)
        .join(Member, and_(col(Member.id) == ImportSource.owner_id, _WRITES))
        .where(col(ImportSource.paused_at).is_(None))
        .where(or_(col(ImportSource.read_at).is_(None), col(ImportSource.read_at) <= before))
        .order_by(col(ImportSource.read_at))
        .limit(AT_ONCE)
    )
    return (await session.exec(due)).all()


async def bring_in_again(session: Session, source_id: str, found: Found | Refusal) -> Imported:
    """What a feed says now, or why it could not be read; the drafts that came of it."""
    row = await session.get(ImportSource, source_id, with_for_update=True)
    if row is None or row.paused_at:
        return Imported()
    if isinstance(found, Refusal):
        row.read_at, row.failed = clock.now(), found.key
        return Imported()
    return await _from_source(session, found, row)
