from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from advocacy_app import ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, CardAudience, Member, Notice, Reminder
from advocacy_app.read_models.sharing import MyReminder
from advocacy_app.services import sharing
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.sharing.stories import a_card

NOW = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "zone", "expected"),
    [
        ("tomorrow", "Europe/Ljubljana", datetime(2026, 11, 19, 8, 0, tzinfo=UTC)),
        ("tonight", "Europe/Ljubljana", datetime(2026, 11, 18, 18, 0, tzinfo=UTC)),
        ("2026-11-20T17:30", "Europe/Ljubljana", datetime(2026, 11, 20, 16, 30, tzinfo=UTC)),
        ("2026-11-18T11:00+00:00", "Europe/Ljubljana", datetime(2026, 11, 18, 11, 0, tzinfo=UTC)),
        ("tomorrow", "Pacific/Auckland", datetime(2026, 11, 18, 20, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_the_persons_own(when: str, zone: str, expected: datetime):
    assert sharing.moment_of(when, NOW, zone) == expected


def test_nine_in_the_morning_stays_nine_when_the_clocks_change():
    saturday = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    assert sharing.moment_of("tomorrow", saturday, "Europe/Warsaw") == datetime(2026, 10, 25, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "when",
    [
        "",
        "soon",
        "2026-11-18T09:00",
        "2028-01-01T09:00",
        "tonight?",
        "9" * 400,
        "0001-01-01T00:00+23:00",
        "9999-12-31T23:59-23:00",
    ],
)
def test_other_times_are_refused(when: str):
    with pytest.raises(sharing.TimeNotUnderstood):
        sharing.moment_of(when, NOW, "UTC")


def test_tonight_has_passed_in_the_evening():
    with pytest.raises(sharing.TimeNotUnderstood):
        sharing.moment_of("tonight", datetime(2026, 11, 18, 21, 0, tzinfo=UTC), "UTC")


async def remind(member: Member, card: Card, when: str = "tomorrow") -> datetime:
    async with transaction() as session:
        return (await sharing.remind_me(session, factories.viewer(member), card.slug, when)).at


async def send() -> int:
    async with transaction() as session:
        return await sharing.send_due_reminders(session)


async def notices() -> list[Notice]:
    async with reading() as session:
        return list((await session.exec(select(Notice))).all())


@BOTH
async def test_a_reminder_comes_at_its_time_once_and_leads_to_the_composer(cast: Cast, hands: Hands):
    card = await a_card()
    assert await remind(cast.ana, card) == datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
    hands.set(2026, 11, 19, 7, 59)
    assert await send() == 0
    hands.set(2026, 11, 19, 8, 5)
    assert [await send(), await send()] == [1, 0]
    [notice] = await notices()
    assert (notice.member_id, notice.kind, notice.href) == (cast.ana.id, "reminder", f"/share/{card.slug}")


@BOTH
async def test_a_second_reminder_for_the_same_card_replaces_the_first(cast: Cast, hands: Hands):
    card = await a_card()
    await remind(cast.ana, card)
    await remind(cast.ana, card, "2026-11-25T12:00")
    async with reading() as session:
        [due] = (await session.exec(select(Reminder.due_at))).all()
    assert due >= datetime(2026, 11, 25, tzinfo=UTC)


@BOTH
async def test_whoever_sets_another_time_is_told_the_one_before_and_can_have_it_back(cast: Cast, hands: Hands):
    card = await a_card()
    nine, noon = [datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in (8, 11)]
    said: list[sharing.Chosen] = []
    for when in (nine, noon, nine):
        async with transaction() as session:
            said.append(await sharing.remind_me(session, factories.viewer(cast.ana), card.slug, when.isoformat()))
    assert said == [(nine, None), (noon, nine), (nine, noon)]


@BOTH
async def test_the_list_says_the_time_that_was_chosen_although_it_is_sent_within_minutes_of_it(
    cast: Cast, hands: Hands
):
    for n in range(8):
        await remind(cast.ana, await a_card(f"Post {n}"))
    assert all(one.when.endswith("9:00") for one in await mine(cast.ana))


@BOTH
async def test_reminders_for_one_moment_are_spread_over_minutes(cast: Cast, hands: Hands):
    async with transaction() as session:
        people = [await factories.member(session) for _ in range(12)]
    card = await a_card()
    for person in people:
        await remind(person, card)
    async with reading() as session:
        due = set((await session.exec(select(Reminder.due_at))).all())
    start = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
    assert len(due) > 1
    assert all(start <= moment < start + timedelta(minutes=5) for moment in due)


@BOTH
async def test_what_was_taken_back_is_not_brought_up_again(cast: Cast, hands: Hands):
    card = await a_card()
    await remind(cast.ana, card)
    async with transaction() as session:
        (await session.get_one(Card, card.id)).state = "paused"
    hands.forward(days=2)
    assert await send() == 1
    assert not await notices()


@BOTH
async def test_what_is_not_for_its_member_any_more_is_neither_listed_nor_brought_up(cast: Cast, hands: Hands):
    paused, narrowed = await a_card(tag="hands"), await a_card()
    for card in (paused, narrowed):
        await remind(cast.ana, card)
    assert len(await mine(cast.ana)) == 2
    async with transaction() as session:
        await factories.campaign(session, hashtag="#Hands", state="paused")
        session.add(CardAudience(id=ids.new_id(), card_id=narrowed.id, kind="team", value="0" * 32))
    assert await mine(cast.ana) == ()
    hands.forward(days=2)
    assert await send() == 2
    assert not await notices()


@BOTH
async def test_what_stays_inside_is_brought_up_on_its_own_page(cast: Cast, hands: Hands):
    card = await a_card(scope="inside")
    await remind(cast.ana, card)
    hands.forward(days=1)
    assert await send() == 1
    assert [notice.href for notice in await notices()] == [f"/c/{card.slug}"]


async def mine(member: Member) -> tuple[MyReminder, ...]:
    async with reading() as session:
        return await sharing.my_reminders(session, factories.viewer(member))


@BOTH
async def test_reminders_to_come_are_listed_the_next_one_first_and_only_ones_own(cast: Cast, hands: Hands):
    tomorrow = (hands() + timedelta(days=1)).date()
    later, sooner = await a_card("Later"), await a_card("Sooner")
    await remind(cast.ana, later, f"{tomorrow}T18:00")
    await remind(cast.ana, sooner, f"{tomorrow}T08:00")
    await remind(cast.maja, later, f"{tomorrow}T07:00")
    assert [one.title for one in await mine(cast.ana)] == ["Sooner", "Later"]


@BOTH
async def test_a_reminder_can_be_cancelled_by_its_member_alone_and_never_comes(cast: Cast, hands: Hands):
    await remind(cast.ana, await a_card())
    [reminder] = await mine(cast.ana)
    for member in (cast.maja, cast.ana, cast.ana):
        async with transaction() as session:
            await sharing.forget_reminder(session, factories.viewer(member), reminder.id)
        assert bool(await mine(cast.ana)) == (member == cast.maja)
    hands.forward(days=2)
    assert await send() == 0


@BOTH
async def test_a_reminder_is_undone_by_its_card_and_only_ones_own(cast: Cast, hands: Hands):
    card, other = await a_card(), await a_card("Other")
    for member, about in ((cast.ana, card), (cast.ana, other), (cast.maja, card)):
        await remind(member, about)
    async with transaction() as session:
        for slug in (card.slug, card.slug, "never-was"):
            await sharing.forget_reminder_of(session, factories.viewer(cast.ana), slug)
    assert [len(await mine(member)) for member in (cast.ana, cast.maja)] == [1, 1]
