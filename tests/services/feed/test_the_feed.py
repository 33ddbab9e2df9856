"""The feed of one reader, and what a reader does with a card."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from advocacy_app import ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, CardAudience, CardTopic, EventRow, TopicFollow
from advocacy_app.services import feed, identity, notifications, polls
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.sharing.stories import a_card, say

pytestmark = BOTH


async def many_cards(n: int, **values) -> list[str]:
    async with transaction() as session:
        return [(await factories.card(session, f"Card {i}", **values)).slug for i in range(n)]


async def test_the_feed_comes_in_windows_and_ends(cast: Cast):
    await many_cards(15)
    ana = factories.viewer(cast.ana)
    async with reading() as session:
        first = await feed.feed(session, ana)
        rest = await feed.feed(session, ana, first.after)
    assert (len(first.cards), len(rest.cards), rest.after) == (12, 3, "")
    assert not {c.slug for c in first.cards} & {c.slug for c in rest.cards}
    assert first.unread == 15


async def test_a_followed_topic_comes_first_and_says_so(cast: Cast, hands: Hands):
    await many_cards(3)
    async with transaction() as session:
        topic = await factories.topic(session, "craft", names='{"en": "Coffee craft"}')
        wanted = await factories.card(session, "Grinding")
        session.add(CardTopic(card_id=wanted.id, topic_id=topic.id))
        session.add(TopicFollow(member_id=cast.ana.id, topic_id=topic.id, at=hands.moment))
    async with reading() as session:
        first = (await feed.feed(session, factories.viewer(cast.ana))).cards[0]
    assert (first.slug, first.why) == (wanted.slug, "You follow Coffee craft")


async def test_what_is_asked_briefly_has_the_same_answer(cast: Cast, hands: Hands):
    [slug, *_] = await many_cards(3, featured_at=hands.moment - timedelta(hours=5))
    ana = factories.viewer(cast.ana)
    async with transaction() as session:
        token = await identity.open_session(session, cast.ana)
        topic = await factories.topic(session, "craft", names='{"en": "Coffee craft"}')
        card = (await session.exec(select(Card).where(Card.slug == slug))).one()
        session.add(CardTopic(card_id=card.id, topic_id=topic.id))
        session.add(TopicFollow(member_id=cast.ana.id, topic_id=topic.id, at=hands.moment))
        await feed.say_thanks(session, factories.viewer(cast.maja), slug)
        await feed.save_card(session, ana, slug)
    answers: list[Any] = []
    for briefly in (False, True):
        async with reading(briefly=briefly) as session:
            window = await feed.window(session, ana, [slug])
            others = (await polls.waiting(session, ana), await notifications.unread(session, ana))
            answers.append((window, others, await identity.find_viewer(session, token)))
    assert answers[0] == answers[1]
    shown = answers[0][0].cards[0]
    assert (shown.slug, shown.thanks, shown.saved, shown.featured) == (slug, 1, True, True)


@pytest.mark.parametrize("values", [{"kind": "link", "url": "{}"}, {"kind": "video", "video_url": "{}"}])
@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
async def test_only_web_addresses_lead_out_of_the_feed(cast: Cast, values: dict[str, str], address: str):
    """None other gets in by a form; whatever the database holds, none is shown as a link."""
    async with transaction() as session:
        await factories.card(session, **{name: value.format(address) for name, value in values.items()})
    async with reading() as session:
        [card] = (await feed.feed(session, factories.viewer(cast.ana))).cards
    assert (card.href, card.external, card.film.link) == (f"/c/{card.slug}", False, "")


async def test_somebody_who_shares_twice_is_one_voice(cast: Cast):
    card = await a_card()
    for member in (cast.maja, cast.maja, cast.ana):
        await say(member, card)
    async with reading() as session:
        shown = await feed.card(session, factories.viewer(cast.ana), card.slug)
    assert (shown.voices, shown.mine) == (2, True)


async def test_a_second_tap_on_thanks_counts_once(cast: Cast):
    [slug] = await many_cards(1)
    for _ in range(2):
        async with transaction() as session:
            await feed.say_thanks(session, factories.viewer(cast.ana), slug)
    async with transaction() as session:
        await feed.say_thanks(session, factories.viewer(cast.maja), slug)
    async with reading() as session:
        card = await feed.card(session, factories.viewer(cast.ana), slug)
        said = len((await session.exec(select(EventRow).where(EventRow.name == "ThanksSaid"))).all())
    assert (card.thanks, card.thanked, said) == (2, True, 2)


async def test_thanks_can_be_taken_back_even_from_a_card_that_is_gone(cast: Cast):
    [slug] = await many_cards(1)
    ana = factories.viewer(cast.ana)
    async with transaction() as session:
        await feed.say_thanks(session, ana, slug)
        await feed.take_thanks_back(session, ana, slug)
        await feed.take_thanks_back(session, ana, "no-such-card")
        assert (await feed.card(session, ana, slug)).thanks == 0


async def test_not_for_me_leaves_the_feed_but_not_the_library(cast: Cast):
    [slug] = await many_cards(1)
    ana = factories.viewer(cast.ana)
    async with transaction() as session:
        await feed.hide_card(session, ana, slug)
    async with reading() as session:
        assert (await feed.feed(session, ana)).cards == ()
        assert [i.slug for i in (await feed.library(session, ana, feed.Wanted())).items] == [slug]
    async with transaction() as session:
        await feed.show_card_again(session, ana, slug)
        assert len((await feed.feed(session, ana)).cards) == 1


async def test_what_was_seen_steps_back(cast: Cast, hands: Hands):
    old, new = await many_cards(2, live_at=hands.moment - timedelta(hours=1))
    ana = factories.viewer(cast.ana)
    async with transaction() as session:
        await feed.mark_seen(session, ana, [new, "no-such-card"])
    async with reading() as session:
        window = await feed.feed(session, ana)
    assert ([c.slug for c in window.cards], window.unread) == ([old, new], 1)


async def test_saved_cards_come_latest_first_and_only_while_they_may_be_seen(cast: Cast, hands: Hands):
    first, second = await many_cards(2)
    ana = factories.viewer(cast.ana)
    async with transaction() as session:
        await feed.save_card(session, ana, first)
    hands.forward(minutes=1)
    async with transaction() as session:
        await feed.save_card(session, ana, second)
        assert [c.slug for c in await feed.saved(session, ana)] == [second, first]
        await feed.drop_card(session, ana, second)
        assert [c.slug for c in await feed.saved(session, ana)] == [first]


async def test_a_hidden_author_is_a_colleague_like_any_other(cast: Cast):
    async with transaction() as session:
        card = await factories.card(session, author_id=cast.bruno.id)
        await factories.card(session, author_id=cast.lena.id, slug="lenas")
    async with reading() as session:
        shown = await feed.card(session, factories.viewer(cast.ana), card.slug)
        lenas = await feed.card(session, factories.viewer(cast.ana), "lenas")
    assert (shown.author.name, shown.author.hidden) == ("A colleague", True)
    assert lenas.author.name == "Fjord"


async def test_the_library_finds_words_without_their_accents(cast: Cast):
    async with transaction() as session:
        here = await factories.card(session, "Palarnia w Gdańsku", body="Ciepło z pieca")
        await factories.card(session, "Something else")
    async with reading() as session:
        for words in ("gdansku", "GDAŃ", "ciep piec", "palarnia gdansk"):
            found = await feed.library(session, factories.viewer(cast.ana), feed.Wanted(words=words))
            assert [i.slug for i in found.items] == [here.slug], words


@pytest.mark.parametrize(
    ("words", "many"),
    [("' OR 1=1 --", 0), ("a* NEAR(", 0), ("ž" * 5000, 0), ("zzz", 0), ('"', 1), ("\0", 1), ("& | ! ( )", 1), ("%", 1)],
)
async def test_hostile_words_are_words_and_signs_alone_ask_for_nothing(cast: Cast, words: str, many: int):
    await many_cards(1)
    async with reading() as session:
        found = await feed.library(session, factories.viewer(cast.ana), feed.Wanted(words=words))
    assert len(found.items) == many


async def test_following_twice_is_following_once(cast: Cast):
    async with transaction() as session:
        await factories.topic(session, "craft", names='{"en": "Craft"}')
    ana = factories.viewer(cast.ana)
    async with transaction() as session:
        await feed.follow_topic(session, ana, "craft")
        await feed.follow_topic(session, ana, "craft")
        assert [t.followed for t in await feed.topics(session, ana)] == [True]
        await feed.unfollow_topic(session, ana, "craft")
        assert [t.followed for t in await feed.topics(session, ana)] == [False]
        with pytest.raises(feed.TopicUnknown):
            await feed.follow_topic(session, ana, ids.new_id())


async def shown_to(cast: Cast, shown: list[str], passed: list[str] | None = None):
    async with reading() as session:
        window = await feed.window(session, factories.viewer(cast.ana), shown, passed or [])
    return [card.slug for card in window.cards], window


async def test_what_is_on_the_screen_stays_where_it_is(cast: Cast):
    slugs = await many_cards(14)
    fresh, _ = await shown_to(cast, [])
    async with transaction() as session:
        newest = (await factories.card(session, "Just in")).slug
        await feed.mark_seen(session, factories.viewer(cast.ana), fresh[:2])
    after, window = await shown_to(cast, fresh[:2])
    assert after[:3] == [*fresh[:2], newest]
    assert (len(after), len(set(after)), bool(window.after)) == (12, 12, True)
    assert set(after) <= {*slugs, newest}


async def test_a_card_that_is_taken_back_keeps_its_place_while_it_is_on_the_screen(cast: Cast):
    await many_cards(3)
    before, _ = await shown_to(cast, [])
    async with transaction() as session:
        card = (await session.exec(select(Card).where(Card.slug == before[1]))).one()
        card.state = "paused"
    after, window = await shown_to(cast, before[:2])
    assert after == before
    assert [card.gone for card in window.cards] == [False, True, False]
    assert before[1] not in (await shown_to(cast, []))[0]


async def test_what_was_never_for_this_reader_leaves_no_trace(cast: Cast):
    [there] = await many_cards(1)
    async with transaction() as session:
        hidden = await factories.card(session, "For the café only", state="paused")
        session.add(CardAudience(id=ids.new_id(), card_id=hidden.id, kind="team", value=cast.cafe.id))
    assert (await shown_to(cast, [hidden.slug, "never-was", there]))[0] == [there]


async def test_earlier_windows_of_a_visit_do_not_come_again(cast: Cast):
    await many_cards(15)
    first, window = await shown_to(cast, [])
    second, last = await shown_to(cast, [], first)
    assert (len(second), set(first) & set(second)) == (3, set())
    assert (bool(window.after), last.after) == (True, "")
