"""Whom a card is for. People outside get the same answer as for a card that is not there."""

from datetime import timedelta

import pytest

from advocacy_app import ids
from advocacy_app.db import Session, reading, transaction
from advocacy_app.models import Card, CardAudience, Cohort, TopicFollow
from advocacy_app.services import feed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands

pytestmark = BOTH


async def card_for(session: Session, *rules: tuple[str, str], **values) -> Card:
    card = await factories.card(session, **values)
    for kind, value in rules:
        session.add(CardAudience(id=ids.new_id(), card_id=card.id, kind=kind, value=value))
    return card


async def sees(cast_member, card: Card) -> bool:
    async with reading() as session:
        try:
            await feed.card(session, factories.viewer(cast_member), card.slug)
        except feed.CardGone:
            return False
    return True


async def test_a_card_without_an_audience_is_for_everyone(cast: Cast):
    async with transaction() as session:
        card = await card_for(session)
    assert await sees(cast.ana, card)
    assert await sees(cast.maja, card)


async def test_any_value_of_a_kind_fits_but_every_kind_must(cast: Cast):
    async with transaction() as session:
        rules = [("team", cast.roastery.id), ("team", cast.cafe.id), ("language", "sl")]
        card = await card_for(session, *rules)
    assert await sees(cast.maja, card)
    assert not await sees(cast.ana, card)


@pytest.mark.parametrize(("kind", "value"), [("role", "champion"), ("site", "nowhere"), ("tenure_under", "30")])
async def test_outside_the_audience_there_is_nothing(cast: Cast, hands: Hands, kind: str, value: str):
    async with transaction() as session:
        card = await card_for(session, (kind, value))
    assert not await sees(cast.ana, card)


async def test_new_people_see_what_is_for_new_people(cast: Cast, hands: Hands):
    async with transaction() as session:
        card = await card_for(session, ("tenure_under", "30"))
        new = await factories.member(session, "Nina Test", hired_on=hands.moment.date() - timedelta(days=29))
    assert await sees(new, card)


async def test_a_pilot_group_and_followers_of_a_topic_can_be_addressed(cast: Cast, hands: Hands):
    async with transaction() as session:
        topic = await factories.topic(session, "craft", names="{}")
        pilot = await card_for(session, ("cohort", "pilot"))
        craft = await card_for(session, ("topic", topic.id))
        session.add(Cohort(id=ids.new_id(), slug="pilot", member_id=cast.ana.id))
        session.add(TopicFollow(member_id=cast.ana.id, topic_id=topic.id, at=hands.moment))
    assert await sees(cast.ana, pilot)
    assert await sees(cast.ana, craft)
    assert not await sees(cast.maja, pilot)
    assert not await sees(cast.maja, craft)


@pytest.mark.parametrize("state", ["draft", "in_review", "paused", "archived"])
async def test_what_is_not_live_is_nowhere(cast: Cast, state: str):
    async with transaction() as session:
        card = await card_for(session, state=state)
    assert not await sees(cast.ana, card)


async def test_embargo_and_expiry_hold_to_the_second(cast: Cast, hands: Hands):
    async with transaction() as session:
        card = await card_for(
            session,
            state="scheduled",
            live_at=hands.moment + timedelta(seconds=1),
            expires_at=hands.moment + timedelta(seconds=10),
        )
    assert not await sees(cast.ana, card)
    hands.forward(seconds=1)
    assert await sees(cast.ana, card)
    hands.forward(seconds=9)
    assert not await sees(cast.ana, card)
