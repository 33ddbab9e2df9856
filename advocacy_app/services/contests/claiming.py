"""A prize waits for a word, whether chance, thanks or judges gave it."""

from advocacy_app.db import Session
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.contests import awards, offering, won
from advocacy_app.services.contests.drafts import insist_on_owner


async def claim(session: Session, viewer: Viewer, claim_id: str) -> None:
    """Take the prize, in one tap; it is written into the list of prizes.

    Raises:
        ClaimOver: nobody offers it to this member, or its time is over.
    """
    way = won if await awards.is_award(session, claim_id) else offering
    await way.claim(session, viewer, claim_id)


async def refuse(session: Session, viewer: Viewer, claim_id: str) -> None:
    """Pass the prize on to the next in line.

    Raises:
        ClaimOver: nobody offers it to this member, or its time is over.
    """
    way = won if await awards.is_award(session, claim_id) else offering
    await way.refuse(session, viewer, claim_id)


async def hand_over(session: Session, viewer: Viewer, claim_id: str) -> None:
    """An owner notes that a claimed prize was handed over.

    Raises:
        ClaimOver: nobody claimed it.
    """
    insist_on_owner(viewer)
    way = won if await awards.is_award(session, claim_id) else offering
    await way.hand_over(session, viewer, claim_id)


async def give_up(session: Session, viewer: Viewer, claim_id: str) -> None:
    """An owner notes that a prize cannot be delivered; it passes to the next in line.

    Raises:
        ClaimOver: it was handed over, or is somebody else's by now.
    """
    insist_on_owner(viewer)
    way = won if await awards.is_award(session, claim_id) else offering
    await way.give_up(session, viewer, claim_id)
