"""A campaign starts with what belongs to it: challenge, prizes and draw in one deed, or none of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import (
    Campaign,
    CampaignKit,
    Challenge,
    Contest,
    ContestPledge,
    ContestPrize,
    ContestRules,
    Draw,
    Member,
)
from advocacy_app.services import campaigns, challenges, contests, kits
from advocacy_app.services.errors import NotAllowed, NotFound, Refusal, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands

CAFE_DRAW = frozenset({"pl.permit"})
"""What a draw for everybody needs: the roastery is in Poland."""


async def started(member: Member, template: str = "behind_the_scenes") -> str:
    async with transaction() as session:
        return await kits.start(session, factories.viewer(member), template)


async def moved(member: Member, slug: str, deed: str, pledged: frozenset[str] = CAFE_DRAW) -> str:
    async with transaction() as session:
        return await kits.move(session, factories.viewer(member), slug, deed, pledged)


async def saved(member: Member, slug: str, kit: kits.Kit | None = None, **changes) -> None:
    """What is there, with some of it changed."""
    async with transaction() as session:
        viewer = factories.viewer(member)
        shown = await campaigns.desk(session, viewer, slug)
        typed = replace(campaigns.typed(campaigns.as_form(shown), viewer.timezone), **changes)
        same = kit or await kit_of(slug)
        await kits.save(session, viewer, slug, typed, shown.version, same, CAFE_DRAW)


async def kit_of(slug: str) -> kits.Kit:
    async with reading() as session:
        asked = select(CampaignKit).join(Campaign).where(Campaign.slug == slug)
        row = (await session.exec(asked)).one()
    return kits.Kit(**row.model_dump(exclude={"campaign_id", "challenge_id", "contest_id"}))


async def all_of(table):
    async with reading() as session:
        return list((await session.exec(select(table))).all())


@BOTH
async def test_one_deed_publishes_hashtag_brief_challenge_prize_and_draw(cast: Cast, hands: Hands):
    slug = await started(cast.piotr)
    assert await moved(cast.piotr, slug, "publish") == "live"
    [campaign] = await all_of(Campaign)
    [challenge] = await all_of(Challenge)
    [contest] = await all_of(Contest)
    assert (challenge.goal, challenge.target, challenge.hashtag) == ("photos", 3, campaign.hashtag)
    assert (challenge.starts_at, challenge.ends_at) == (campaign.starts_at, campaign.ends_at)
    assert (contest.state, contest.hashtag, contest.campaign_id) == ("running", campaign.hashtag, campaign.id)
    assert contest.closes_at == campaign.ends_at
    assert {one.kind for one in await all_of(ContestPrize)} == {"best", "draw"}
    assert {one.rule for one in await all_of(ContestPledge)} == CAFE_DRAW
    assert [draw.state for draw in await all_of(Draw)] == ["open"]


@pytest.mark.parametrize("template", ["talent_show", "recruiting"])
async def test_what_is_switched_off_does_not_start(cast: Cast, hands: Hands, template: str):
    slug = await started(cast.ines, template)
    await saved(cast.ines, slug, replace(await kit_of(slug), challenge=False, best=False, draw=False))
    assert await moved(cast.ines, slug, "publish", frozenset()) == "live"
    assert not await all_of(Challenge)
    assert not await all_of(Contest)


async def test_what_refuses_the_draw_refuses_all_of_it(cast: Cast, hands: Hands):
    slug = await started(cast.piotr)
    with pytest.raises(contests.PledgeMissing):
        await moved(cast.piotr, slug, "publish", frozenset())
    [campaign] = await all_of(Campaign)
    assert campaign.state == "draft"
    assert not await all_of(Challenge)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"draw_prize": ""}, contests.PrizeMissing),
        ({"draw_value": "a lot"}, contests.ValueUnclear),
        ({"best_value": "99999999999"}, contests.ValueUnclear),
    ],
)
async def test_a_prize_that_cannot_be_is_refused_at_its_field(
    cast: Cast, hands: Hands, changes, refusal: type[Refusal]
):
    slug = await started(cast.piotr)
    await saved(cast.piotr, slug, replace(await kit_of(slug), **changes))
    with pytest.raises(refusal) as no:
        await moved(cast.piotr, slug, "publish")
    assert no.value.at == f"kit_{next(iter(changes))}"


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        ({"kit_challenge": "on", "kit_photos": "0", "kit_points": "5"}, challenges.NumberUnusable),
        ({"kit_challenge": "on", "kit_photos": "many", "kit_points": "5"}, challenges.NumberUnusable),
        ({"kit_challenge": "on", "kit_photos": "3", "kit_points": "9999"}, challenges.PointsUnusable),
        ({"kit_draw": "on", "kit_draw_prize": "x" * 121}, TooLong),
    ],
)
def test_a_form_that_cannot_be_is_refused_in_words(form: dict[str, str], refusal: type[Refusal]):
    with pytest.raises(refusal):
        kits.typed(form)


@BOTH
async def test_a_scheduled_campaign_is_planned_with_it_and_can_be_taken_back(cast: Cast, hands: Hands):
    slug = await started(cast.piotr)
    later = clock.now() + timedelta(days=3)
    await saved(cast.piotr, slug, starts_at=later, ends_at=later + timedelta(days=5))
    assert await moved(cast.piotr, slug, "publish") == "scheduled"
    [contest] = await all_of(Contest)
    assert (contest.state, contest.opens_at) == ("planned", later)
    await saved(cast.piotr, slug, ends_at=later + timedelta(days=6))
    [again] = await all_of(Contest)
    assert again.closes_at == later + timedelta(days=6)
    assert await moved(cast.piotr, slug, "unschedule") == "draft"
    assert not await all_of(Contest)
    assert not await all_of(Challenge)
    assert await moved(cast.piotr, slug, "publish") == "scheduled"
    hands.forward(days=3)
    async with transaction() as session:
        assert await contests.open_due(session) == 1
        assert await campaigns.start_due(session) == 1
    [contest] = await all_of(Contest)
    assert contest.state == "running"


async def test_rules_that_are_frozen_again_are_the_next_version(cast: Cast, hands: Hands):
    async with transaction() as session:
        viewer = factories.viewer(cast.piotr)
        slug = await campaigns.start_campaign(session, viewer, "wellness_week")
        contest_id = await contests.begin_for(session, viewer, slug, [contests.PrizeForm("best", "A camera")])
        (await session.get_one(Contest, contest_id)).opens_at = clock.now() + timedelta(days=1)
        await session.flush()
        await contests.launch(session, viewer, contest_id)
        assert await contests.take_back(session, viewer, contest_id)
        await contests.launch(session, viewer, contest_id)
    assert [one.version for one in await all_of(ContestRules)] == [1, 2]


async def test_nobody_outside_the_audience_finds_the_challenge(cast: Cast, hands: Hands):
    slug = await started(cast.piotr)
    await saved(cast.piotr, slug, audience=frozenset({("team", cast.cafe.id)}))
    await moved(cast.piotr, slug, "publish")
    [challenge] = await all_of(Challenge)
    async with reading() as session:
        assert (await challenges.challenge_page(session, factories.viewer(cast.maja), challenge.id)).card.id
        assert not (await challenges.challenges(session, factories.viewer(cast.ana))).offered
        with pytest.raises(NotFound):
            await challenges.challenge_page(session, factories.viewer(cast.ana), challenge.id)


async def test_a_champion_drafts_it_and_an_owner_publishes_it(cast: Cast, hands: Hands):
    slug = await started(cast.tomek)
    with pytest.raises(NotAllowed):
        await moved(cast.tomek, slug, "publish")
    assert await moved(cast.piotr, slug, "publish") == "live"
    [contest] = await all_of(Contest)
    assert contest.made_by == cast.piotr.id


async def test_a_copy_brings_the_same_along(cast: Cast, hands: Hands):
    slug = await started(cast.piotr)
    await saved(cast.piotr, slug, replace(await kit_of(slug), draw_prize="A day at the sea"))
    async with transaction() as session:
        copy = await kits.duplicate(session, factories.viewer(cast.piotr), slug)
    assert await kit_of(copy) == await kit_of(slug)


async def test_the_form_says_what_a_draw_needs_where_these_people_are(cast: Cast, hands: Hands):
    slug, viewer = await started(cast.piotr), factories.viewer(cast.piotr)
    async with reading() as session:
        shown = await kits.desk(session, viewer, slug)
        assert ([one.rule for one in shown.checks], shown.missing) == (["pl.permit"], True)
        for audience in (frozenset({("site", cast.ljubljana.id)}), frozenset({("team", cast.cafe.id)})):
            assert not (await kits.checks(session, viewer, shown, audience, await kit_of(slug), ())).checks
        confirmed = await kits.checks(session, viewer, shown, (), await kit_of(slug), CAFE_DRAW)
    assert not confirmed.missing
