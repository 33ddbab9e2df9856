"""Kudos: words between two, few a week, worth nothing, and never for a third."""

import asyncio

import pytest
from sqlmodel import select

from advocacy_app import own_data
from advocacy_app.db import reading, transaction
from advocacy_app.models import Kudos, Member, Notice, Transfer
from advocacy_app.read_models.kudos import KudosPage
from advocacy_app.services import feed, identity, kudos, points, privacy
from advocacy_app.services.errors import NotAllowed, NotFound, TooLong
from tests import factories
from tests.cast import Cast
from tests.factories import viewer
from tests.hands import BOTH, Hands
from tests.outdoors import install
from tests.services.rewards.stories import deliver

pytestmark = BOTH
WORDS = "You stayed so that my line could start on time."


async def thank(giver: Member, receiver: Member, words: str = WORDS) -> str:
    async with transaction() as session:
        return await kudos.give(session, viewer(giver), receiver.id, words)


async def page(member: Member) -> KudosPage:
    async with reading() as session:
        return await kudos.kudos(session, viewer(member))


async def report(member: Member, row: str) -> None:
    async with transaction() as session:
        await kudos.report_kudos(session, viewer(member), row)


async def test_words_reach_the_other_and_nobody_else(cast: Cast) -> None:
    await thank(cast.ana, cast.maja)
    await deliver()
    assert [(row.who.name, row.words) for row in (await page(cast.maja)).got] == [("Ana Kralj", WORDS)]
    assert [row.who.name for row in (await page(cast.ana)).sent] == ["Maja Kos"]
    for third in (cast.tomek, cast.ines):
        assert (await page(third)).got == (await page(third)).sent == ()
    async with reading() as session:
        told = (await session.exec(select(Notice.member_id, Notice.kind))).all()
        assert told == [(cast.maja.id, "kudos")]


async def test_kudos_are_worth_no_points(cast: Cast) -> None:
    await thank(cast.ana, cast.maja)
    await deliver()
    async with reading() as session:
        assert (await session.exec(select(Transfer))).all() == []


async def test_where_an_owner_gives_points_for_kudos_each_giver_counts_once(cast: Cast, hands: Hands) -> None:
    async with transaction() as session:
        rule = points.Rule(amount=3, per_week=3, per_item=1)
        await points.change(session, viewer(cast.piotr), "kudos", rule)
    for _ in range(3):
        await thank(cast.ana, cast.maja)
        await deliver()
        hands.forward(days=7)
    async with reading() as session:
        assert (await points.balance(session, viewer(cast.maja))).points == 3


async def test_one_a_week_to_the_same_person_even_at_the_same_moment(cast: Cast) -> None:
    outcomes = await asyncio.gather(*(thank(cast.ana, cast.maja) for _ in range(4)), return_exceptions=True)
    assert sum(isinstance(outcome, kudos.ThankedThisWeek) for outcome in outcomes) == 3


async def test_five_a_week_and_a_new_week_on_monday(cast: Cast, hands: Hands) -> None:
    async with transaction() as session:
        people = [await factories.member(session, f"Nina {n}") for n in range(7)]
    outcomes = await asyncio.gather(*(thank(cast.ana, person) for person in people), return_exceptions=True)
    assert sum(isinstance(outcome, kudos.WeekFull) for outcome in outcomes) == 2
    assert (await page(cast.ana)).left == 0
    hands.set(2026, 11, 22, 12)  # Monday in Kiritimati
    async with transaction() as session:
        ana = await session.get_one(Member, cast.ana.id)
        await identity.choose_zone(session, ana, "Pacific/Kiritimati")
    assert (await page(ana)).left == 0
    hands.forward(days=7)
    assert (await page(cast.ana)).left == 5


