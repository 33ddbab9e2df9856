"""The track for managers reaches whoever leads people, and nobody gets a right by it."""

import pytest
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import AuditEntry, Enrolment, Member
from advocacy_app.services import identity, training
from advocacy_app.services.errors import NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.training.stories import home

pytestmark = BOTH
TRACK = "caring-leadership"


async def name(member: Member, by: Member, *, leads: bool = True) -> None:
    async with transaction() as session:
        await identity.name_lead(session, member, factories.viewer(by), leads=leads)


async def on_the_list(member: Member) -> bool:
    return TRACK in {track.name for track in (await home(member)).tracks}


async def test_whoever_leads_a_team_finds_the_track_on_the_list(cast: Cast, hands: Hands):
    assert not await on_the_list(cast.ana)
    await name(cast.ana, cast.ines)
    await name(cast.ana, cast.ines)
    assert await on_the_list(cast.ana)
    assert not await on_the_list(cast.maja)
    async with transaction() as session:
        while await training.enrol_members(session):
            pass
        asked = select(Enrolment.member_id).where(Enrolment.track == TRACK)
        assert (await session.exec(asked)).all() == [cast.ana.id]
    await name(cast.ana, cast.ines, leads=False)
    assert not await on_the_list(cast.ana)
    async with reading() as session:
        deeds = (await session.exec(select(AuditEntry.deed).order_by(AuditEntry.id))).all()
        assert (await identity.person(session, factories.viewer(cast.ines), cast.ana.id)).leads is False
    assert [deed for deed in deeds if deed.startswith("lead_")] == ["lead_named", "lead_dropped"]


async def test_only_an_administrator_says_who_leads(cast: Cast):
    with pytest.raises(NotAllowed):
        await name(cast.ana, cast.piotr)
