"""Comments: shown at once, hidden by a report, decided by an owner."""

import pytest

from advocacy_app.db import transaction
from advocacy_app.models import Card
from advocacy_app.services import feed
from advocacy_app.services.errors import NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH

pytestmark = BOTH


@pytest.fixture
async def card(cast: Cast) -> Card:
    async with transaction() as session:
        return await factories.card(session)


async def say(member, card: Card, text: str = "Lovely steam") -> str:
    async with transaction() as session:
        return await feed.comment(session, factories.viewer(member), card.slug, text)


async def seen_by(member, card: Card) -> list[str]:
    async with transaction() as session:
        return [c.text for c in await feed.comments(session, factories.viewer(member), card.id)]


async def test_a_comment_is_there_at_once(cast: Cast, card: Card):
    await say(cast.maja, card, "  Lepo  ")
    assert await seen_by(cast.ana, card) == ["Lepo"]


@pytest.mark.parametrize(("text", "error"), [("   ", feed.CommentEmpty), ("x" * 1001, feed.CommentTooLong)])
async def test_empty_and_endless_comments_are_refused(cast: Cast, card: Card, text: str, error: type[Exception]):
    with pytest.raises(error):
        await say(cast.maja, card, text)
    assert await seen_by(cast.maja, card) == []


async def test_a_report_hides_it_from_everyone_but_its_author(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    for _ in range(2):
        async with transaction() as session:
            await feed.report_comment(session, factories.viewer(cast.ana), said)
    assert await seen_by(cast.ana, card) == []
    assert await seen_by(cast.maja, card) == ["Lovely steam"]


async def test_an_owner_shows_it_again_and_a_new_report_changes_nothing(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    async with transaction() as session:
        await feed.report_comment(session, factories.viewer(cast.ana), said)
    async with transaction() as session:
        assert [c.id for c in await feed.reported_comments(session, factories.viewer(cast.piotr))] == [said]
        await feed.decide_comment(session, factories.viewer(cast.piotr), said, show=True)
    async with transaction() as session:
        await feed.report_comment(session, factories.viewer(cast.tomek), said)
    assert await seen_by(cast.ana, card) == ["Lovely steam"]


async def test_only_owners_decide(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await feed.decide_comment(session, factories.viewer(cast.ana), said, show=False)


async def test_nobody_takes_back_what_another_said(cast: Cast, card: Card):
    said = await say(cast.maja, card)
    async with transaction() as session:
        with pytest.raises(feed.CardGone):
            await feed.take_comment_back(session, factories.viewer(cast.ana), said)
        await feed.take_comment_back(session, factories.viewer(cast.maja), said)
    assert await seen_by(cast.maja, card) == []