@pytest.mark.parametrize(
    ("words", "refusal"),
    [(" \n ", kudos.WordsMissing), ("thx", kudos.TooShort), ("x" * 401, TooLong)],
)
async def test_a_thank_you_needs_words(cast: Cast, words: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        await thank(cast.ana, cast.maja, words)


async def test_nobody_thanks_themselves(cast: Cast) -> None:
    with pytest.raises(kudos.ThankingYourself):
        await thank(cast.ana, cast.ana)


async def test_only_who_shows_a_name_is_found_and_thanked_by_it(cast: Cast) -> None:
    async with reading() as session:
        for letters in ("Lena", "Bruno", "Jakob", "Fjord"):
            assert await kudos.colleagues(session, viewer(cast.ana), letters) == []
    for unseen in (cast.lena, cast.bruno, cast.jakob):
        with pytest.raises(kudos.NobodyToThank):
            await thank(cast.ana, unseen)


async def test_a_name_that_begins_so_stands_before_one_that_only_holds_it(cast: Cast) -> None:
    async with transaction() as session:
        for name in ("Monika Baran", "Nika Zorman", "Ala Nikąd"):
            await factories.member(session, name=name)
        found = await kudos.colleagues(session, viewer(cast.ana), "nik")
    assert [one.name for one in found] == ["Ala Nikąd", "Nika Zorman", "Monika Baran"]


async def test_who_made_a_post_can_be_thanked_without_being_named(cast: Cast) -> None:
    async with transaction() as session:
        post = await factories.card(session, author_id=cast.bruno.id)
        company = await factories.card(session)
    async with transaction() as session:
        to = await kudos.to_author(session, viewer(cast.ana), post.slug)
        await kudos.give_for_post(session, viewer(cast.ana), post.slug, WORDS)
        with pytest.raises(kudos.NobodyToThank):
            await kudos.to_author(session, viewer(cast.ana), company.slug)
        with pytest.raises(feed.CardGone):
            await kudos.to_author(session, viewer(cast.ana), "nothing-here")
    assert to.name == "A colleague"
    assert [row.who.name for row in (await page(cast.ana)).sent] == ["A colleague"]
    assert [row.words for row in (await page(cast.bruno)).got] == [WORDS]


async def test_a_hidden_giver_stays_hidden(cast: Cast) -> None:
    await thank(cast.bruno, cast.ana)
    assert [row.who.name for row in (await page(cast.ana)).got] == ["A colleague"]


async def test_receiving_can_be_switched_off_and_on(cast: Cast) -> None:
    async with transaction() as session:
        await kudos.welcome_kudos(session, viewer(cast.maja), wanted=False)
        await kudos.welcome_kudos(session, viewer(cast.maja), wanted=False)
        assert await kudos.colleagues(session, viewer(cast.ana), "Maja") == []
    assert not (await page(cast.maja)).wanted
    with pytest.raises(kudos.NobodyToThank):
        await thank(cast.ana, cast.maja)
    async with transaction() as session:
        await kudos.welcome_kudos(session, viewer(cast.maja), wanted=True)
    await thank(cast.ana, cast.maja)


async def test_reported_words_are_out_of_sight_until_an_owner_decides(cast: Cast) -> None:
    row = await thank(cast.ana, cast.maja)
    await report(cast.maja, row)
    await report(cast.maja, row)
    assert (await page(cast.maja)).got == ()
    async with transaction() as session:
        (waiting,) = await kudos.reported_kudos(session, viewer(cast.piotr))
        await kudos.decide_kudos(session, viewer(cast.piotr), waiting.id, show=False)
    assert (await page(cast.ana)).sent == ()
    async with reading() as session:
        assert (await session.get_one(Kudos, row)).words == ""


async def test_who_did_not_get_words_cannot_report_them_and_only_owners_decide(cast: Cast) -> None:
    row = await thank(cast.ana, cast.maja)
    for third in (cast.ana, cast.tomek):
        with pytest.raises(NotFound):
            await report(third, row)
    await report(cast.maja, row)
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await kudos.reported_kudos(session, viewer(cast.tomek))
        with pytest.raises(NotAllowed):
            await kudos.decide_kudos(session, viewer(cast.tomek), row, show=False)


async def test_nobody_decides_about_their_own_words(cast: Cast) -> None:
    row = await thank(cast.piotr, cast.maja)
    await report(cast.maja, row)
    async with transaction() as session:
        assert await kudos.reported_kudos(session, viewer(cast.piotr)) == ()
        with pytest.raises(NotFound):
            await kudos.decide_kudos(session, viewer(cast.piotr), row, show=True)


async def test_each_takes_their_words_along_without_the_other(cast: Cast) -> None:
    await thank(cast.ana, cast.maja)
    async with reading() as session:
        for member in (cast.ana, cast.maja):
            (given,) = (await privacy.export(session, member))["data"]["kudos"]
            assert given["words"] == WORDS
            assert {cast.ana.id, cast.maja.id} - set(given.values()) != set()


async def test_words_of_somebody_who_is_erased_go_with_them(cast: Cast) -> None:
    install()
    await thank(cast.ana, cast.maja)
    await own_data.erase_member(cast.ana.id)
    assert (await page(cast.maja)).got == ()
