"""The board of one campaign: who chose to be seen, and the viewer without a place if nobody else sees it."""

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import Campaign, Member
from advocacy_app.read_models.boards import Board
from advocacy_app.services import leaderboards, points
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.leaderboards.stories import KINDNESS, appear

pytestmark = BOTH


async def a_campaign(people: dict[int, Member]) -> Campaign:
    """One share of each, worth so many points."""
    async with transaction() as session:
        campaign = await factories.campaign(session)
        card = await factories.card(session, hashtag=campaign.hashtag, tag=campaign.tag)
        for n, member in people.items():
            said = {"evidence": "said", "confirmed_at": clock.now()}
            share = await factories.share(session, member, card, **said)
            await points.award(session, member, KINDNESS, key=f"share:{share.id}", evidence=share.id, amount=n)
    return campaign


async def seen_by(member: Member, campaign: Campaign) -> Board:
    async with transaction() as session:
        viewer = factories.viewer(await session.get_one(Member, member.id))
    async with reading() as session:
        return await leaderboards.campaign_board(session, viewer, campaign.id)


async def test_a_hidden_person_takes_nobodys_place(cast: Cast, hands: Hands):
    async with transaction() as session:
        people = {n: await factories.member(session, f"Colleague {n}") for n in (60, 50, 40, 30, 20, 10)}
    campaign = await a_campaign(people)
    await appear(people[50], "hidden")
    own, others = await seen_by(people[50], campaign), await seen_by(people[60], campaign)
    assert [(s.rank, s.points) for s in own.near] == [(1, 60), (0, 50), (2, 40), (3, 30)]
    assert [(s.rank, s.points) for s in own.top] == [(s.rank, s.points) for s in others.top]
    assert [s.points for s in others.top] == [60, 40, 30, 20, 10]
    assert (own.people, others.people) == (5, 5)
