"""A photo becomes a card of the feed, follows what the people in it say, and leaves again."""

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.events import CardArchived, CardPublished, CardResumed, PhotoNarrowed, PhotoPulled
from advocacy_app.hashtags import key_of
from advocacy_app.models import Card, Member, Photo, PhotoPerson, Picture, PictureGone
from advocacy_app.services.culture import rules

_SUFFIX = 10


async def reach_of(session: Session, photo: Photo) -> str:
    """How far a photo may go now: outside, inside, or nowhere (empty)."""
    asked = select(PhotoPerson.answer, PhotoPerson.scope).where(PhotoPerson.photo_id == photo.id)
    return rules.reach(photo.scope, [rules.Said(*row) for row in (await session.exec(asked)).all()])


async def publish(session: Session, photo: Photo) -> None:
    """Let colleagues see a photo, as far as the people in it agree; with one no, it stays out of sight."""
    reach = await reach_of(session, photo)
    photo.changed_at = clock.now()
    if not reach:
        photo.state = "pulled"
        return
    photo.state = "live"
    card = await _card_of(session, photo) or await _new_card(session, photo)
    card.state, card.scope, card.changed_at = "live", reach, clock.now()
    card.summary, card.hashtag, card.language = photo.caption, photo.hashtag, photo.language
    card.tag = key_of(photo.hashtag)
    card.picture_id, card.live_at = photo.picture_id, card.live_at or clock.now()
    await session.flush()
    await bus.record(session, CardPublished(actor=photo.member_id, card=card.id))


async def _card_of(session: Session, photo: Photo) -> Card | None:
    if photo.card_id is None:
        return None
    return (await session.exec(select(Card).where(Card.id == photo.card_id).with_for_update())).first()


async def _new_card(session: Session, photo: Photo) -> Card:
    author = await session.get_one(Member, photo.member_id)
    new, moment = ids.new_id(), clock.now()
    card = Card(
        id=new,
        slug=f"photo-{new[-_SUFFIX:]}",
        kind="image",
        purpose="employee_generated",
        picture_id=photo.picture_id,
        author_id=author.id,
        site_id=author.site_id,
        live_at=moment,
        made_at=photo.captured_at or photo.sent_at,
        changed_at=moment,
    )
    session.add(card)
    await session.flush()
    photo.card_id = card.id
    return card


async def settle(session: Session, photo: Photo) -> None:
    """Follow what the people in the photo say now: pull it, bring it back, narrow or widen its reach."""
    reach = await reach_of(session, photo)
    if photo.state == "pulled" and reach and await _was_approved(session, photo):
        await _bring_back(session, photo, reach)
    elif photo.state == "pulled" and reach:
        photo.state = "in_review"
    elif photo.state == "live" and not reach:
        await _pull(session, photo)
    elif photo.state == "live":
        await _change_reach(session, photo, reach)


async def _was_approved(_: Session, photo: Photo) -> bool:
    return photo.card_id is not None


async def _pull(session: Session, photo: Photo) -> None:
    photo.state, photo.changed_at = "pulled", clock.now()
    await take_down(session, photo)
    await session.flush()
    await bus.record(session, PhotoPulled(photo=photo.id))


async def _bring_back(session: Session, photo: Photo, reach: str) -> None:
    card = await _card_of(session, photo)
    if card is None:
        return
    photo.state = card.state = "live"
    card.scope, card.changed_at, photo.changed_at = reach, clock.now(), clock.now()
    await session.flush()
    await bus.record(session, CardResumed(card=card.id))


async def _change_reach(session: Session, photo: Photo, reach: str) -> None:
    card = await _card_of(session, photo)
    if card is None or card.scope == reach:
        return
    card.scope, card.changed_at = reach, clock.now()
    await session.flush()
    await bus.record(session, CardResumed(card=card.id))
    if reach == "inside":
        await bus.record(session, PhotoNarrowed(photo=photo.id))


async def take_down(session: Session, photo: Photo) -> None:
    """Take the card of a photo off every screen; it cannot be shared any more."""
    card = await _card_of(session, photo)
    if card is None or card.state == "archived":
        return
    card.state, card.scope, card.featured_at, card.changed_at = "archived", "inside", None, clock.now()
    await session.flush()
    await bus.record(session, CardArchived(card=card.id))


async def forget_picture(session: Session, photo: Photo) -> None:
    """Let go of the picture for good: nobody can open it from now on, and its bytes are cleared within a minute."""
    if photo.picture_id is None:
        return
    picture = await session.get_one(Picture, photo.picture_id)
    if (card := await _card_of(session, photo)) is not None and card.picture_id == picture.id:
        card.picture_id = None
    photo.picture_id = None
    await session.flush()
    await insert_once(session, PictureGone, picture_id=picture.id, at=clock.now())
    await session.delete(picture)
    await session.flush()


async def pictures_gone(session: Session, limit: int = 200) -> list[str]:
    """Ids of the pictures that nobody may see any more, the latest first: phones let go of what they kept of them."""
    taken_back = select(PictureGone.picture_id).order_by(col(PictureGone.at).desc()).limit(limit)
    pulled = select(Photo.picture_id).where(Photo.state == "pulled", col(Photo.picture_id).is_not(None))
    out_of_sight = (await session.exec(pulled.order_by(col(Photo.changed_at).desc()).limit(limit))).all()
    return [*filter(None, out_of_sight), *(await session.exec(taken_back)).all()]


async def is_gone(session: Session, picture_id: str) -> bool:
    """Whether a picture was taken back for good."""
    return await session.get(PictureGone, picture_id) is not None


async def in_sight(session: Session, picture_id: str) -> bool:
    """Whether a signed address still opens a picture: not once its photo was pulled or withdrawn."""
    hidden = select(Photo.id).where(Photo.picture_id == picture_id, col(Photo.state).in_(("pulled", "withdrawn")))
    there = await session.get(Picture, picture_id) is not None
    return there and (await session.exec(hidden)).first() is None
