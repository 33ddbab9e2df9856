"""A photo is a ticket: one a head, counted from when it was taken, and the sealed list waits for it as it said."""

import json
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from advocacy_app import bus, clock, ids
from advocacy_app.db import reading, transaction
from advocacy_app.events import PhotoSent
from advocacy_app.hashtags import key_of
from advocacy_app.models import Card, ContestEntry, ContestWork, Member, Notice, Photo, Thanks
from advocacy_app.services import contests
from advocacy_app.services.contests import rules
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories

pytestmark = BOTH
TAG = "#HandsOfLindhall"
TO_CLOSING = {"days": 7, "hours": 8}
"""From the first morning to a while after the list closes for taps."""


async def sends(member: Member, *, hashtag: str = TAG, taken: datetime | None = None, live: bool = True) -> str:
    """A photo arrives now; published at once unless it is said not to be. Returns its card."""
    new, card = ids.new_id(), ids.new_id()
    async with transaction() as session:
        row = {
            "kind": "image",
            "hashtag": hashtag,
            "tag": key_of(hashtag),
            "author_id": member.id,
            "live_at": clock.now(),
        }
        if live:
            await factories.card(session, id=card, slug=f"photo-{card[-10:]}", **row)
        session.add(
            Photo(
                id=new,
                member_id=member.id,
                client_id=new,
                card_id=card if live else None,
                state="live" if live else "in_review",
                hashtag=hashtag,
                captured_at=taken,
                sent_at=clock.now(),
                changed_at=clock.now(),
            )
        )
        await session.flush()
        await bus.record(session, PhotoSent(actor=member.id, photo=new, round=1))
    return card


async def entries(contest_id: str) -> dict[str, str]:
    async with reading() as session:
        found = await session.exec(select(ContestEntry).where(ContestEntry.contest_id == contest_id))
        return {one.member_id: one.way for one in found.all()}


async def told(member: Member) -> set[str]:
    async with reading() as session:
        asked = select(Notice.kind).where(Notice.member_id == member.id)
        return {kind for kind in (await session.exec(asked)).all() if kind.startswith("photo_")}


async def test_a_photo_is_one_ticket_however_many_there_are(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, hashtag=TAG)
    for _ in range(3):
        await sends(cast.maja, hashtag="#handsoflindhall")
    await sends(cast.lena, live=False)
    await sends(cast.bruno, hashtag="#SomethingElse")
    assert await entries(contest_id) == {cast.maja.id: "photo", cast.lena.id: "photo"}
    assert len(await stories.tickets((await stories.draw_of(contest_id)).id)) == 2
    assert await told(cast.maja) == {"photo_ticket"}
    async with reading() as session:
        page = await contests.page(session, factories.viewer(cast.maja), contest_id)
    assert page.ticket
    assert page.way_text == "Sodeluješ s svojo fotografijo."


async def test_whoever_stepped_back_is_not_brought_in_by_a_photo(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, hashtag=TAG)
    await stories.enters(cast.maja, contest_id)
    async with transaction() as session:
        await contests.step_back(session, factories.viewer(cast.maja), contest_id)
    await sends(cast.maja)
    hands.forward(days=11)
    await stories.closes()
    draw = await stories.draw_of(contest_id)
    assert [one.excluded for one in await stories.tickets(draw.id)] == ["withdrawn"]


async def test_neither_the_owner_nor_people_elsewhere_get_a_ticket(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, hashtag=TAG)
    for member in (cast.piotr, cast.ana):
        await sends(member)
    assert not await entries(contest_id)


async def test_contests_that_overlap_each_give_a_ticket(cast: Cast, hands: Hands):
    both = [await stories.launched(cast, hashtag=TAG) for _ in range(2)]
    await sends(cast.maja)
    for contest_id in both:
        assert await entries(contest_id) == {cast.maja.id: "photo"}


