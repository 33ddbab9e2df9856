"""A tap on the first screen may be quicker than what the live page loads behind it: it counts all the same.

Each handler is called itself, in a tab that has loaded nothing yet.
"""

from typing import Any

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.models import Campaign, Card, Comment, Member
from advocacy_app.services import contests, culture, feed, guidelines
from tests import factories
from tests.cast import Cast
from tests.outdoors import install
from tests.security.roles import World
from tests.security.test_arguments import handler_of, open_tab
from tests.services.contests import stories
from tests.services.culture.stories import sent

NOWHERE = World("", "", {"person": ""})

pytestmark = pytest.mark.usefixtures("hands")


@pytest.fixture(autouse=True)
def nowhere() -> None:
    """Null twins of everything outside."""
    install()


async def tap(member: Member, handler: str, path: str = "/", **payload: Any) -> Any:
    """The first thing that happens in a fresh tab."""
    tab = await open_tab(member, NOWHERE, handler.partition(".")[0], loaded=False)
    tab.router = type(tab.router).from_router_data({"pathname": path, "asPath": path, "query": {}, "headers": {}})
    await handler_of(handler)(tab, **payload)
    return tab


async def settle(tab: Any, handler: str) -> None:
    await handler_of(handler)(tab, n=tab.held.n)


async def test_a_word_on_a_reported_comment(cast: Cast):
    async with transaction() as session:
        card = await factories.card(session)
        comment = await feed.comment(session, factories.viewer(cast.maja), card.slug, "Rubbish.")
        await feed.report_comment(session, factories.viewer(cast.ana), comment, "unkind")
    tab = await tap(cast.piotr, "ReportedState.decide_comment", comment=comment, show=False)
    await settle(tab, "ReportedState.settle_comment")
    async with reading() as session:
        assert not await feed.reported_comments(session, factories.viewer(cast.piotr))
        assert (await session.get_one(Comment, comment)).removed_at


async def test_reporting_a_comment_and_taking_it_back(cast: Cast):
    async with transaction() as session:
        card = await factories.card(session)
        comment = await feed.comment(session, factories.viewer(cast.maja), card.slug, "Rubbish.")
    tab = await tap(cast.ana, "CardState.report_comment", f"/c/{card.slug}", comment_id=comment, reason="unkind")
    assert not tab.page.comments
    await settle(tab, "CardState.take_report_back")
    assert [one.text for one in tab.page.comments] == ["Rubbish."]
    await settle(tab, "CardState.settle_report")
    async with reading() as session:
        assert not await feed.reported_comments(session, factories.viewer(cast.piotr))


async def test_a_post_that_was_opened_and_is_paused_since(cast: Cast):
    async with transaction() as session:
        card = await factories.card(session)
    tab = await tap(cast.ana, "CardState.load_card", f"/c/{card.slug}")
    async with transaction() as session:
        (await session.get_one(Card, card.id)).state = "paused"
    await handler_of("CardState.load_card")(tab)
    assert (tab.gone, tab.lost) == (True, "paused")
    strangers = await tap(cast.maja, "CardState.load_card", f"/c/{card.slug}")
    assert (strangers.gone, strangers.lost) == (True, "")


async def test_reporting_a_comment(cast: Cast):
    async with transaction() as session:
        card = await factories.card(session)
        comment = await feed.comment(session, factories.viewer(cast.maja), card.slug, "Rubbish.")
    tab = await tap(cast.ana, "CardState.report_comment", f"/c/{card.slug}", comment_id=comment, reason="unkind")
    async with reading() as session:
        assert not await feed.reported_comments(session, factories.viewer(cast.piotr))
    await settle(tab, "CardState.settle_report")
    async with reading() as session:
        assert len(await feed.reported_comments(session, factories.viewer(cast.piotr))) == 1


async def test_a_photo_taken_in_hand_and_the_next_one(cast: Cast):
    first, second = await sent(cast.ana), await sent(cast.maja)
    tab = await tap(cast.piotr, "ReviewState.look_at", photo=second)
    assert tab.looked_at.id == second
    assert tab.reasons
    tab = await tap(cast.ines, "ReviewState.look_at_next")
    assert tab.looked_at.id == first
    await handler_of("ReviewState.look_at_next")(tab)
    assert tab.looked_at.id == first


