"""Who may post without review."""

from sqlmodel import col, delete

from advocacy_app import clock
from advocacy_app.db import Session, insert_once
from advocacy_app.events import RightEarned
from advocacy_app.models import Member, PhotoTrust
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity

RIGHT = "post-without-review"
"""What a track calls this right."""


async def trust(session: Session, viewer: Viewer | None, member: Member) -> None:
    """Let somebody post without review; one photo in ten is still looked at. Twice is once.

    ``viewer`` is None for the product itself: a passed track earns the right.

    Raises:
        NotAllowed: the viewer runs no content.
    """
    by = _owner(viewer)
    if await insert_once(session, PhotoTrust, member_id=member.id, given_by=by, at=clock.now()):
        await identity.audit(session, by, "photo_trust_given", f"member:{member.id}")


async def trust_who_passed(session: Session, fact: RightEarned) -> None:
    """Whoever passed a track that gives this right is trusted."""
    if fact.right == RIGHT:
        await trust(session, None, await session.get_one(Member, fact.actor))


async def trust_no_more(session: Session, viewer: Viewer | None, member: Member) -> None:
    """Look at somebody's photos again before anyone sees them.

    Raises:
        NotAllowed: the viewer runs no content.
    """
    by = _owner(viewer)
    if (await session.exec(delete(PhotoTrust).where(col(PhotoTrust.member_id) == member.id))).rowcount:
        await identity.audit(session, by, "photo_trust_taken", f"member:{member.id}")


def _owner(viewer: Viewer | None) -> str:
    if viewer is not None:
        identity.must_be_owner(viewer)
    return viewer.member_id if viewer else ""
