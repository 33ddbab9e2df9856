"""Pictures of rewards: sent first and provisional, kept when a reward takes one, let go when it needs it no more."""

from sqlmodel import col, or_, select, update

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Picture, Reward
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.rewards.errors import PictureGone


async def take_picture(session: Session, viewer: Viewer, picture_id: str, reward_id: str) -> None:
    """Keep a picture that the viewer sent; a reward may always keep the one that it has.

    Raises:
        PictureGone: nobody sent it, somebody else did, or it was swept away after a day.
    """
    own = select(Reward.picture_id).where(Reward.id == reward_id, Reward.picture_id == picture_id)
    mine = or_(col(Picture.made_by) == viewer.member_id, col(Picture.id).in_(own))
    kept = update(Picture).where(col(Picture.id) == picture_id, mine).values(state="kept")
    if (await session.exec(kept)).rowcount != 1:
        raise PictureGone


async def picture_of(session: Session, reward_id: str) -> str:
    """What a reward shows now; empty for nothing."""
    return (await session.exec(select(Reward.picture_id).where(Reward.id == reward_id))).one_or_none() or ""


async def let_go_of(session: Session, picture_id: str) -> None:
    """A reward needs a picture no longer: if no other does, the sweep takes it after a day."""
    used = select(Reward.id).where(Reward.picture_id == picture_id).exists()
    free = update(Picture).where(col(Picture.id) == picture_id, ~used)
    await session.exec(free.values(state="provisional", made_at=clock.now()))
