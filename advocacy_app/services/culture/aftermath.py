"""What remains after a photo was pulled or taken back: posts outside that have to come down, and the evidence."""

from typing import Any

from sqlmodel import col, or_, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.i18n import numbers
from advocacy_app.integrations.plain import link
from advocacy_app.models import Card, ConsentEntry, Member, Photo, Share, TakenDown
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import Evidence, PulledPhoto, TakedownItem
from advocacy_app.services import identity
from advocacy_app.services.culture.errors import PhotoGone

SHOWN = 100


async def to_take_down(session: Session, viewer: Viewer, *, everybody: bool = False) -> list[TakedownItem]:
    """Shares that went out of photos which may no longer be outside: one's own, or for owners ``everybody``'s."""
    asked = (
        columns(Share.id, Share.network, Share.post_url, Share.confirmed_at, Member)
        .join(Card, col(Card.id) == Share.card_id)
        .join(Photo, col(Photo.card_id) == Card.id)
        .join(Member, col(Member.id) == Share.member_id)
        .outerjoin(TakenDown, col(TakenDown.share_id) == Share.id)
        .where(Share.evidence != "none", or_(col(Photo.state) != "live", col(Card.scope) == "inside"))
        .where(col(TakenDown.share_id).is_(None))
    )
    wanted = asked if viewer.owner and everybody else asked.where(Share.member_id == viewer.member_id)
    found = await rows(session, wanted.order_by(col(Share.confirmed_at).desc()).limit(SHOWN))
    return [_item(row, viewer) for row in found]


async def say_taken_down(session: Session, viewer: Viewer, share_id: str) -> None:
    """One's own post outside is down; owners may say so for anybody. Twice is once.

    Raises:
        PhotoGone: no such share, or somebody else's.
    """
    share = await session.get(Share, share_id)
    if share is None or not (viewer.owner or share.member_id == viewer.member_id):
        raise PhotoGone
    await insert_once(session, TakenDown, share_id=share.id, at=clock.now())


async def pulled(session: Session, viewer: Viewer) -> list[PulledPhoto]:
    """Photos that are off the wall because somebody in them does not agree, the latest first; who that was is not told.

    Raises:
        NotAllowed: the viewer runs no content.
    """
    identity.must_be_owner(viewer)
    off = columns(Photo, Member).join(Member, col(Member.id) == Photo.member_id).where(Photo.state == "pulled")
    found = await rows(session, off.order_by(col(Photo.changed_at).desc()).limit(SHOWN))
    return [_pulled(row, viewer) for row in found]


def _pulled(row: Any, viewer: Viewer) -> PulledPhoto:
    photo, who = row
    return PulledPhoto(
        id=photo.id,
        author=identity.face(who.name, who.nickname, who.visibility, who.id, viewer.language, "").name,
        caption=photo.caption,
        language=photo.language,
        when=numbers.day_and_time(viewer.language, photo.changed_at, viewer.timezone),
    )


def _item(row: Any, viewer: Viewer) -> TakedownItem:
    who = row.Member
    return TakedownItem(
        share_id=row.id,
        who=identity.face(who.name, who.nickname, who.visibility, who.id, viewer.language, "").name,
        network=row.network,
        post_url=link(row.post_url),
        when=numbers.day(viewer.language, row.confirmed_at, viewer.timezone) if row.confirmed_at else "",
    )


async def evidence(session: Session, viewer: Viewer | None, photo_id: str) -> Evidence:
    """Everything that was said about the consent to a photo, oldest first, by ids; for owners and the command line.

    Raises:
        NotAllowed: the viewer runs nothing. PhotoGone: nothing was ever said about such a photo.
    """
    if viewer is not None:
        identity.must_be_owner(viewer)
    asked = select(ConsentEntry).where(ConsentEntry.photo_id == photo_id).order_by(col(ConsentEntry.id))
    entries = tuple(_entry(row) for row in (await session.exec(asked)).all())
    if not entries:
        raise PhotoGone
    await identity.audit(session, viewer.member_id if viewer else "", "consent_exported", f"photo:{photo_id}")
    return Evidence(photo_id, entries)


def _entry(row: ConsentEntry) -> dict[str, str]:
    return {
        "at": row.at.isoformat(),
        "subject": row.subject,
        "deed": row.deed,
        "scope": row.scope,
        "until": row.until.isoformat() if row.until else "",
        "wording": row.wording,
    }
