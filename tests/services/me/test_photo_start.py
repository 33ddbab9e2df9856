"""Before a photo: the hashtags of what runs for this person come first."""

from datetime import timedelta

import pytest

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import CampaignAudience, Member
from advocacy_app.services import me
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.challenges.stories import announced, joined
from tests.services.culture.stories import approved

pytestmark = BOTH


async def offered(member: Member) -> tuple[str, ...]:
    async with reading() as session:
        return (await me.photo_start(session, factories.viewer(member))).hashtags


async def test_what_runs_comes_first_then_what_colleagues_used_each_once(cast: Cast, hands: Hands):
    await approved(hands, cast.maja, cast.piotr, hashtag="#Lately")
    await approved(hands, cast.maja, cast.piotr, hashtag="#harvest")
    async with transaction() as session:
        await factories.campaign(session, "#Harvest")
        await factories.campaign(session, "#Tomorrow", starts_at=clock.now() + timedelta(days=1))
        await factories.campaign(session, "#Draft", state="draft")
        await factories.campaign(session, "#Paused", state="paused")
    await announced(cast.piotr, goal="photos", target=3, hashtag="#Benches")
    mine = await announced(cast.piotr, goal="photos", target=3, hashtag="#Kettles")
    await joined(mine, cast.ana)
    assert await offered(cast.ana) == ("#Kettles", "#Benches", "#Harvest", "#Lately")


async def test_what_runs_for_others_is_not_offered(cast: Cast, hands: Hands):
    async with transaction() as session:
        campaign = await factories.campaign(session, "#CafeOnly")
        session.add(CampaignAudience(id="0" * 32, campaign_id=campaign.id, kind="team", value=cast.cafe.id))
    assert await offered(cast.ana) == ()
    assert await offered(cast.maja) == ("#CafeOnly",)
    await announced(cast.piotr, goal="photos", target=3, hashtag="#Roasters", team_id=cast.roastery.id)
    assert await offered(cast.ana) == ("#Roasters",)


@pytest.mark.usefixtures("hands")
async def test_what_is_over_is_not_offered(cast: Cast, hands: Hands):
    async with transaction() as session:
        await factories.campaign(session, "#Harvest")
    await announced(cast.piotr, goal="photos", target=3, hashtag="#Benches")
    hands.forward(days=20)
    assert await offered(cast.ana) == ()
