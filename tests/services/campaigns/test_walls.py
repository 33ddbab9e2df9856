"""The wall of a hashtag and the tab “Join in”, on both databases."""

from datetime import timedelta

import pytest

from advocacy_app import clock, ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Campaign, CampaignAudience, Card
from advocacy_app.services import campaigns, feed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.questions import counted

pytestmark = BOTH
HANDS = {"hashtag": "#HandsOfLindhall", "tag": "handsoflindhall"}


async def photo(author, words="Night shift.", **values) -> Card:
    async with transaction() as session:
        picture = await factories.picture(session)
        more = {"author_id": author.id, "kind": "image", "purpose": "employee_generated", "picture_id": picture.id}
        return await factories.card(session, "", summary=words, live_at=clock.now(), **HANDS | more | values)


async def campaign(**values) -> Campaign:
    async with transaction() as session:
        return await factories.campaign(session, **values)


async def wall(member, hashtag="HandsOfLindhall"):
    async with reading() as session:
        return await campaigns.wall_of(session, factories.viewer(member), hashtag)


async def page(member):
    async with reading() as session:
        return await campaigns.join_page(session, factories.viewer(member))


async def share(member, card, **values):
    async with transaction() as session:
        said = {"evidence": "said", "confirmed_at": clock.now(), "made_at": clock.now()}
        return await factories.share(session, member, card, **said | values)


async def test_a_hashtag_without_a_campaign_has_a_wall_too(cast: Cast, hands: Hands):
    await photo(cast.ana)
    shown = await wall(cast.maja, "handsOFlindhall")
    assert [post.author.name for post in shown.posts] == ["Ana Kralj"]
    assert (shown.campaign, shown.add) == ("", "/add?hashtag=handsOFlindhall")


async def test_a_hashtag_that_nobody_used_is_nowhere(cast: Cast, hands: Hands):
    for hashtag in ("Nothing", "", "two words", "🎉", "2026", "x" * 61):
        with pytest.raises(campaigns.CampaignGone):
            await wall(cast.ana, hashtag)


async def test_letters_of_any_script_and_case_lead_to_the_same_wall(cast: Cast, hands: Hands):
    await photo(cast.ana, hashtag="#ŻółtaKawa", tag="żółtakawa")
    decomposed = "Z\u0307o\u0301łtaKAWA"
    assert len((await wall(cast.maja, decomposed)).posts) == 1


async def test_featured_photos_come_first_and_the_newest_follow(cast: Cast, hands: Hands):
    await campaign()
    await photo(cast.ana, "first", featured_at=clock.now())
    hands.forward(minutes=5)
    await photo(cast.lena, "second")
    hands.forward(minutes=5)
    await photo(cast.bruno, "third")
    assert [(p.words, p.featured) for p in (await wall(cast.maja)).posts] == [
        ("first", True),
        ("third", False),
        ("second", False),
    ]


async def test_people_appear_as_they_chose_and_only_owners_can_feature(cast: Cast, hands: Hands):
    await campaign()
    for author in (cast.lena, cast.bruno):
        await photo(author)
    seen = await wall(cast.ana)
    assert {post.author.name for post in seen.posts} == {"Fjord", "A colleague"}
    assert not seen.may_feature
    assert (await wall(cast.piotr)).may_feature


async def test_a_share_shows_its_words_only_if_they_carry_the_hashtag(cast: Cast, hands: Hands):
    await campaign()
    async with transaction() as session:
        card = await factories.card(session, "The dryer", **HANDS)
    await share(cast.ana, card, caption="Look what we do. #HandsOfLindhall")
    hands.forward(minutes=1)
    await share(cast.lena, card, caption="Only for my network.")
    await share(cast.bruno, card, caption="#HandsOfLindhall, but I am shy.")
    shown = await wall(cast.ana)
    assert [(one.line, one.said_by, one.words) for one in shown.shares] == [
        ("Carried by Fjord, Ana Kralj", "Ana Kralj", "Look what we do. #HandsOfLindhall")
    ]
    assert [one.share for one in shown.to_share] == [f"/share/{card.slug}"]


async def test_a_post_that_many_carried_is_listed_once_and_counts_only_who_is_seen(cast: Cast, hands: Hands):
    await campaign()
    async with transaction() as session:
        dryer, roof = [await factories.card(session, title, **HANDS) for title in ("The dryer", "The roof")]
    for member in (cast.ana, cast.lena, cast.maja, cast.bruno, cast.ana):
        await share(member, dryer)
        hands.forward(minutes=1)
    await share(cast.maja, roof)
    shown = await wall(cast.ana)
    assert [(one.title, one.line) for one in shown.shares] == [
        ("The roof", "Carried by Maja Kos"),
        ("The dryer", "Carried by Ana Kralj, Maja Kos and 1 more"),
    ]


