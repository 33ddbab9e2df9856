"""Lines people may start from, per language and network."""

import unicodedata
from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models import Caption, Card
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed, identity, sharing
from advocacy_app.services.content.errors import CaptionEmpty
from advocacy_app.services.content.table import open_for, state_of
from advocacy_app.services.errors import Invalid, must_fit

LONGEST, LONGEST_REASON = 600, 200


async def add_caption(
    session: Session,
    viewer: Viewer,
    slug: str,
    text: str,
    *,
    language: str,
    network: str = "",
    locked_because: str = "",
) -> None:
    """One more line, at the end. ``locked_because`` is the law that forbids changing it; without one it is free.

    Raises:
        CaptionEmpty, TooLong: nothing said, or more than 600 characters.
        CardGone, NotAllowed, NotNow: see ``open_for``.
    """
    card = await open_for(session, viewer, slug, "save")
    words = unicodedata.normalize("NFC", text).replace("\0", "").strip()
    reason = must_fit(" ".join(locked_because.split()), LONGEST_REASON, "line_locked")
    if not words:
        raise CaptionEmpty
    must_fit(words, LONGEST, "line")
    if language not in LANGUAGES or network not in ("", *sharing.NETWORKS):
        raise Invalid
    lines = await lines_of(session, card.id)
    session.add(
        Caption(
            id=ids.new_id(),
            card_id=card.id,
            language=language,
            network=network,
            text=words,
            locked_because=reason,
            position=lines[-1].position + 1 if lines else 0,
        )
    )
    await _touch(session, viewer, card)


async def raise_caption(session: Session, viewer: Viewer, slug: str, caption_id: str) -> None:
    """One place up among the lines of its language."""
    card = await open_for(session, viewer, slug, "save")
    row = await _line(session, card, caption_id)
    lines = [line for line in await lines_of(session, card.id) if line.language == row.language]
    at = lines.index(row)
    if at:
        above = lines[at - 1]
        above.position, row.position = row.position, above.position
        await _touch(session, viewer, card)


async def drop_caption(session: Session, viewer: Viewer, slug: str, caption_id: str) -> None:
    """No longer offer a line; what was shared with it stays as it is."""
    card = await open_for(session, viewer, slug, "save")
    await session.delete(await _line(session, card, caption_id))
    await _touch(session, viewer, card)


async def lines_of(session: Session, card_id: str) -> Sequence[Caption]:
    """All lines of a card in their order."""
    ordered = select(Caption).where(Caption.card_id == card_id).order_by(col(Caption.position), col(Caption.id))
    return (await session.exec(ordered)).all()


async def _line(session: Session, card: Card, caption_id: str) -> Caption:
    found = select(Caption).where(Caption.id == caption_id, Caption.card_id == card.id)
    if (row := (await session.exec(found)).first()) is None:
        raise feed.CardGone
    return row


async def _touch(session: Session, viewer: Viewer, card: Card) -> None:
    card.changed_at = clock.now()
    if (state := state_of(card)) != "draft":
        await identity.audit(session, viewer.member_id, "card_changed", f"card:{card.id}", state=state)
    await session.flush()
