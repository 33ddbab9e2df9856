"""A contest before it starts: what may be typed, and what countries ask."""

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.services import campaigns, contests, draws
from advocacy_app.services.contests import law
from advocacy_app.services.errors import Refusal, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import Hands
from tests.services.contests import stories


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": " "}, contests.TitleMissing),
        ({"title": "x" * 81}, TooLong),
        ({"closes": ("2026-11-17", "18:00")}, contests.DatesUnclear),
        ({"opens": ("2026-11-26", "09:00")}, contests.DatesUnclear),
        ({"closes": ("soon", "18:00")}, contests.DatesUnclear),
        ({"hashtag": "two words"}, contests.HashtagUnusable),
        ({"prizes": [contests.PrizeForm("draw", "A car", "a lot")]}, contests.ValueUnclear),
        ({"prizes": [contests.PrizeForm("draw", "A country", "99999999999")]}, contests.ValueUnclear),
        ({"entropy": "witness", "witnesses": [contests.WitnessForm("Works council", "")]}, contests.WitnessAlone),
        ({"prizes": [contests.PrizeForm("draw", f"Prize {n}") for n in range(21)]}, contests.TooManyPrizes),
    ],
)
async def test_what_cannot_be_used_is_refused(cast: Cast, hands: Hands, changes: dict, refusal: type[Refusal]):
    with pytest.raises(refusal):
        await stories.draft(cast, **changes)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"prizes": ()}, contests.PrizeMissing),
        ({"entropy": "witness"}, draws.WitnessesUnclear),
        ({"entropy": "public"}, contests.EventUnclear),
        ({"sites": ()}, contests.PledgeMissing),
    ],
)
async def test_nothing_starts_with_something_missing(cast: Cast, hands: Hands, changes: dict, refusal: type[Refusal]):
    with pytest.raises(refusal):
        await stories.launched(cast, **changes)


async def test_hashtags_may_be_of_any_script(cast: Cast, hands: Hands):
    contest_id = await stories.draft(cast, hashtag="#DłońLindhall")
    assert (await stories.contest(contest_id)).hashtag == "#DłońLindhall"


async def test_a_draw_in_poland_needs_the_permit_that_somebody_confirms(cast: Cast, hands: Hands):
    contest_id = await stories.draft(cast, sites=(cast.gdansk.id,))
    owner = factories.viewer(cast.piotr)
    with pytest.raises(contests.PledgeMissing):
        async with transaction() as session:
            await contests.launch(session, owner, contest_id)
    async with transaction() as session:
        await contests.pledge(session, owner, contest_id, "pl.permit", said=True)
        await contests.launch(session, owner, contest_id)
    assert (await stories.contest(contest_id)).state == "running"


async def test_a_prize_for_the_best_post_needs_no_permit(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, sites=(cast.gdansk.id,), prizes=stories.BEST)
    assert (await stories.contest(contest_id)).state == "running"


async def test_a_contest_waits_for_its_opening_and_misses_no_slot(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, opens=("2026-11-19", "09:00"))
    assert (await stories.contest(contest_id)).state == "planned"
    with pytest.raises(contests.NotOpenYet):
        await stories.enters(cast.maja, contest_id)
    hands.forward(days=3)
    for expected in (1, 0):
        async with transaction() as session:
            assert await contests.open_due(session) == expected
    assert await stories.enters(cast.maja, contest_id)


def test_every_country_names_its_sources():
    assert set(law.profiles()) == {"US", "GB", "IT", "PL", "DK", "SI"}
    for profile in law.profiles().values():
        assert profile.as_of
        for rule in profile.rules:
            assert rule.source
            assert rule.url.startswith("http")


@pytest.mark.parametrize(
    ("prizes", "expected"),
    [
        ([law.Prize(drawn=True, value=400_00, currency="USD", cash_like=False)], {"us.free"}),
        ([law.Prize(drawn=True, value=600_00, currency="USD", cash_like=False)], {"us.free", "us.ri"}),
        ([law.Prize(drawn=True, value=6_000_00, currency="USD", cash_like=False)], {"us.free", "us.ri", "us.ny_fl"}),
        ([law.Prize(drawn=True, value=1_00, currency="PLN", cash_like=False)], {"us.free", "us.ri", "us.ny_fl"}),
        ([law.Prize(drawn=False, value=6_000_00, currency="USD", cash_like=True)], {"us.wages"}),
    ],
)
def test_american_rules_follow_chance_value_and_cash(prizes: list[law.Prize], expected: set[str]):
    assert {rule.key for _, rule in law.applying(["US"], prizes)} == expected


def test_a_country_without_a_profile_is_named():
    assert law.without_profile(["SI", "FR"]) == ["FR"]


async def test_a_contest_can_be_given_to_a_campaign_and_takes_its_hashtag(cast: Cast, hands: Hands):
    async with transaction() as session:
        campaign = await factories.campaign(session)
    contest_id = await stories.draft(cast, campaign=campaign.id)
    contest = await stories.contest(contest_id)
    assert (contest.campaign_id, contest.hashtag) == (campaign.id, "#HandsOfLindhall")
    async with reading() as session:
        shown = await contests.desk(session, factories.viewer(cast.piotr), contest_id)
    assert shown.fields.campaign == campaign.id
    assert [one.label for one in shown.hosts] == ["#HandsOfLindhall"]


async def test_a_hashtag_of_its_own_stays_and_a_campaign_that_is_not_there_is_refused(cast: Cast, hands: Hands):
    async with transaction() as session:
        campaign = await factories.campaign(session)
    contest_id = await stories.draft(cast, campaign=campaign.id, hashtag="#Beans")
    assert (await stories.contest(contest_id)).hashtag == "#Beans"
    with pytest.raises(campaigns.CampaignGone):
        await stories.draft(cast, campaign="0" * 32)
