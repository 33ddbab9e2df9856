"""Whom a contest is for: the same kinds as posts and campaigns have, and the campaign's people where it has one."""

from datetime import date

import pytest
from sqlmodel import col, delete

from advocacy_app import ids
from advocacy_app.db import Session, reading, transaction
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models import CampaignAudience, Cohort, Member
from advocacy_app.services import contests
from advocacy_app.services.contests.meant import audience_of
from advocacy_app.services.contests.terms import terms_of
from advocacy_app.services.contests.wording import in_language
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories

pytestmark = BOTH


async def made(cast: Cast, *rules: tuple[str, str], **changes) -> str:
    """A contest for some people, begun; its prize for the best post needs no permit anywhere."""
    return await stories.launched(cast, audience=rules, **{"prizes": stories.BEST, "hashtag": "#Hands"} | changes)


async def sees(member: Member, contest_id: str) -> bool:
    """In the list and by its address; the two must agree."""
    viewer = factories.viewer(member)
    async with reading() as session:
        listed = contest_id in [one.id for one in await contests.cards(session, viewer)]
        try:
            await contests.page(session, viewer, contest_id)
        except contests.ContestGone:
            assert not listed
            return False
    assert listed
    return True


async def test_it_is_seen_by_those_whom_it_is_for(cast: Cast, hands: Hands):
    async with transaction() as session:
        session.add(Cohort(id="c" * 32, slug="pilot", member_id=cast.lena.id))
        (await session.get_one(Member, cast.maja.id)).hired_on = date(2026, 11, 1)
    maja, lena, ana, tomek = cast.maja, cast.lena, cast.ana, cast.tomek
    told = {
        ("team", cast.cafe.id): [maja, lena],
        ("site", cast.gdansk.id): [ana, tomek],
        ("role", "champion"): [tomek],
        ("language", "da"): [lena],
        ("cohort", "pilot"): [lena],
        ("tenure_under", "30"): [maja],
        ("tenure_over", "30"): [lena, ana, tomek],
    }
    for rule, those in told.items():
        contest_id = await made(cast, rule)
        seen = [one.name for one in (maja, lena, ana, tomek) if await sees(one, contest_id)]
        assert seen == [one.name for one in those], rule


async def test_within_a_kind_any_value_does_and_across_kinds_all_must(cast: Cast, hands: Hands):
    contest_id = await made(cast, ("language", "sl"), ("language", "da"), ("team", cast.cafe.id))
    assert [await sees(one, contest_id) for one in (cast.maja, cast.lena, cast.bruno)] == [True, True, False]


async def test_an_owner_outside_sees_it_and_cannot_take_part(cast: Cast, hands: Hands):
    contest_id = await made(cast, ("team", cast.cafe.id), prizes=stories.DRAWN, hashtag="")
    with pytest.raises(contests.ForOthers):
        await stories.enters(cast.ines, contest_id)
    async with reading() as session:
        page = await contests.page(session, factories.viewer(cast.ines), contest_id)
    assert (page.may_enter, page.why_not) == (False, "It’s for other groups of colleagues.")


async def test_who_takes_part_stays_in_though_a_group_is_left(cast: Cast, hands: Hands):
    contest_id = await made(cast, ("language", "sl"), ("site", cast.ljubljana.id), prizes=stories.DRAWN, hashtag="")
    await stories.enters(cast.maja, contest_id)
    async with transaction() as session:
        (await session.get_one(Member, cast.maja.id)).language = "en"
    assert await sees(await _again(cast.maja), contest_id)
    hands.forward(days=8)
    await stories.closes()
    assert [one.excluded for one in await stories.tickets((await stories.draw_of(contest_id)).id)] == [""]


async def test_who_works_elsewhere_when_the_list_closes_is_not_on_it(cast: Cast, hands: Hands):
    contest_id = await made(cast, ("language", "sl"), ("site", cast.ljubljana.id), prizes=stories.DRAWN, hashtag="")
    await stories.enters(cast.maja, contest_id)
    async with transaction() as session:
        (await session.get_one(Member, cast.maja.id)).site_id = cast.gdansk.id
    hands.forward(days=8)
    await stories.closes()
    draw = await stories.draw_of(contest_id)
    assert [one.excluded for one in await stories.tickets(draw.id)] == ["ineligible"]


async def _again(member: Member) -> Member:
    async with reading() as session:
        return await session.get_one(Member, member.id)


async def test_a_team_is_asked_by_the_law_of_the_place_where_it_works(cast: Cast, hands: Hands):
    contest_id = await made(cast, ("team", cast.cafe.id), prizes=stories.DRAWN)
    assert (await stories.contest(contest_id)).state == "running"
    with pytest.raises(contests.PledgeMissing):
        await made(cast, ("team", cast.roastery.id), prizes=stories.DRAWN)
    with pytest.raises(contests.PledgeMissing):
        await made(cast, ("language", "sl"), prizes=stories.DRAWN)


async def test_a_contest_of_a_campaign_is_for_the_campaigns_people(cast: Cast, hands: Hands):
    owner = factories.viewer(cast.piotr)
    async with transaction() as session:
        campaign = await factories.campaign(session)
        await _only(session, campaign.id, ("team", cast.cafe.id))
    contest_id = await stories.draft(cast, campaign=campaign.id, sites=(cast.gdansk.id,))
    async with transaction() as session:
        await _only(session, campaign.id, ("language", "sl"), ("site", cast.ljubljana.id))
        await contests.launch(session, owner, contest_id)
        await _only(session, campaign.id, ("language", "da"))
    async with reading() as session:
        kept = await audience_of(session, await stories.contest(contest_id))
    assert kept == {("language", "sl"), ("site", cast.ljubljana.id)}
    assert [await sees(one, contest_id) for one in (cast.maja, cast.lena)] == [True, False]


async def test_a_contest_that_leaves_its_campaign_keeps_the_people(cast: Cast, hands: Hands):
    async with transaction() as session:
        campaign = await factories.campaign(session)
        await _only(session, campaign.id, ("team", cast.cafe.id))
    contest_id = await stories.draft(cast, campaign=campaign.id)
    async with transaction() as session:
        await contests.write(session, factories.viewer(cast.piotr), contest_id, stories.form(audience=()))
    async with reading() as session:
        assert await audience_of(session, await stories.contest(contest_id)) == {("team", cast.cafe.id)}


async def _only(session: Session, campaign_id: str, *rules: tuple[str, str]) -> None:
    await session.exec(delete(CampaignAudience).where(col(CampaignAudience.campaign_id) == campaign_id))
    for kind, value in rules:
        session.add(CampaignAudience(id=ids.new_id(), campaign_id=campaign_id, kind=kind, value=value))
    await session.flush()


async def test_the_rules_name_every_group_in_every_language(cast: Cast, hands: Hands):
    async with transaction() as session:
        topic = await factories.topic(session, "beans", names='{"en": "Beans"}')
    rules = (
        ("site", cast.ljubljana.id),
        ("team", cast.cafe.id),
        ("language", "sl"),
        ("role", "employee"),
        ("topic", topic.id),
        ("cohort", "pilot"),
        ("tenure_over", "30"),
    )
    contest_id = await made(cast, *rules)
    async with reading() as session:
        terms = await terms_of(session, await stories.contest(contest_id))
    for language in LANGUAGES:
        said = in_language(terms, language)
        assert said.count("\n– ") == len(rules) + len(terms.best), said
        for name in ("Ljubljana", "Café", "pilot", "30"):
            assert name in said
