"""Together, in teams, joining and leaving, owners, time."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.models import Challenge, EventRow, Member
from advocacy_app.own_data import erase_member
from advocacy_app.read_models.challenges import ChallengeRow
from advocacy_app.services import challenges, culture
from advocacy_app.services.challenges.rules import longest_run, strokes, told, weeks_between
from advocacy_app.services.errors import Invalid, NotAllowed, NotFound, TooLong
from tests import factories, outdoors
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.questions import counted
from tests.services.challenges.stories import announced, card, clockwork, earned, joined, page, plan, violations
from tests.services.culture.stories import approve, approved, sent
from tests.services.points.stories import share


@BOTH
async def test_a_team_gets_there_together_and_each_with_a_part_of_their_own_is_paid(cast: Cast, hands: Hands):
    challenge = await announced(cast.ines, together="team", target=3)
    await joined(challenge, cast.ana, cast.tomek, cast.piotr, cast.maja)
    await share(cast.ana, "One")
    await share(cast.ana, "Two")
    await share(cast.maja, "Another team’s")
    await share(cast.tomek, "Three")
    assert (await card(cast.tomek, challenge)).progress == "3 z 3 postów"
    assert [await earned(member) for member in (cast.ana, cast.maja)] == [40, 0]
    assert (await page(cast.tomek, challenge)).card.done
    assert not (await page(cast.piotr, challenge)).card.done
    assert await violations() == []


@BOTH
async def test_fewer_than_five_are_not_told_their_sum_before_they_are_there(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, together="all", target=4)
    few = (cast.ana, cast.maja, cast.lena, cast.bruno)
    await joined(challenge, *few)
    await share(cast.ana, "One")
    await share(cast.maja, "Two")
    seen = await card(cast.ana, challenge)
    assert [stroke.kind for stroke in seen.line] == ["me", "todo", "todo", "todo"]
    assert "2" not in seen.label
    await joined(challenge, cast.tomek)
    seen = await card(cast.ana, challenge)
    assert sum(stroke.kind != "todo" for stroke in seen.line) == 2
    assert seen.progress.startswith("2 ")


async def at_the_desk(owner: Member) -> ChallengeRow:
    """The one challenge as its owners see it."""
    async with reading() as session:
        [row] = await challenges.all_challenges(session, factories.viewer(owner))
    return row


@BOTH
async def test_whoever_left_does_not_make_few_people_many(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, together="all", target=4)
    await joined(challenge, cast.ana, cast.maja, cast.lena, cast.bruno, cast.tomek)
    await share(cast.ana, "One")
    before = await at_the_desk(cast.piotr)
    async with transaction() as session:
        (await session.get_one(Member, cast.tomek.id)).deactivated_at = hands.moment
    after = await at_the_desk(cast.piotr)
    assert [bool(row.progress) for row in (before, after)] == [True, False]
    assert after.joined == tr("pl", "challenges.joined_few")
    assert (await card(cast.ana, challenge)).people == ""


async def test_whoever_is_not_in_reads_nobodys_count_off_a_team_of_one(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, together="team", target=4)
    await joined(challenge, cast.ana)
    await share(cast.ana, "One")
    assert {stroke.kind for stroke in (await card(cast.tomek, challenge)).line} == {"todo"}


@BOTH
async def test_what_was_reached_together_stays_for_the_others_when_one_takes_a_photo_back(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, goal="photos", together="all", target=2)
    await joined(challenge, cast.ana, cast.maja)
    hers = await approved(hands, cast.ana, cast.piotr)
    await approved(hands, cast.maja, cast.piotr)
    async with transaction() as session:
        await culture.withdraw(session, factories.viewer(cast.ana), hers)
    await clockwork()
    assert not (await card(cast.ana, challenge)).done
    assert (await card(cast.maja, challenge)).done
    assert await violations() == []


@BOTH
async def test_erasing_somebody_changes_nobody_elses_points(cast: Cast, hands: Hands):
    outdoors.install()
    challenge = await announced(cast.piotr, together="all", target=2)
    await joined(challenge, cast.ana, cast.tomek)
    await share(cast.ana, "One")
    await share(cast.tomek, "Two")
    await erase_member(cast.tomek.id, actor=cast.tomek.id)
    hands.forward(days=12)
    await clockwork()
    assert await earned(cast.ana) == 40
    assert await violations() == []


async def test_leaving_is_free_until_something_is_reached(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, target=1)
    await joined(challenge, cast.ana, cast.tomek)
    async with transaction() as session:
        await challenges.leave(session, factories.viewer(cast.tomek), challenge.id)
    assert not (await card(cast.tomek, challenge)).joined
    await share(cast.ana)
    async with transaction() as session:
        with pytest.raises(challenges.ReachedAlready):
            await challenges.leave(session, factories.viewer(cast.ana), challenge.id)


async def test_a_challenge_of_another_team_is_not_there(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, team_id=cast.cafe.id)
    async with transaction() as session:
        with pytest.raises(NotFound):
            await challenges.join(session, factories.viewer(cast.ana), challenge.id)
    async with reading() as session:
        listed = await challenges.challenges(session, factories.viewer(cast.ana))
        assert listed.offered == ()
        assert (await challenges.challenges(session, factories.viewer(cast.maja))).offered[0].id == challenge.id


async def test_nobody_is_named_among_fewer_than_five_and_nobody_who_is_hidden(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr)
    await joined(challenge, cast.ana, cast.maja, cast.lena, cast.bruno, cast.tomek)
    shown = await page(cast.ana, challenge)
    assert (shown.people, shown.card.people) == ((), "5 people in")
    await joined(challenge, cast.ines)
    names = {face.name for face in (await page(cast.ana, challenge)).people}
    assert names == {"Ana Kralj", "Maja Kos", "Fjord", "Tomek Nowak", "Inês Duarte"}


@BOTH
async def test_it_begins_and_ends_by_itself_once(cast: Cast, hands: Hands):
    today = clock.today("Europe/Warsaw")
    challenge = await announced(cast.piotr, first=today + timedelta(days=1), last=today + timedelta(days=2), target=1)
    await joined(challenge, cast.ana)
    await share(cast.ana, "Too early")
    await clockwork()
    assert (await card(cast.ana, challenge)).stage == "coming"
    hands.forward(days=5)
    await clockwork()
    await clockwork()
    async with reading() as session:
        row = await session.get_one(Challenge, challenge.id)
        assert row.opened_at
        assert row.closed_at
        facts = [name for name in await session.exec(select(EventRow.name)) if name.startswith("Challenge")]
    assert (facts.count("ChallengeOpened"), facts.count("ChallengeClosed")) == (1, 1)
    assert await earned(cast.ana) == 0


async def test_a_photo_sent_in_time_counts_when_it_is_let_through_later(cast: Cast, hands: Hands):
    today = clock.today("Europe/Warsaw")
    challenge = await announced(cast.piotr, goal="photos", target=1, last=today)
    await joined(challenge, cast.ana)
    photo = await sent(cast.ana)
    hands.forward(days=1)
    await clockwork()
    await approve(hands, cast.piotr, photo)
    assert await earned(cast.ana) == 40
    assert await violations() == []


async def test_a_photo_taken_in_time_counts_when_the_phone_finds_a_signal_later(cast: Cast, hands: Hands):
    today = clock.today("Europe/Warsaw")
    challenge = await announced(cast.piotr, goal="photos", target=1, last=today)
    for who in (cast.ana, cast.maja):
        await joined(challenge, who)
    taken = clock.now()
    hands.forward(days=2)
    await clockwork()
    await approve(hands, cast.piotr, await sent(cast.ana, captured_at=taken))
    hands.forward(days=2)
    await approve(hands, cast.piotr, await sent(cast.maja, captured_at=taken))
    assert (await earned(cast.ana), await earned(cast.maja)) == (40, 0)


async def test_owners_change_it_before_it_begins_and_end_it_early(cast: Cast, hands: Hands):
    today, owner = clock.today("Europe/Warsaw"), factories.viewer(cast.piotr)
    later = {"first": today + timedelta(days=1)}
    challenge = await announced(cast.piotr, **later)
    async with transaction() as session:
        await challenges.change(session, owner, challenge.id, plan(target=5, **later))
        with pytest.raises(NotAllowed):
            await challenges.change(session, factories.viewer(cast.tomek), challenge.id, plan())
    hands.forward(days=2)
    async with transaction() as session:
        with pytest.raises(challenges.HasBegun):
            await challenges.change(session, owner, challenge.id, plan())
        await challenges.end_early(session, owner, challenge.id)
        with pytest.raises(challenges.ChallengeOver):
            await challenges.end_early(session, owner, challenge.id)
    assert (await card(cast.ana, challenge)).stage == "over"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"title": "  "}, challenges.TitleMissing),
        ({"title": "x" * 81}, TooLong),
        ({"target": 0}, challenges.NumberUnusable),
        ({"target": 10_001}, challenges.NumberUnusable),
        ({"points": -1}, challenges.PointsUnusable),
        ({"points": 100_000}, challenges.PointsUnusable),
        ({"together": "team", "least": 4}, challenges.LeastUnusable),
        ({"hashtag": "two words"}, challenges.HashtagUnusable),
        ({"goal": "likes"}, challenges.GoalUnusable),
        ({"goal": "track", "track": "nothing-here"}, challenges.TrackUnknown),
        ({"together": "nobody"}, challenges.GoalUnusable),
        ({"last": date(2026, 11, 17)}, challenges.DatesUnusable),
        ({"first": date(2026, 11, 17)}, challenges.DatesUnusable),
        ({"last": date(2028, 1, 1)}, challenges.DatesUnusable),
    ],
)
async def test_a_plan_that_cannot_be_is_refused_by_name(cast: Cast, hands: Hands, wrong: dict, refusal: type[Invalid]):
    async with transaction() as session:
        with pytest.raises(refusal):
            await challenges.announce(session, factories.viewer(cast.piotr), plan(**wrong))


async def test_owners_are_told_how_many_but_never_of_small_groups(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, target=1)
    await joined(challenge, cast.ana, cast.maja, cast.lena, cast.bruno)
    viewer = factories.viewer(cast.ines)
    async with reading() as session:
        assert (await challenges.all_challenges(session, viewer))[0].joined == "Fewer than five are in"
    await joined(challenge, cast.tomek)
    await share(cast.ana)
    async with reading() as session:
        row = (await challenges.all_challenges(session, viewer))[0]
    assert (row.joined, row.done) == ("5 people are in", "")


def test_the_line_shows_ones_own_strokes_among_the_others():
    kinds = [stroke.kind for stroke in strokes(4, 2, 6)]
    assert kinds.count("me") == 2
    assert kinds[4:] == ["todo", "todo"]
    assert len(strokes(500, 3, 1000)) <= 60
    assert [stroke.kind for stroke in strokes(9, 9, 3)] == ["me"] * 3


def test_leave_neither_breaks_a_row_of_weeks_nor_adds_to_it():
    weeks = [f"2026-W{n}" for n in range(40, 46)]
    assert longest_run({"2026-W40", "2026-W41", "2026-W43"}, {"2026-W42"}, weeks) == 3
    assert longest_run({"2026-W40", "2026-W42"}, set(), weeks) == 1


def test_a_window_touches_the_weeks_of_its_own_time_zone():
    challenge = plan(first=date(2026, 10, 24), last=date(2026, 10, 25))
    begin = challenges.begins(challenge.first, "Europe/Warsaw")
    end = challenges.ends(challenge.last, "Europe/Warsaw")
    assert (end - begin) == timedelta(hours=49)
    assert weeks_between(begin, end, "Europe/Warsaw") == ["2026-W43"]
    assert weeks_between(begin, end, "Pacific/Auckland") == ["2026-W43", "2026-W44"]


@pytest.mark.parametrize(
    ("joined", "done", "shown"), [(4, 4, (0, None)), (12, 9, (12, None)), (12, 7, (12, 7)), (6, 6, (6, 6))]
)
def test_a_rest_that_could_be_worked_out_is_a_group_too(joined: int, done: int, shown: tuple[int, int | None]):
    assert told(joined, done) == shown


async def test_the_places_of_challenges_are_asked_for_once(cast: Cast, hands: Hands):
    viewer = factories.viewer(cast.ines)
    for place in ({"team_id": cast.ana.team_id}, {"site_id": cast.ana.site_id}):
        await announced(cast.piotr, **place)
    with counted() as asked:
        async with reading() as session:
            listed = await challenges.all_challenges(session, viewer)
    assert sum("FROM site" in statement for statement in asked) == 1
    assert sum("FROM team" in statement for statement in asked) == 1
    assert "" not in {row.audience for row in listed}


async def test_more_challenges_are_no_more_questions(cast: Cast, hands: Hands):
    """On the owners' desk and for colleagues: those of a kind are counted together, each in its own window."""
    asked_by: list[tuple[int, int]] = []
    for _ in range(3):
        for goal in ("shares", "clicks", "photos", "reactions", "weeks"):
            await joined(await announced(cast.piotr, goal=goal), cast.ana, cast.maja)
        asked_by.append((await questions(cast.ines), await questions(cast.ana, challenges.challenges)))
    assert len(set(asked_by[1:])) == 1, asked_by


async def questions(member: Member, read: Callable[..., Any] = challenges.all_challenges) -> int:
    viewer = factories.viewer(member)
    with counted() as asked:
        async with reading() as session:
            await read(session, viewer)
    return len(asked)
