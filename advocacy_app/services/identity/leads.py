"""Who leads people: known so that lessons about it reach them, and for nothing else."""

from sqlmodel import col, delete

from advocacy_app import clock
from advocacy_app.db import Session, insert_once
from advocacy_app.models import Member, TeamLead
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.identity.audit import audit
from advocacy_app.services.identity.rules import must_administer


async def name_lead(session: Session, member: Member, by: Viewer, *, leads: bool) -> None:
    """Note that a member leads a team, or no longer; twice is once.

    Raises:
        NotAllowed: the viewer does not administer.
    """
    must_administer(by)
    if leads:
        new = {"member_id": member.id, "named_by": by.member_id, "at": clock.now()}
        changed = await insert_once(session, TeamLead, **new)
    else:
        gone = await session.exec(delete(TeamLead).where(col(TeamLead.member_id) == member.id))
        changed = bool(gone.rowcount)
    if changed:
        deed = "lead_named" if leads else "lead_dropped"
        await audit(session, by.member_id, deed, f"member:{member.id}")


async def leads_people(session: Session, member_id: str) -> bool:
    """Whether a member is known to lead a team."""
    return await session.get(TeamLead, member_id) is not None
