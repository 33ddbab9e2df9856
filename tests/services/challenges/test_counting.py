"""What counts towards a goal, and that reaching it pays once."""

from advocacy_app import bus, clock
from advocacy_app.db import insert_once, reading, transaction
from advocacy_app.events import ShareConfirmed, TrackPassed
from advocacy_app.models import Card, TrackPass
from advocacy_app.services import culture, leaderboards, notifications, points
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.challenges.stories import (
    announced,
    card,
    clockwork,
    earned,
    joined,
    page,
    thank,
    violations,
)
from tests.services.culture.stories import approved
from tests.services.points.stories import share, visit, waits

pytestmark = BOTH


async def test_shares_of_different_posts_fill_the_line_and_the_last_one_pays(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr)
    await joined(challenge, cast.ana)
    for n in range(2):
        await share(cast.ana, f"Post {n}")
    shown = await card(cast.ana, challenge)
    assert (shown.progress, shown.done, await earned(cast.ana)) == ("2 of 3 posts", False, 0)
    assert [stroke.kind for stroke in shown.line] == ["me", "me", "todo"]
    await share(cast.ana, "Post 3")
    shown = await page(cast.ana, challenge)
    assert (shown.card.progress, shown.card.done, shown.result) == ("3 of 3 posts", True, "You got there.")
    assert await earned(cast.ana) == 40
    await share(cast.ana, "Post 4")
    await clockwork()
    assert await earned(cast.ana) == 40
    assert await violations() == []


async def test_the_same_post_again_counts_once(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr)
    await joined(challenge, cast.ana)
    row = await share(cast.ana)
    async with transaction() as session:
        post = await session.get_one(Card, row.card_id)
        again = await factories.share(session, cast.ana, post, evidence="said", confirmed_at=clock.now())
        await bus.record(session, ShareConfirmed(actor=cast.ana.id, share=again.id))
    assert (await card(cast.ana, challenge)).progress == "1 of 3 posts"


async def test_nobody_takes_part_without_a_tap(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr)
    for n in range(3):
        await share(cast.ana, f"Post {n}")
    await clockwork()
    assert await earned(cast.ana) == 0
    assert not (await card(cast.ana, challenge)).joined
    await joined(challenge, cast.ana)
    assert await earned(cast.ana) == 40


async def test_what_lies_outside_the_window_does_not_count(cast: Cast, hands: Hands):
    await share(cast.ana, "Before")
    hands.forward(days=1)
    challenge = await announced(cast.piotr, target=1)
    await joined(challenge, cast.ana)
    assert (await card(cast.ana, challenge)).progress == "0 of 1 post"
    hands.forward(days=10)
    await share(cast.ana, "After")
    await clockwork()
    assert await earned(cast.ana) == 0
    assert (await card(cast.ana, challenge)).stage == "over"


async def test_visits_of_people_count_and_those_of_machines_do_not(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, goal="clicks", target=2)
    await joined(challenge, cast.ana)
    row = await share(cast.ana)
    async with transaction() as session:
        await factories.click(session, row, kind="bot", visitor="b")
    await visit(row, "v1")
    assert (await card(cast.ana, challenge)).progress == "1 of 2 visits"
    await visit(row, "v2")
    assert await earned(cast.ana) == 40


async def test_thanks_for_own_posts_count(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, goal="reactions", target=2)
    await joined(challenge, cast.ana)
    await thank(cast.maja, cast.ana)
    await thank(cast.ana, cast.ana)
    assert (await card(cast.ana, challenge)).progress == "1 of 2 thank-yous"
    await thank(cast.lena, cast.ana)
    assert await earned(cast.ana) == 40


async def test_photos_with_the_hashtag_count_when_they_are_let_through(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, goal="photos", target=2, hashtag="Hands")
    await joined(challenge, cast.ana)
    await approved(hands, cast.ana, cast.piotr, hashtag="#hands")
    await approved(hands, cast.ana, cast.piotr, hashtag="#feet")
    assert (await card(cast.ana, challenge)).progress == "1 of 2 photos"
    await approved(hands, cast.ana, cast.piotr, hashtag="HANDS")
    assert await earned(cast.ana) == 40


async def test_a_photo_taken_back_takes_its_progress_and_the_points_with_it_and_says_so(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, goal="photos", target=2)
    await joined(challenge, cast.ana)
    first = await approved(hands, cast.ana, cast.piotr)
    await approved(hands, cast.ana, cast.piotr)
    assert await earned(cast.ana) == 40
    async with transaction() as session:
        await culture.withdraw(session, factories.viewer(cast.ana), first)
    assert (await card(cast.ana, challenge)).progress == "1 of 2 photos"
    assert await violations() == []
    assert any(title.startswith("Points of a challenge went back") for title in await inbox(cast))
    await approved(hands, cast.ana, cast.piotr)
    assert (await card(cast.ana, challenge)).done
    async with transaction() as session:
        balance = await points.balance(session, factories.viewer(cast.ana))
    assert balance.points == 2 * 30 + 40
    assert await violations() == []


async def test_points_that_were_still_on_their_way_go_back_once_and_can_be_earned_again(cast: Cast, hands: Hands):
    await waits("challenge", cast.piotr)
    challenge = await announced(cast.piotr, goal="photos", target=1)
    await joined(challenge, cast.ana)
    for _ in range(2):
        photo = await approved(hands, cast.ana, cast.piotr)
        async with transaction() as session:
            await culture.withdraw(session, factories.viewer(cast.ana), photo)
        await clockwork()
    assert not (await card(cast.ana, challenge)).done
    await approved(hands, cast.ana, cast.piotr)
    hands.forward(days=2)
    await clockwork()
    async with reading() as session:
        assert (await points.balance(session, factories.viewer(cast.ana))).points == 30 + 40
    assert await violations() == []


async def inbox(cast: Cast) -> list[str]:
    async with reading() as session:
        return [notice.title for notice in await notifications.inbox(session, factories.viewer(cast.ana))]


async def test_finishing_a_track_reaches_a_learning_goal_that_counts_on_no_board(cast: Cast, hands: Hands):
    challenge = await announced(cast.piotr, goal="track", track="first-steps", target=99, together="all")
    await joined(challenge, cast.ana)
    assert (await page(cast.ana, challenge)).goal == "Finish the track “First steps in advocacy”."
    async with transaction() as session:
        new = {"member_id": cast.ana.id, "track": "first-steps", "version": 1, "at": clock.now()}
        await insert_once(session, TrackPass, **new)
        await bus.record(session, TrackPassed(actor=cast.ana.id, track="first-steps"))
    assert (await card(cast.ana, challenge)).done
    async with reading() as session:
        viewer = factories.viewer(cast.ana)
        assert (await points.balance(session, viewer)).points == 40
        assert await leaderboards.own_points(session, viewer, "all") == 0
    assert await violations() == []
