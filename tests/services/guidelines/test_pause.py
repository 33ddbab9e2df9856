"""The emergency brake and the owners' rules."""

import pytest
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import SharingPause
from advocacy_app.services import guidelines, sharing
from advocacy_app.services.errors import NotAllowed, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.sharing.stories import a_card, begin, confirm, settle

pytestmark = BOTH
RULE = {"kind": "banned", "pattern": "best in the world", "label": "Style guide 3"}


async def halt(cast: Cast, reason: str = "A recall is under way.") -> bool:
    async with transaction() as session:
        return await guidelines.pause_sharing(session, factories.viewer(cast.ines), reason)


async def resume(cast: Cast) -> bool:
    async with transaction() as session:
        return await guidelines.resume_sharing(session, factories.viewer(cast.piotr))


async def test_while_sharing_stands_still_composer_and_api_say_why(cast: Cast, hands: Hands):
    card = await a_card()
    assert await halt(cast)
    with pytest.raises(guidelines.SharingPaused) as no:
        await begin(cast.ana, card)
    assert no.value.words == {"reason": "A recall is under way."}
    with pytest.raises(guidelines.SharingPaused):
        await settle(cast.ana, card, "Words.")
    assert await resume(cast)
    assert (await begin(cast.ana, card)).url


async def test_what_went_out_before_still_counts(cast: Cast, hands: Hands):
    card = await a_card()
    plan = await begin(cast.ana, card)
    await halt(cast)
    await confirm(cast.ana, plan.id)
    async with reading() as session:
        assert (await sharing.impact(session, factories.viewer(cast.ana))).shares == 1


async def test_two_owners_pull_one_brake(cast: Cast, hands: Hands):
    assert [await halt(cast), await halt(cast, "Again.")] == [True, False]
    assert [await resume(cast), await resume(cast)] == [True, False]
    assert await halt(cast, "Another day.")
    async with reading() as session:
        kept = (await session.exec(select(SharingPause.running).order_by(SharingPause.id))).all()
        shown = await guidelines.pause(session, factories.viewer(cast.ana))
    assert kept == [None, "now"]
    assert (shown.paused, shown.reason) == (True, "Another day.")


async def test_nobody_is_stopped_without_a_word_or_by_anybody(cast: Cast):
    with pytest.raises(guidelines.ReasonMissing):
        await halt(cast, " \n ")
    for member in (cast.ana, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            async with transaction() as session:
                await guidelines.pause_sharing(session, factories.viewer(member), "No.")


async def test_a_new_rule_is_off_until_it_is_switched_on(cast: Cast, hands: Hands):
    async with transaction() as session:
        rule = await guidelines.keep_rule(session, factories.viewer(cast.ines), RULE)
        assert await guidelines.rules_in_force(session) == ()
        await guidelines.switch_rule(session, factories.viewer(cast.ines), rule, on=True)
        assert [one.label for one in await guidelines.rules_in_force(session)] == ["Style guide 3"]


async def test_a_rule_is_tried_on_past_posts_without_a_name(cast: Cast, hands: Hands):
    async with transaction() as session:
        card = await factories.card(session)
        for words in ("Simply the best in the world, ask anyone.", "Good coffee."):
            await factories.share(session, cast.ana, card, caption=words, language="en", evidence="said")
        tried = await guidelines.rehearse(session, factories.viewer(cast.ines), RULE)
    assert (tried.looked_at, tried.hits) == (2, 1)
    [found] = tried.examples
    assert (found.before, found.match, found.after) == ("Simply the ", "best in the world", ", ask anyone.")
    assert "Ana" not in repr(tried)


@pytest.mark.parametrize(
    "wrong",
    [{"pattern": ""}, {"label": ""}, {"kind": "none"}, {"kind": "spelling"}, {"language": "xx"}, {"kind": "hashtag"}],
)
async def test_a_rule_without_what_it_needs_is_refused(cast: Cast, wrong: dict[str, str]):
    with pytest.raises(guidelines.RuleUnusable):
        async with transaction() as session:
            await guidelines.keep_rule(session, factories.viewer(cast.ines), RULE | wrong)


async def test_a_required_hashtag_and_a_binding_disclosure_name_their_rule_and_lead_to_the_guidelines(
    cast: Cast, hands: Hands
):
    viewer = factories.viewer(cast.ines)
    tag = {"kind": "hashtag", "pattern": "#Lindhall", "label": "Tags", "section": "brand-style-guide#tags"}
    says = {"kind": "disclosure", "label": "Policy 1", "blocks": "on", "why": "The law wants it."}
    async with transaction() as session:
        for rule in (tag, says):
            await guidelines.switch_rule(session, viewer, await guidelines.keep_rule(session, viewer, rule), on=True)
    card = await a_card()
    settled = await settle(cast.ana, card, "Good coffee.", disclosed=False)
    shown = {hint.kind: hint for hint in settled.hints}
    assert (shown["disclosure"].blocks, shown["disclosure"].why) == (True, "The law wants it.")
    assert (shown["hashtag"].source, shown["hashtag"].href) == ("Tags", "/guidelines/brand-style-guide#part-tags")
    assert "Policy 1" in settled.blocked


async def test_a_reason_that_is_too_long_is_refused_and_not_cut_off(cast: Cast, hands: Hands):
    with pytest.raises(TooLong) as no:
        await halt(cast, "x" * 301)
    assert no.value.words == {"n": 300}
    async with reading() as session:
        assert not (await guidelines.pause(session, factories.viewer(cast.ana))).paused
