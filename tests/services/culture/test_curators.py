"""Guest curators: each sees the photos that an owner gave them, and no others."""

import pytest
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, Notice
from advocacy_app.read_models.photos import QueueItem
from advocacy_app.services import culture
from advocacy_app.services.errors import Invalid, NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.culture.stories import approve, fill, later, sent, state_of

pytestmark = BOTH


async def queue_of(member: Member) -> list[QueueItem]:
    async with reading() as session:
        viewer = factories.viewer(member)
        review = await culture.queue(session, viewer)
        assert await culture.waiting_for(session, viewer) == review.waiting
    return list(review.items)


async def test_without_a_queue_a_guest_sees_nothing(cast: Cast, hands: Hands):
    photo = await sent(cast.ana)
    assert await queue_of(cast.olga) == []
    for deed in (culture.hold, culture.approve):
        with pytest.raises(culture.PhotoGone):
            async with transaction() as session:
                await deed(session, factories.viewer(cast.olga), photo)
    assert [item.id for item in await queue_of(cast.piotr)] == [photo]


async def test_a_queue_holds_places_and_hashtags(cast: Cast, hands: Hands):
    by_site = await sent(cast.ana)
    by_tag = await sent(cast.maja, hashtag="BačaRosso")
    other = await sent(cast.maja)
    await fill(cast.piotr, cast.olga, "team", cast.roastery.id)
    await fill(cast.piotr, cast.olga, "hashtag", "#bačarosso")
    assert [item.id for item in await queue_of(cast.olga)] == [by_site, by_tag]
    await approve(hands, cast.olga, by_tag)
    assert [await state_of(photo) for photo in (by_tag, other)] == ["live", "in_review"]


async def test_a_guest_is_told_of_photos_in_their_queue_alone(cast: Cast, hands: Hands):
    await fill(cast.ines, cast.olga, "site", cast.ljubljana.id)
    await sent(cast.ana)
    await sent(cast.maja)
    await later(hands)
    async with reading() as session:
        told = (await session.exec(select(Notice.member_id).where(Notice.kind == "photo_in_review"))).all()
    assert sorted(told) == sorted([cast.olga.id, *[cast.piotr.id, cast.ines.id] * 2])


async def test_likeness_shows_a_guest_no_photo_of_others(cast: Cast, hands: Hands):
    await sent(cast.maja, dhash="00ff00ff00ff00ff")
    await sent(cast.ana, dhash="00ff00ff00ff00fe")
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    [own] = await queue_of(cast.olga)
    assert (own.closest, own.twins) == (0, ())
    assert [item.closest for item in await queue_of(cast.piotr)] == [97, 97]


async def test_what_is_taken_out_of_a_queue_is_out_of_sight(cast: Cast, hands: Hands):
    await sent(cast.ana)
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    async with reading() as session:
        [guest] = (await culture.curators(session, factories.viewer(cast.piotr))).rows
    assert (guest.id, [part.text for part in guest.holds]) == (cast.olga.id, ["Gdańsk"])
    async with transaction() as session:
        await culture.empty_queue(session, factories.viewer(cast.piotr), cast.olga.id, "site", cast.gdansk.id)
    assert await queue_of(cast.olga) == []


async def test_only_owners_fill_queues_and_only_those_of_guests(cast: Cast, hands: Hands):
    for who in (cast.olga, cast.tomek, cast.ana):
        with pytest.raises(NotAllowed):
            await fill(who, cast.olga, "site", cast.gdansk.id)
        with pytest.raises(NotAllowed):
            async with reading() as session:
                await culture.curators(session, factories.viewer(who))
    with pytest.raises(culture.PersonUnknown):
        await fill(cast.piotr, cast.ana, "site", cast.gdansk.id)
    for kind, value, no in (
        ("site", "0" * 32, Invalid),
        ("team", cast.gdansk.id, Invalid),
        ("planet", cast.gdansk.id, Invalid),
        ("hashtag", "no tag!", culture.HashtagUnusable),
        ("hashtag", "", culture.HashtagUnusable),
    ):
        with pytest.raises(no):
            await fill(cast.piotr, cast.olga, kind, value)
