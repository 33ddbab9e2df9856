"""Pictures of cards: sent first and provisional, kept when a card takes one, let go when the last card does."""

import json
from typing import Any

from sqlmodel import col, or_, select, update

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.integrations.images import Processed
from advocacy_app.models import Card, Picture
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.content.errors import PictureGone, PictureShared
from advocacy_app.services.content.form import Typed
from advocacy_app.services.content.rules import WRITERS, may
from advocacy_app.services.content.table import on_table, part_in, state_of
from advocacy_app.services.errors import NotAllowed


def check_may_send(viewer: Viewer) -> None:
    """Whoever writes may send pictures.

    Raises:
        NotAllowed: this role writes nothing.
    """
    if viewer.role not in WRITERS:
        raise NotAllowed


async def add_picture(session: Session, viewer: Viewer, picture_id: str, done: Processed) -> None:
    """A picture whose variants lie in the store already; nobody but its sender sees it until a card takes it."""
    session.add(_row(picture_id, done, viewer.member_id))
    await session.flush()


async def give_picture(session: Session, slug: str, picture_id: str, done: Processed) -> None:
    """A draft from elsewhere gets the picture of its page, whose variants lie in the store already.

    Raises:
        PictureGone: it is no draft any more, or has a picture.
    """
    wants = (Card.slug == slug, Card.state == "draft", col(Card.picture_id).is_(None))
    card = (await session.exec(select(Card).where(*wants).with_for_update())).first()
    if card is None:
        raise PictureGone
    picture = _row(picture_id, done, card.owner_id or "")
    picture.state = "kept"
    session.add(picture)
    await session.flush()
    card.picture_id = picture_id


def _row(picture_id: str, done: Processed, made_by: str) -> Picture:
    return Picture(
        id=picture_id,
        width=done.width,
        height=done.height,
        dominant=done.colour,
        thumbhash=done.thumbhash,
        placeholder=done.placeholder,
        dhash=done.dhash,
        alt="{}",
        made_by=made_by,
        made_at=clock.now(),
    )


async def take(session: Session, viewer: Viewer, typed: Typed, *, known: bool) -> None:
    """Keep a picture for a card, with its focus and descriptions; a card may always take what it had (``known``).

    Raises:
        PictureGone: nobody sent it, somebody else did, or it was swept away after a day.
        PictureShared: it would look or be described otherwise on a post that this person may not change.
    """
    mine = col(Picture.made_by) == viewer.member_id
    wanted = update(Picture).where(col(Picture.id) == typed.picture_id, *(() if known else (mine,)))
    words = json.dumps(dict(typed.alts), ensure_ascii=False, sort_keys=True)
    if known and not await may_change_all(session, viewer, col(Card.picture_id) == typed.picture_id):
        picture = await session.get_one(Picture, typed.picture_id)
        if (picture.alt, _shown((picture.focus_x, picture.focus_y))) != (words, _shown(typed.focus)):
            raise PictureShared
        return
    x, y = typed.focus
    kept = await session.exec(wanted.values(state="kept", focus_x=x, focus_y=y, alt=words))
    if kept.rowcount != 1:
        raise PictureGone


def _shown(focus: tuple[float, float]) -> tuple[str, str]:
    """As the editor writes it down."""
    return f"{focus[0]:.3f}", f"{focus[1]:.3f}"


async def may_change_all(session: Session, viewer: Viewer, which: Any) -> bool:
    """Whether this person may change every post of the company that ``which`` names; none is no hindrance."""
    found = (await session.exec(select(Card).where(which))).all()
    return all(may("save", state_of(card), part_in(card, viewer)) for card in found)


async def check_may_caption(session: Session, viewer: Viewer, film_id: str) -> None:
    """Whoever sent a film captions it; once posts show it, whoever may change all of them.

    Raises:
        NotAllowed: this role writes nothing, or the film is on a post that this person may not change.
    """
    check_may_send(viewer)
    if not await may_change_all(session, viewer, col(Card.video_url).startswith(f"film:{film_id}:")):
        raise NotAllowed


async def let_go(session: Session, picture_id: str) -> None:
    """A card no longer needs a picture; if no other does, the sweep takes it after a day."""
    used = select(Card.id).where(Card.picture_id == picture_id).exists()
    free = update(Picture).where(col(Picture.id) == picture_id, ~used)
    await session.exec(free.values(state="provisional", made_at=clock.now()))


async def may_open_picture(session: Session, viewer: Viewer, picture_id: str) -> bool:
    """Whether somebody in the studio may see a picture before readers do: on their table, or sent a moment ago."""
    if not viewer.studio:
        return False
    of_card = select(Card.id).where(Card.picture_id == picture_id, on_table(viewer)).exists()
    mine = (Picture.made_by == viewer.member_id) & (Picture.state == "provisional")
    found = await session.exec(select(Picture.id).where(Picture.id == picture_id, or_(mine, of_card)))
    return found.first() is not None


async def may_open_film(session: Session, viewer: Viewer, film_id: str) -> bool:
    """Whether somebody in the studio may see a film before readers do: its post is on their table."""
    if not viewer.studio:
        return False
    named = col(Card.video_url).startswith(f"film:{film_id}:")
    return (await session.exec(select(Card.id).where(named, on_table(viewer)).limit(1))).first() is not None