async def test_the_goal_counts_what_came_while_it_ran(cast: Cast, hands: Hands):
    await photo(cast.ana)
    hands.forward(hours=1)
    await campaign(goal_kind="photos", goal=3)
    await photo(cast.ana)
    await photo(cast.maja)
    shown = await wall(cast.ana)
    assert (shown.goal.words, shown.goal.mine) == ("2 of 3 photos", "1 is yours")
    assert [stroke.kind for stroke in shown.goal.strokes] == ["", "me", "todo"]
    assert (shown.people, shown.mine, shown.joined) == ("2 people in", "1 photo of yours", True)


async def test_a_goal_may_be_passed_and_its_line_is_full_then(cast: Cast, hands: Hands):
    await campaign(goal_kind="photos", goal=1)
    await photo(cast.maja)
    await photo(cast.lena)
    shown = await wall(cast.ana)
    assert shown.goal.words == "2 photos · goal 1"
    assert [stroke.kind for stroke in shown.goal.strokes] == [""]


async def test_the_tab_shows_what_runs_and_what_is_over_for_this_person(cast: Cast, hands: Hands):
    await campaign(ends_at=clock.now() + timedelta(days=9))
    await campaign(hashtag="#Soon", state="scheduled", starts_at=clock.now() + timedelta(hours=1))
    await campaign(hashtag="#Draft", state="draft")
    await campaign(hashtag="#Paused", state="paused")
    await campaign(hashtag="#Gone", state="ended", starts_at=clock.now() - timedelta(days=9), ends_at=clock.now())
    other = await campaign(hashtag="#CafeOnly")
    async with transaction() as session:
        session.add(CampaignAudience(id=ids.new_id(), campaign_id=other.id, kind="team", value=cast.cafe.id))
    shown = await page(cast.ana)
    assert [card.hashtag for card in shown.running] == ["#HandsOfLindhall"]
    assert [card.hashtag for card in shown.over] == ["#Gone"]
    assert shown.running[0].when == "9 days left · ends 27 Nov"
    assert {card.hashtag for card in (await page(cast.maja)).running} == {"#HandsOfLindhall", "#CafeOnly"}
    with pytest.raises(campaigns.CampaignGone):
        await wall(cast.ana, "CafeOnly")


async def test_while_a_campaign_is_paused_nothing_with_its_hashtag_is_shown(cast: Cast, hands: Hands):
    card = await photo(cast.ana)
    running = await campaign()
    async with transaction() as session:
        (await session.get_one(Campaign, running.id)).state = "paused"
    with pytest.raises(campaigns.CampaignGone):
        await wall(cast.maja)
    async with reading() as session:
        viewer = factories.viewer(cast.maja)
        assert (await feed.feed(session, viewer)).cards == ()
        [left] = (await feed.window(session, viewer, [card.slug])).cards
        assert left.gone


async def test_time_is_kept_to_the_second_and_the_clockwork_writes_it_down_once(cast: Cast, hands: Hands):
    await campaign(
        state="scheduled", starts_at=clock.now() + timedelta(hours=1), ends_at=clock.now() + timedelta(hours=3)
    )
    assert (await page(cast.ana)).running == ()
    hands.forward(hours=1)
    assert len((await page(cast.ana)).running) == 1
    async with transaction() as session:
        assert (await campaigns.start_due(session), await campaigns.start_due(session)) == (1, 0)
        assert await campaigns.end_due(session) == 0
    hands.forward(hours=2)
    assert (len((await page(cast.ana)).running), len((await page(cast.ana)).over)) == (0, 1)
    async with transaction() as session:
        assert (await campaigns.end_due(session), await campaigns.end_due(session)) == (1, 0)


async def test_after_a_night_without_power_a_campaign_starts_and_ends_in_one_round(cast: Cast, hands: Hands):
    start = clock.now() + timedelta(hours=1)
    await campaign(state="scheduled", starts_at=start, ends_at=start + timedelta(hours=2))
    hands.forward(days=2)
    async with transaction() as session:
        assert (await campaigns.start_due(session), await campaigns.end_due(session)) == (1, 1)
    assert len((await page(cast.ana)).over) == 1


async def questions_for(*hashtags: str, member) -> tuple[int, list[str]]:
    for hashtag in hashtags:
        tag = hashtag.lower()
        await campaign(hashtag=f"#{hashtag}", tag=tag, slug=tag)
        await photo(member, hashtag=f"#{hashtag}", tag=tag)
    with counted() as asked:
        shown = await page(member)
    return len(asked), [f"{card.hashtag} {card.joined} {len(card.pictures)}" for card in shown.running]


async def test_more_campaigns_are_no_more_questions(cast: Cast, hands: Hands):
    one, _ = await questions_for("One", member=cast.ana)
    many, shown = await questions_for("Two", "Three", "Four", member=cast.ana)
    assert one == many
    assert shown == ["#One True 1", "#Two True 1", "#Three True 1", "#Four True 1"]