async def test_a_photo_taken_before_the_closing_counts_within_three_days(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, hashtag=TAG, prizes=stories.DRAWN + stories.BEST)
    closes_at = (await stories.contest(contest_id)).closes_at
    hands.forward(**TO_CLOSING)
    assert clock.now() > closes_at
    with pytest.raises(contests.EntryClosed):
        await stories.enters(cast.bruno, contest_id)
    assert await stories.closes() == 0
    hands.forward(days=2)
    card = await sends(cast.maja, taken=closes_at - timedelta(minutes=5))
    late = await sends(cast.lena, taken=closes_at + timedelta(minutes=5))
    await sends(cast.bruno)
    async with transaction() as session:
        for one in (card, late):
            session.add(Thanks(card_id=one, member_id=cast.ana.id, at=clock.now()))
    assert await entries(contest_id) == {cast.maja.id: "photo"}
    assert (await told(cast.lena), await told(cast.bruno)) == ({"photo_late"}, {"photo_late"})
    hands.forward(days=1)
    assert await stories.closes() == 1
    draw = await stories.draw_of(contest_id)
    assert json.loads(draw.c1)["entries"] == 1
    assert draw.closed_at
    assert draw.closed_at >= rules.sealed_at(closes_at, TAG)
    async with reading() as session:
        works = (await session.exec(select(ContestWork))).all()
    assert [(work.card_id, work.thanks) for work in works] == [(card, 1)]


async def test_a_photo_that_took_longer_counts_from_when_it_came(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, hashtag=TAG)
    hands.forward(days=9)
    await sends(cast.maja, taken=clock.now() - timedelta(hours=73))
    assert not await entries(contest_id)
    assert await told(cast.maja) == {"photo_late"}


async def test_a_photo_after_the_sealing_changes_nothing(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, hashtag=TAG)
    closes_at = (await stories.contest(contest_id)).closes_at
    hands.forward(days=11)
    await stories.closes()
    await sends(cast.maja, taken=closes_at - timedelta(seconds=1))
    assert not await entries(contest_id)


async def test_a_photo_let_through_after_the_closing_is_judged(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, hashtag=TAG, prizes=stories.BEST)
    hands.forward(**TO_CLOSING)
    async with transaction() as session:
        card = await factories.card(
            session, kind="image", hashtag=TAG, tag=key_of(TAG), author_id=cast.maja.id, live_at=clock.now()
        )
        moment = clock.now() - timedelta(hours=12)
        photo = Photo(
            id=ids.new_id(),
            member_id=cast.maja.id,
            client_id="one",
            card_id=card.id,
            state="live",
            hashtag=TAG,
            sent_at=moment,
            changed_at=moment,
        )
        session.add(photo)
    hands.forward(days=3)
    await stories.closes()
    async with reading() as session:
        assert [one.card_id for one in (await session.exec(select(ContestWork))).all()] == [card.id]
        assert await session.get(Card, card.id)
    assert contest_id


async def test_without_a_hashtag_nothing_waits(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    await sends(cast.maja)
    assert not await entries(contest_id)
    hands.forward(**TO_CLOSING)
    assert await stories.closes() == 1


async def test_page_rules_and_camera_say_so(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, hashtag=TAG)
    viewer = factories.viewer(cast.lena)
    async with reading() as session:
        page = await contests.page(session, viewer, contest_id)
        [ticket] = await contests.tickets_by_photo(session, viewer)
    assert "tre dage" in page.photos_until
    assert "3 dage" in str(page.rules)
    assert page.add == "/add?hashtag=HandsOfLindhall"
    assert (ticket.href, TAG in ticket.words) == (f"/contests/{contest_id}", True)
    hands.forward(**TO_CLOSING)
    async with reading() as session:
        page = await contests.page(session, viewer, contest_id)
        assert not await contests.tickets_by_photo(session, viewer)
    assert (page.add, page.dates.startswith("Lukket")) == ("", True)
