from datetime import timedelta

import pytest

from advocacy_app import ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Caption, Card, Contest, GuidelineRule
from advocacy_app.services import sharing
from advocacy_app.services.errors import NotFound
from advocacy_app.services.feed import CardGone
from advocacy_app.services.points import balance
from advocacy_app.services.sharing import Said
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.sharing.stories import a_card, begin, confirm, facts, say, settle, share_of

pytestmark = BOTH


async def test_a_share_gets_its_own_link_to_the_cards_address_with_the_network_marked(cast: Cast, hands: Hands):
    card = await a_card()
    plan = await begin(cast.ana, card, network="linkedin")
    share = await share_of(plan.id)
    assert plan.url == f"http://localhost:8000/s/{share.code}"
    assert sharing.is_short_code(share.code)
    assert share.target == (
        "https://lindhall.example/news/a-new-roast"
        f"?utm_source=linkedin&utm_medium=employee_advocacy&utm_campaign={card.slug}"
    )
    assert (share.evidence, share.confirmed_at) == ("none", None)


async def test_a_post_without_an_address_leads_to_its_public_page(cast: Cast, hands: Hands):
    card = await a_card(url="", kind="image")
    assert (await share_of((await begin(cast.ana, card)).id)).target == f"http://localhost:8000/p/{card.slug}"


async def test_what_stays_inside_cannot_be_shared(cast: Cast, hands: Hands):
    card = await a_card(scope="inside")
    with pytest.raises(sharing.InsideOnly):
        await begin(cast.ana, card)


async def test_a_card_that_is_not_live_looks_like_no_card(cast: Cast, hands: Hands):
    card = await a_card(state="draft")
    with pytest.raises(CardGone):
        await begin(cast.ana, card)


async def test_the_sentence_about_the_employer_goes_out_first_unless_it_is_switched_off(cast: Cast, hands: Hands):
    card = await a_card()
    assert (await begin(cast.ana, card, "Warm air.")).text == "I work at Lindhall. Warm air."
    assert (await begin(cast.ana, card, "Warm air.", disclosed=False)).text == "Warm air."
    assert (await begin(cast.ana, card, "I work at Lindhall, so yes.")).text == "I work at Lindhall, so yes."


async def test_the_sentence_is_in_the_language_of_the_post(cast: Cast, hands: Hands):
    card = await a_card()
    assert (await begin(cast.ana, card, "Ciepło.", language="pl")).text == "Pracuję w firmie Lindhall. Ciepło."


async def test_a_network_that_takes_only_an_address_wants_the_words_copied_first(cast: Cast, hands: Hands):
    card = await a_card()
    linkedin, x = await begin(cast.ana, card, network="linkedin"), await begin(cast.ana, card, network="x")
    assert linkedin.copy_first
    assert linkedin.intent.startswith("https://www.linkedin.com/sharing/share-offsite/?url=http")
    assert not x.copy_first
    assert "text=I%20work%20at%20Lindhall." in x.intent


async def test_mastodon_asks_once_for_the_server(cast: Cast, hands: Hands):
    card = await a_card()
    with pytest.raises(sharing.ServerMissing):
        await begin(cast.ana, card, network="mastodon")
    assert (await settle(cast.ana, card, "Warm air.", network="mastodon")).needs_server
    async with transaction() as session:
        await sharing.keep_server(session, factories.viewer(cast.ana), "https://mastodon.social/@ana")
    plan = await begin(cast.ana, card, network="mastodon")
    assert plan.intent.startswith("https://mastodon.social/share?text=")


async def test_a_share_without_words_or_to_nowhere_is_refused(cast: Cast, hands: Hands):
    card = await a_card()
    with pytest.raises(sharing.NothingSaid):
        await begin(cast.ana, card, "  \n ")
    with pytest.raises(sharing.TooManyWords):
        await begin(cast.ana, card, "a" * 5_001)
    with pytest.raises(sharing.NetworkUnknown):
        await begin(cast.ana, card, network="myspace")


async def test_a_confirmed_share_is_said_so_and_pays_once(cast: Cast, hands: Hands):
    plan = await begin(cast.ana, await a_card())
    first, again = await confirm(cast.ana, plan.id), await confirm(cast.ana, plan.id)
    share = await share_of(plan.id)
    assert (share.evidence, share.confirmed_at) == ("said", hands())
    assert first == again
    assert first.outcome.points == 5
    assert len(await facts("ShareConfirmed")) == 1
    async with reading() as session:
        assert (await balance(session, factories.viewer(cast.ana))).pending == 5


