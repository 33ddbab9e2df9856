"""A post that is gone: the truth for whoever had it on the screen, nothing at all for everybody else."""

import pytest

from advocacy_app import ids
from advocacy_app.db import transaction
from advocacy_app.models import Card, CardAudience, Member
from advocacy_app.services import feed, sharing
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH

pytestmark = BOTH


async def a_card(**traits) -> Card:
    async with transaction() as session:
        return await factories.card(session, **traits)


async def read(member: Member, card: Card) -> None:
    async with transaction() as session:
        await feed.mark_seen(session, factories.viewer(member), [card.slug])


async def becomes(card: Card, state: str) -> None:
    async with transaction() as session:
        (await session.get_one(Card, card.id)).state = state


async def told(member: Member, slug: str) -> list[str]:
    """On the post's own page, and in the composer."""
    answers = []
    for ask in (feed.card_page, sharing.composer):
        async with transaction() as session:
            with pytest.raises(feed.CardGone) as no:
                await ask(session, factories.viewer(member), slug)
        answers.append((no.value.lost, no.value.key))
    assert {key for _, key in answers} == {"error.nothing_here"}
    return [lost for lost, _ in answers]


@pytest.mark.parametrize(
    ("state", "lost"), [("paused", "paused"), ("archived", "over"), ("draft", "over")], ids=["paused", "over", "redone"]
)
async def test_a_reader_is_told_and_a_stranger_is_not(cast: Cast, state: str, lost: str):
    card = await a_card()
    await read(cast.ana, card)
    await becomes(card, state)
    assert await told(cast.ana, card.slug) == [lost, lost]
    assert await told(cast.maja, card.slug) == await told(cast.maja, "never-was") == ["", ""]


async def test_a_reader_who_is_outside_by_now_hears_nothing(cast: Cast):
    card = await a_card()
    await read(cast.ana, card)
    async with transaction() as session:
        session.add(CardAudience(id=ids.new_id(), card_id=card.id, kind="team", value="nobody"))
    await becomes(card, "paused")
    assert await told(cast.ana, card.slug) == ["", ""]
