"""Running a campaign from the studio: who may do what, what is refused, what is frozen, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from advocacy_app import bus, clock
from advocacy_app.campaign_templates import SHAPES
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, MemberNetwork, Notice
from advocacy_app.services import analytics, campaigns
from advocacy_app.services.campaigns import errors
from advocacy_app.services.campaigns.rules import Group, broken_out
from advocacy_app.services.errors import Invalid, NotAllowed, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.campaigns.test_walls import campaign, photo, share

FORM = {
    "hashtag": "#HandsOfLindhall",
    "title": "Hands",
    "brief": "Show us the hands behind the cup.",
    "language": "en",
    "goal_kind": "photos",
    "goal": "12",
    "starts_at": "2026-11-18T10:30",
    "ends_at": "2026-12-02T20:00",
}
"""Filled in where Warsaw's clocks say what UTC says an hour earlier."""


def typed(**values) -> campaigns.Typed:
    return campaigns.typed(FORM | values, "Europe/Warsaw")


async def draft(member: Member, template: str = "behind_the_scenes") -> str:
    async with transaction() as session:
        return await campaigns.start_campaign(session, factories.viewer(member), template)


async def moved(member: Member, slug: str, deed: str) -> str:
    async with transaction() as session:
        return await campaigns.move(session, factories.viewer(member), slug, deed)


async def saved(member: Member, slug: str, said: campaigns.Typed, version: int = 1) -> int:
    async with transaction() as session:
        return await campaigns.save_campaign(session, factories.viewer(member), slug, said, version)


async def known(slug: str, member: Member):
    async with reading() as session:
        return await campaigns.desk(session, factories.viewer(member), slug)