async def test_a_cancelled_sheet_records_nothing(cast: Cast, hands: Hands):
    plan = await begin(cast.ana, await a_card())
    assert (await share_of(plan.id)).evidence == "none"
    assert not await facts("ShareConfirmed")


async def test_nobody_confirms_for_somebody_else(cast: Cast, hands: Hands):
    plan = await begin(cast.ana, await a_card())
    with pytest.raises(NotFound):
        await confirm(cast.maja, plan.id)


async def test_what_really_went_out_is_kept_when_it_is_confirmed(cast: Cast, hands: Hands):
    card = await a_card()
    settled = await settle(cast.ana, card, "Warm air.", network="native")
    assert (await share_of(settled.plan.id)).caption == ""
    await confirm(cast.ana, settled.plan.id, Said("I work at Lindhall. Warm air!", "x", "en"))
    share = await share_of(settled.plan.id)
    assert (share.caption, share.network) == ("I work at Lindhall. Warm air!", "x")
    assert "utm_source=x&" in share.target


async def test_words_that_change_keep_their_link_until_they_are_out(cast: Cast, hands: Hands):
    card = await a_card()
    first = await settle(cast.ana, card, "Warm air.")
    second = await settle(cast.ana, card, "Warm, dry air.", first.plan.id, network="x")
    assert second.plan.url == first.plan.url
    await confirm(cast.ana, first.plan.id)
    third = await settle(cast.ana, card, "Again.", first.plan.id)
    assert third.plan.url != first.plan.url


async def test_nobody_takes_over_the_link_of_another(cast: Cast, hands: Hands):
    card = await a_card()
    anas = await settle(cast.ana, card, "Warm air.")
    majas = await settle(cast.maja, card, "Topel zrak.", anas.plan.id)
    assert majas.plan.id != anas.plan.id


async def test_words_are_compared_with_one_post_of_each_colleague(cast: Cast, hands: Hands):
    card = await a_card()
    for member in (cast.maja, cast.tomek):
        await say(member, card, "The dryer now runs on heat that we used to throw away.")
    await say(cast.maja, card, "The dryer now runs on heat that we used to throw away.")
    same = await settle(cast.ana, card, "The dryer now runs on heat that we used to throw away.")
    assert same.line == "2 colleagues already used these words"
    assert [stroke.height for stroke in same.strokes] == [42, 42, 42]
    own = await settle(cast.ana, card, "I stood next to it all summer, so believe me.")
    assert own.line == "Sounds like you."
    assert own.line_more == "2 colleagues shared this. Yours is different."
    assert own.strokes[-1].height == 100
    assert own.strokes[-1].kind == "me"


async def test_a_line_that_we_offer_is_a_line_to_start_from(cast: Cast, hands: Hands):
    card = await a_card()
    async with transaction() as session:
        await factories.caption(session, card, "Ask me about waste heat. Seriously.")
    assert (await settle(cast.ana, card, "Ask me about waste heat. Seriously.")).line == "A good line to start from."
    assert (await settle(cast.ana, card, "Nobody asked me.")).line_more == "You’re the first voice on this."


async def test_a_rule_that_blocks_keeps_words_in_and_names_itself(cast: Cast, hands: Hands):
    card = await a_card()
    await _rule(kind="banned", pattern="guaranteed", label="Product claims 4.1", blocks=True)
    settled = await settle(cast.ana, card, "Guaranteed the best roast.")
    assert settled.blocked == "This can’t go out as it is: Product claims 4.1"
    assert settled.plan.id == ""
    assert [(hint.tone, hint.source) for hint in settled.hints] == [("bad", "Product claims 4.1")]
    with pytest.raises(sharing.WordsBlocked):
        await begin(cast.ana, card, "Guaranteed the best roast.")


async def test_a_rule_that_has_run_out_says_nothing(cast: Cast, hands: Hands):
    card = await a_card()
    await _rule(kind="embargoed", pattern="Project Aurora", label="Embargo", blocks=True, until=hands())
    assert not (await settle(cast.ana, card, "Project Aurora is here.")).hints


async def test_a_fix_counts_as_a_browser_counts(cast: Cast, hands: Hands):
    card = await a_card()
    await _rule(kind="spelling", pattern="Gdansk", instead="Gdańsk", label="Style guide 2.3")
    [hint] = (await settle(cast.ana, card, "☕🙂 Our Gdansk roastery.")).hints
    assert (hint.start, hint.end, hint.fix, hint.fixable, hint.add) == (8, 14, "Gdańsk", True, False)
    assert (hint.text, hint.tone) == ("Write Gdańsk", "warn")


