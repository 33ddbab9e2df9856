"""Every reason can be explained, in every language, at every stage."""

from dataclasses import replace
from typing import get_args

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import LANGUAGES, Language
from advocacy_app.services import points
from advocacy_app.services.points.rule_book import change_rule
from tests import factories
from tests.cast import Cast
from tests.hands import Hands
from tests.services.points.stories import balance, entries, explanation, land, share

PAGE = 30


@pytest.mark.parametrize("name", points.REASONS)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_reason_explains_itself(cast: Cast, hands: Hands, name: str, language: Language):
    cast.ana.language = language
    reason = points.REASONS[name]
    paying = reason.default if reason.default.amount else replace(reason.default, amount=1)
    async with transaction() as session:
        if paying != reason.default:  # what pays nothing by itself leaves no entry until an owner lets it pay
            await change_rule(session, reason, paying, cast.piotr.id)
        outcome = await points.award(session, cast.ana, reason, key="once", evidence="gone:2026-11-18:v", item="gone")
    assert outcome.points == paying.amount
    told = await explanation(cast.ana)
    assert told.entry.title
    assert told.why
    assert str(outcome.points) in told.rule
    assert ("1" if paying == reason.default else "2") in told.rule_line
    assert told.lands
    stated = (reason.default.per_week, reason.default.per_day, reason.default.per_item)
    assert len(told.limits) == sum(limit is not None for limit in stated)
    assert all(str(n) in line for n, line in zip([n for n in stated if n], told.limits, strict=True))
    assert reason.sureness in {"", "said", "clicked", "url", "confirmed"}


async def test_the_sheet_tells_the_whole_story_of_a_share(cast: Cast, hands: Hands):
    await share(cast.ana, "Night shift, line 2")
    told = await explanation(cast.ana)
    assert (told.entry.title, told.entry.about) == ("You shared a post", "“Night shift, line 2”")
    assert (told.entry.state_text, told.entry.sureness) == ("On its way", "said")
    assert (told.why, told.rule) == ("Why 5 points?", "A share earns 5 points")
    assert told.rule_line == "Version 1 of the rule, the same for everyone since 18 November 2026"
    assert told.lands == "They land on Sat 21 Nov"
    assert told.lands_line == "They wait 3 days, in case something needs putting right."
    assert told.limits == ("Pays 6 times a week.", "Pays 2 times a day. More is just as welcome.")
    assert told.may_ask


async def test_after_landing_the_sheet_says_when(cast: Cast, hands: Hands):
    await share(cast.ana)
    hands.forward(days=3, hours=2)
    await land()
    told = await explanation(cast.ana)
    assert (told.entry.state_text, told.lands) == ("Settled", "Settled: Sat 21 Nov")


async def test_an_unpaid_act_says_which_limit(cast: Cast, hands: Hands):
    for _ in range(3):
        await share(cast.ana)
    told = await explanation(cast.ana)
    assert told.why == "Why no points this time?"
    assert told.limits == ("That was beyond 2 a day. It earned nothing, and it’s just as welcome.",)


async def test_the_balance_says_what_is_on_the_way(cast: Cast, hands: Hands):
    await share(cast.ana)
    assert (await balance(cast.ana)).pending_line == "5 points on the way, from Sat 21 Nov"
    assert (await balance(cast.maja)).pending_line == ""


async def test_an_offer_is_told_before_the_act(cast: Cast, hands: Hands):
    async with reading() as session:
        before = await points.offer(session, factories.viewer(cast.ana), "share_said")
    assert (before.points, before.lands, before.why) == (5, "They land on Sat 21 Nov", "")
    await share(cast.ana)
    await share(cast.ana)
    async with reading() as session:
        full = await points.offer(session, factories.viewer(cast.ana), "share_said")
    assert full.points == 0
    assert full.why.startswith("That’s all the points for sharing today.")


async def test_the_rules_are_open_to_everyone(cast: Cast, hands: Hands):
    async with transaction() as session:
        await points.change(session, factories.viewer(cast.piotr), "share_url", points.Rule(amount=7, per_week=3))
        rows = {row.reason: row for row in await points.rules(session, factories.viewer(cast.ana))}
    assert rows.keys() == points.REASONS.keys()
    assert (rows["share_url"].version, rows["share_url"].amount, rows["share_url"].per_week) == (2, 7, 3)
    assert (rows["share_said"].version, rows["share_said"].since) == (1, "")


async def test_a_long_account_is_read_page_by_page(cast: Cast, hands: Hands):
    async with transaction() as session:
        for n in range(PAGE + 5):
            await points.award(session, cast.ana, points.REASONS["share_url"], key=f"url:{n}", evidence=str(n))
    async with reading() as session:
        viewer = factories.viewer(cast.ana)
        first = await points.entries(session, viewer)
        second = await points.entries(session, viewer, first.after)
    assert (len(first.entries), len(second.entries), second.after) == (PAGE, 5, "")
    seen = [entry.id for entry in (*first.entries, *second.entries)]
    assert seen == sorted(set(seen), reverse=True)
    assert len(await entries(cast.ana)) == PAGE


def test_all_five_languages_are_tried():
    assert get_args(Language) == LANGUAGES