async def test_the_next_photo_leaves_the_one_before_to_a_colleague(cast: Cast):
    first, second = await sent(cast.ana), await sent(cast.maja)
    tab = await tap(cast.piotr, "ReviewState.load_queue")
    assert tab.looked_at.id == first
    await handler_of("ReviewState.look_at_next")(tab)
    assert tab.looked_at.id == second
    assert (await tap(cast.ines, "ReviewState.look_at", photo=first)).looked_at.id == first


async def test_a_reason_begun_on_the_first_screen_and_news_about_other_photos(cast: Cast):
    first = await sent(cast.ana)
    tab = await tap(cast.piotr, "ReviewState.begin_answer", kind="change")
    assert (tab.looked_at.id, tab.answer) == (first, "change")
    await sent(cast.maja)
    await handler_of("ReviewState.load_queue")(tab)
    assert (tab.looked_at.id, tab.answer, tab.waiting) == (first, "change", 2)
    await handler_of("ReviewState.look_at_next")(tab)
    assert tab.answer == ""


async def test_a_photo_that_somebody_else_decided_about_makes_way_for_the_next(cast: Cast):
    first, second = await sent(cast.ana), await sent(cast.maja)
    tab = await tap(cast.piotr, "ReviewState.load_queue")
    await handler_of("ReviewState.look_at_next")(tab)
    async with transaction() as session:
        await culture.withdraw(session, factories.viewer(cast.maja), second)
    await handler_of("ReviewState.load_queue")(tab)
    assert tab.looked_at.id == first


async def test_a_topic_that_is_followed_no_more(cast: Cast):
    async with transaction() as session:
        topic = await factories.topic(session, "roasting", names='{"en": "Roasting"}')
        await feed.follow_topic(session, factories.viewer(cast.ana), topic.slug)
    await tap(cast.ana, "TopicsState.toggle_topic", slug=topic.slug)
    async with reading() as session:
        assert not [one for one in await feed.topics(session, factories.viewer(cast.ana)) if one.followed]


async def test_a_campaign_that_the_address_names(cast: Cast):
    async with transaction() as session:
        campaign = await factories.campaign(session, "#Harvest", slug="harvest")
    await tap(cast.piotr, "CampaignDeskState.move_campaign", "/studio/campaigns/harvest", deed="pause")
    async with reading() as session:
        assert (await session.get_one(Campaign, campaign.id)).state == "paused"


async def test_a_post_that_the_address_names(cast: Cast):
    async with transaction() as session:
        card = await factories.card(session, owner_id=cast.piotr.id)
    await tap(cast.piotr, "EditorState.move_card", f"/studio/content/{card.slug}", deed="pause")
    async with reading() as session:
        assert (await session.get_one(Card, card.id)).state == "paused"


async def test_a_guideline_that_the_address_names(cast: Cast):
    async with transaction() as session:
        await guidelines.start(session, factories.viewer(cast.piotr), "social-media-policy")
    form = {"title": "How we speak", "body": "## Words\n\nKindly."}
    await tap(cast.piotr, "DeskState.write_guideline", "/studio/guidelines/social-media-policy", form=form)
    async with reading() as session:
        desk = await guidelines.desk(session, factories.viewer(cast.piotr), "social-media-policy", "")
    assert desk.title == "How we speak"


async def test_a_contest_that_the_address_names(cast: Cast):
    contest_id = await stories.launched(cast)
    await tap(cast.maja, "ContestState.enter_contest", f"/contests/{contest_id}", form={"accept": "on"})
    draw = await stories.draw_of(contest_id)
    assert len(await stories.tickets(draw.id)) == 1
    await tap(cast.maja, "ContestState.take_ticket_back", f"/contests/{contest_id}")
    async with reading() as session:
        page = await contests.page(session, factories.viewer(cast.maja), contest_id)
    assert not page.taking_part