async def test_the_cards_hashtag_is_offered_and_a_missing_disclosure_only_when_it_is_off(cast: Cast, hands: Hands):
    card = await a_card(hashtag="#HandsOfLindhall")
    on = await settle(cast.ana, card, "Warm air.")
    off = await settle(cast.ana, card, "Warm air.", disclosed=False)
    assert [(hint.kind, hint.add, hint.fix) for hint in on.hints] == [("hashtag", True, " #HandsOfLindhall")]
    assert [hint.kind for hint in off.hints] == ["disclosure", "hashtag"]


async def test_a_post_with_the_hashtag_of_a_contest_tells_of_the_prize(cast: Cast, hands: Hands):
    card = await a_card(hashtag="#HandsOfLindhall", tag="handsoflindhall")
    async with transaction() as session:
        running = Contest(
            id=ids.new_id(),
            state="running",
            hashtag="#handsOfLindhall",
            opens_at=hands(),
            closes_at=hands() + timedelta(days=1),
            made_at=hands(),
            changed_at=hands(),
        )
        session.add(running)
    hints = (await settle(cast.ana, card, "Warm air. #HandsOfLindhall")).hints
    assert [(hint.kind, hint.fix) for hint in hints] == [("contest", " #LindhallContest")]
    assert (await settle(cast.ana, card, "Our contest is on. #HandsOfLindhall")).hints == ()
    other = await a_card(hashtag="#AfterHours", tag="afterhours")
    assert [hint.kind for hint in (await settle(cast.ana, other, "Warm air. #AfterHours")).hints] == []


async def test_the_length_shows_when_it_is_nearly_used_up(cast: Cast, hands: Hands):
    card = await a_card()
    short = await settle(cast.ana, card, "Warm air.", network="x")
    near = await settle(cast.ana, card, "a" * 230, network="x")
    over = await settle(cast.ana, card, "a" * 260, network="x")
    assert (short.counted, short.over) == ("", False)
    assert (near.counted, near.over) == ("274 / 280", False)
    assert over.over
    assert [hint.kind for hint in over.hints] == ["too_long"]


async def test_locked_words_go_out_unchanged(cast: Cast, hands: Hands):
    card = await a_card()
    async with transaction() as session:
        line = await factories.caption(session, card, "Recall of batch L2417.", locked_because="Food law.")
    plan = await begin(cast.ana, card, "My own idea of a recall.")
    assert plan.text == "I work at Lindhall. Recall of batch L2417."
    async with reading() as session:
        composer = await sharing.composer(session, factories.viewer(cast.ana), card.slug)
    assert composer.locked == "Food law."
    assert (await settle(cast.ana, card, "My own idea.")).line == ""
    assert [starter.id for starter in composer.starters] == [line.id]


async def test_after_seven_uses_a_line_steps_back(cast: Cast, hands: Hands):
    card = await a_card()
    async with transaction() as session:
        first = await factories.caption(session, card, "First.", position=0, uses=6)
        await factories.caption(session, card, "Second.", position=1)
    assert await _lines(cast, card) == ["First.", "Second."]
    plan = await begin(cast.maja, card, "First.", caption_id=first.id)
    await confirm(cast.maja, plan.id)
    async with reading() as session:
        assert (await session.get_one(Caption, first.id)).uses == 7
    assert await _lines(cast, card) == ["Second.", "First."]


async def test_lines_begin_with_the_readers_own_language(cast: Cast, hands: Hands):
    card = await a_card(language="da")
    async with transaction() as session:
        for position, language in enumerate(("pl", "da", "en")):
            await factories.caption(session, card, language, language=language, position=position)
    assert await _lines(cast, card) == ["en", "da", "pl"]


async def test_over_the_daily_limit_the_composer_says_so_and_sharing_goes_on(cast: Cast, hands: Hands):
    for _ in range(2):
        await say(cast.ana, await a_card())
    card = await a_card()
    async with reading() as session:
        offer = (await sharing.composer(session, factories.viewer(cast.ana), card.slug)).offer
    assert offer.points == 0
    assert offer.why == ("That’s all the points for sharing today. You can still share, just because you like to.")
    share = await say(cast.ana, card)
    assert share.evidence == "said"


async def _lines(cast: Cast, card: Card) -> list[str]:
    async with reading() as session:
        composer = await sharing.composer(session, factories.viewer(cast.ana), card.slug)
    return [starter.text for starter in composer.starters]


async def _rule(**values: object) -> None:
    async with transaction() as session:
        session.add(GuidelineRule(id="r" * 32, on_since=factories.LONG_AGO, **values))  # type: ignore[arg-type]
