"""Opening what a pilot group had for itself to everybody."""

from sqlmodel import col, delete, select

from advocacy_app import bus
from advocacy_app.db import Session
from advocacy_app.events import PilotRolledOut
from advocacy_app.models import CampaignAudience, CardAudience, Cohort
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.launch.errors import PilotGone


async def roll_out(session: Session, viewer: Viewer, cohort: str) -> None:
    """Take the pilot's fence away from every post and campaign that has it, in one step; other audiences stay.

    Raises:
        NotAllowed: the viewer does not run the programme.
        PilotGone: no such group.
    """
    identity.must_be_owner(viewer)
    if (await session.exec(select(Cohort.id).where(Cohort.slug == cohort).limit(1))).first() is None:
        raise PilotGone
    for table, thing in ((CardAudience, CardAudience.card_id), (CampaignAudience, CampaignAudience.campaign_id)):
        fenced = select(thing).where(table.kind == "cohort", table.value == cohort)
        await session.exec(delete(table).where(col(table.kind) == "cohort", col(thing).in_(fenced)))
    await identity.audit(session, viewer.member_id, "pilot_rolled_out", f"cohort:{cohort}")
    await bus.record(session, PilotRolledOut(actor=viewer.member_id, cohort=cohort))
