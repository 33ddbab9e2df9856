"""Badges follow the ledger: got when it says so, gone when it is taken back."""

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.services import points
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands

pytestmark = BOTH


async def got(member: Member) -> dict[str, str]:
    async with reading() as session:
        return {badge.name: badge.earned for badge in await points.badges(session, factories.viewer(member))}


async def photos(member: Member, *numbers: int) -> None:
    async with transaction() as session:
        row = await session.get_one(Member, member.id)
        for n in numbers:
            await points.award(session, row, points.REASONS["photo_accepted"], key=f"photo:{n}", evidence=str(n))


async def test_a_badge_comes_with_what_it_takes_and_says_when(cast: Cast, hands: Hands):
    assert set((await got(cast.ana)).values()) == {""}
    await photos(cast.ana, 1)
    assert (await got(cast.ana))["first_photo"] == "18 November 2026"
    assert (await got(cast.ana))["five_photos"] == ""
    hands.forward(days=2)
    await photos(cast.ana, 2, 3, 4, 5)
    assert (await got(cast.ana))["five_photos"] == "20 November 2026"
    assert set((await got(cast.maja)).values()) == {""}


async def test_points_on_the_way_do_not_count_yet(cast: Cast, hands: Hands):
    async with transaction() as session:
        row = await session.get_one(Member, cast.ana.id)
        await points.award(session, row, points.REASONS["share_said"], key="share:1", evidence="1")
    assert (await got(cast.ana))["first_share"] == ""
    hands.forward(days=3, hours=1)
    async with transaction() as session:
        await points.post_due(session)
    assert (await got(cast.ana))["first_share"] == "21 November 2026"


async def test_what_is_taken_back_counts_no_longer(cast: Cast, hands: Hands):
    await photos(cast.ana, 1)
    async with transaction() as session:
        outcome = await points.outcome_of(session, "photo:1")
        assert outcome
        transfer = await points.find_transfer(session, outcome.entry_id)
        await points.take_back(session, transfer, because="photo_withdrawn")
    assert (await got(cast.ana))["first_photo"] == ""


async def test_every_badge_tells_its_criterion(cast: Cast):
    async with reading() as session:
        told = await points.badges(session, factories.viewer(cast.maja))
    assert all(badge.title and str(badge.needed) in badge.criterion for badge in told)
    assert len({badge.name for badge in told}) == len(points.BADGES)