@BOTH
async def test_a_template_is_live_with_one_deed_in_the_writers_language(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    shown = await known(slug, cast.piotr)
    assert (shown.state, shown.fields.hashtag, shown.fields.language) == ("draft", "#ZaKulisami", "pl")
    assert await moved(cast.piotr, slug, "publish") == "live"
    async with reading() as session:
        [card] = (await campaigns.join_page(session, factories.viewer(cast.ana))).running
    assert card.hashtag == "#ZaKulisami"


@pytest.mark.parametrize("template", SHAPES)
async def test_every_template_can_be_published_as_it_is(cast: Cast, hands: Hands, template: str):
    slug = await draft(cast.ines, template)
    shown = await known(slug, cast.ines)
    again = campaigns.typed(campaigns.as_form(shown), "UTC")
    assert again.hashtag == shown.fields.hashtag
    assert await moved(cast.ines, slug, "publish") == "live"


@BOTH
async def test_a_second_campaign_from_a_template_gets_a_hashtag_of_its_own(cast: Cast, hands: Hands):
    found = [(await known(await draft(cast.ines), cast.ines)).fields.hashtag for _ in range(3)]
    assert found == ["#BehindTheScenes", "#BehindTheScenes2026", "#BehindTheScenes2026_2"]


async def test_a_champion_drafts_and_an_owner_publishes(cast: Cast, hands: Hands):
    slug = await draft(cast.tomek)
    with pytest.raises(NotAllowed):
        await moved(cast.tomek, slug, "publish")
    await moved(cast.tomek, slug, "submit")
    async with transaction() as session:
        await bus.deliver_within(session)
        told = (await session.exec(select(Notice).where(Notice.kind == "campaign_waits"))).all()
        assert len(told) == 2
        assert await campaigns.submitted(session) == 1
    assert await moved(cast.piotr, slug, "publish") == "live"
    with pytest.raises(NotAllowed):
        await moved(cast.tomek, slug, "pause")


async def test_a_champion_never_sees_anothers_draft_and_others_see_none(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    for nobody in (cast.tomek, cast.ana, cast.olga):
        with pytest.raises(campaigns.CampaignGone):
            await known(slug, nobody)
    with pytest.raises(NotAllowed):
        await draft(cast.ana)


async def test_a_start_to_come_is_scheduled_and_the_clockwork_starts_it(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    await saved(cast.piotr, slug, typed(starts_at="2026-11-19T08:00"))
    assert await moved(cast.piotr, slug, "publish") == "scheduled"
    hands.forward(days=1)
    async with transaction() as session:
        assert await campaigns.start_due(session) == 1
    assert (await known(slug, cast.piotr)).state == "live"


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"hashtag": "two words"}, errors.HashtagUnusable),
        ({"hashtag": "#fun🎉"}, errors.HashtagUnusable),
        ({"hashtag": "#2026"}, errors.HashtagUnusable),
        ({"hashtag": "#" + "x" * 61}, errors.HashtagUnusable),
        ({"hashtag": " # "}, errors.HashtagMissing),
        ({"hashtag": ""}, errors.HashtagMissing),
        ({"ends_at": "2026-11-17T10:00"}, errors.DatesCrossed),
        ({"ends_at": "2026-11-18T10:30"}, errors.DatesCrossed),
        ({"ends_at": "2026-11-18T11:00"}, errors.TooShort),
        ({"ends_at": "2028-11-18T11:00"}, errors.TooLasting),
        ({"ends_at": "tomorrow"}, errors.DateUnusable),
        ({"starts_at": ""}, errors.DateUnusable),
        ({"goal": "0"}, errors.GoalUnusable),
        ({"goal": "-3"}, errors.GoalUnusable),
        ({"goal": "many"}, errors.GoalUnusable),
        ({"goal": "9999999"}, errors.GoalUnusable),
        ({"goal": "٣"}, errors.GoalUnusable),
        ({"title": "x" * 81}, TooLong),
        ({"brief": "x" * 2001}, TooLong),
        ({"goal_kind": "glory"}, Invalid),
        ({"for:moon:x": "on"}, Invalid),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(values, error):
    with pytest.raises(error):
        typed(**values)


@pytest.mark.parametrize("hashtag", ["#Ręce_Lindhall2026", "#roke", "#λέξη", "#руки", "#コーヒー", "#हाथ", "#قهوة"])
def test_a_hashtag_may_be_written_in_any_script(hashtag: str):
    assert typed(hashtag=hashtag).hashtag == hashtag


@BOTH
async def test_a_hashtag_belongs_to_one_campaign_whatever_its_case(cast: Cast, hands: Hands):
    await campaign(hashtag="#HandsOfLindhall", state="ended")
    slug = await draft(cast.piotr)
    with pytest.raises(errors.HashtagTaken):
        await saved(cast.piotr, slug, typed(hashtag="#handsoflindhall"))


async def test_two_editors_do_not_overwrite_each_other(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    assert await saved(cast.piotr, slug, typed()) == 2
    with pytest.raises(errors.ChangedMeanwhile):
        await saved(cast.ines, slug, typed(title="Mine"))


async def test_after_the_start_words_and_end_may_change_and_what_people_joined_for_may_not(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    version = await saved(cast.piotr, slug, typed())
    await moved(cast.piotr, slug, "publish")
    hands.forward(days=1)
    version = await saved(cast.piotr, slug, typed(brief="Better words.", ends_at="2026-12-05T20:00"), version + 1)
    for frozen in ({"hashtag": "#Other"}, {"starts_at": "2026-11-19T08:00"}, {f"for:team:{cast.cafe.id}": "on"}):
        with pytest.raises(errors.Started):
            await saved(cast.piotr, slug, typed(**frozen), version)
    with pytest.raises(errors.EndIsPast):
        await saved(cast.piotr, slug, typed(ends_at="2026-11-18T20:00"), version)


@pytest.mark.parametrize(("missing", "error"), [("title", errors.TitleMissing), ("brief", errors.BriefMissing)])
async def test_nothing_starts_half_written(cast: Cast, hands: Hands, missing: str, error: type[Exception]):
    slug = await draft(cast.piotr)
    await saved(cast.piotr, slug, typed(**{missing: " "}))
    with pytest.raises(error):
        await moved(cast.piotr, slug, "publish")


async def test_a_draft_whose_end_has_passed_cannot_start(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    hands.forward(days=30)
    with pytest.raises(errors.EndIsPast):
        await moved(cast.piotr, slug, "publish")


async def test_a_paused_campaign_waits_for_its_owner_even_past_its_end(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    await moved(cast.piotr, slug, "publish")
    await moved(cast.piotr, slug, "pause")
    hands.forward(days=30)
    async with transaction() as session:
        assert await campaigns.end_due(session) == 0
    with pytest.raises(errors.EndIsPast):
        await moved(cast.piotr, slug, "resume")
    assert await moved(cast.piotr, slug, "end") == "ended"
    with pytest.raises(errors.NotNow):
        await moved(cast.piotr, slug, "resume")


@BOTH
async def test_ten_taps_start_it_once(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    done = await asyncio.gather(*(moved(cast.piotr, slug, "publish") for _ in range(10)), return_exceptions=True)
    assert [one for one in done if not isinstance(one, errors.NotNow)] == ["live"]


async def test_other_campaigns_for_the_same_people_at_the_same_time_are_named(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    await campaign(hashtag="#Same")
    await campaign(
        hashtag="#Later", starts_at=clock.now() + timedelta(days=60), ends_at=clock.now() + timedelta(days=70)
    )
    await campaign(hashtag="#Over", state="ended")
    cafe = {f"for:team:{cast.cafe.id}": "on"}
    async with reading() as session:
        viewer = factories.viewer(cast.piotr)
        assert await campaigns.overlaps(session, viewer, slug, typed()) == ["#Same"]
        assert await campaigns.overlaps(session, viewer, slug, typed(**cafe)) == ["#Same"]


async def test_the_preview_is_the_wall_with_what_was_typed(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    async with reading() as session:
        shown = await campaigns.preview(session, factories.viewer(cast.piotr), slug, typed(title="New words"))
    assert (shown.hashtag, shown.brief.title, shown.goal.words) == ("#HandsOfLindhall", "New words", "0 z 12 zdjęć")
    assert (await known(slug, cast.piotr)).fields.title != "New words"


async def test_a_copy_starts_from_now_with_the_same_words_and_people(cast: Cast, hands: Hands):
    slug = await draft(cast.piotr)
    await saved(cast.piotr, slug, typed(**{f"for:team:{cast.cafe.id}": "on"}))
    async with transaction() as session:
        copy = await campaigns.duplicate_campaign(session, factories.viewer(cast.ines), slug)
        assert await campaigns.rules_of(session, factories.viewer(cast.ines), copy) == {("team", cast.cafe.id)}
    shown = await known(copy, cast.ines)
    assert (shown.fields.title, shown.fields.hashtag) == ("Hands", "#HandsOfLindhall2026")


@BOTH
async def test_the_report_says_how_each_figure_came_about(cast: Cast, hands: Hands):
    running = await campaign(goal_kind="photos", goal=4)
    card = await photo(cast.ana)
    async with transaction() as session:
        session.add(MemberNetwork(member_id=cast.maja.id, network="linkedin", size=1000))
    sent = await share(cast.maja, card, network="linkedin")
    async with transaction() as session:
        await factories.click(session, sent, visitor="v1", at=clock.now())
    async with reading() as session:
        report = await analytics.campaign_report(session, factories.viewer(cast.ines), running.slug)
    figures = {figure.name: (figure.value, figure.kind) for figure in report.figures}
    assert figures["Photos on the wall"] == ("1", "measured")
    assert figures["Shares"] == ("1", "self")
    assert figures["Clicks"] == ("1", "measured")
    assert figures["Estimated reach"] == ("20–80", "estimated")
    assert figures["People who took part"] == ("2", "measured")
    assert report.groups == ()
    assert report.hidden


def told(*groups: Group, leavers: int = 0) -> tuple[list[str], set[str]]:
    shown, exact = broken_out(groups, leavers)
    return [group.name for group in shown], set(exact)


def test_small_groups_are_left_out_and_cannot_be_found_by_subtraction():
    large, middle, small = Group("Large", 20, 9), Group("Middle", 14, 8), Group("Small", 4, 1)
    assert told(large, middle) == (["Middle", "Large"], {"Large", "Middle"})
    assert told(large, middle, small) == (["Large"], {"Large"})
    assert told(large, middle, small, Group("Tiny", 2, 0)) == (["Large", "Middle"], {"Large"})
    assert told() == ([], set())


def test_nobody_can_be_said_not_to_have_taken_part():
    """Five of whom nobody, or all but one, took part are five people of whom one knows it."""
    assert told(Group("Nobody", 5, 0), Group("Large", 40, 12)) == (["Large", "Nobody"], set())
    assert told(Group("All but one", 6, 5), Group("Large", 40, 12), Group("Half", 20, 10))[1] == {"Large"}
    assert told(Group("All", 6, 6), Group("Large", 40, 12)) == (["All", "Large"], {"All", "Large"})


def test_people_without_a_site_and_leavers_are_a_rest_that_could_be_worked_out():
    sites = Group("One", 12, 6), Group("Two", 30, 12)
    assert told(*sites)[1] == {"One", "Two"}
    assert told(*sites, Group("", 1, 1)) == (["Two"], {"Two"})
    assert told(*sites, leavers=1)[1] == {"Two"}
    assert told(*sites, Group("", 12, 5))[1] == {"One", "Two"}
