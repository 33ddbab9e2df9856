"""A thank-you in words from a colleague: worth no points unless an owner says so, and then once for each giver."""

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.events import KudosGiven
from advocacy_app.models import Kudos, Member
from advocacy_app.services.points.acts import award
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.rules import Rule

REASON = Reason(name="kudos", default=Rule(amount=0, per_week=3, per_item=1), on_boards=False)


async def pay_kudos(session: Session, fact: KudosGiven) -> None:
    """Reward whoever was thanked; each giver counts once, so that two cannot earn by thanking each other."""
    found = select(Kudos, Member).join(Member, col(Member.id) == Kudos.to_id).where(Kudos.id == fact.kudos)
    if row := (await session.exec(found)).first():
        kudos, receiver = row
        await award(session, receiver, REASON, key=f"kudos:{kudos.id}", evidence=kudos.id, item=kudos.from_id)
