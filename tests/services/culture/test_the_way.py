"""The way of a photo: sent, looked at, published, changed, declined, taken back."""

from datetime import timedelta

import pytest
from sqlmodel import select

from advocacy_app import clock, config, ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, Photo, Picture, PictureGone
from advocacy_app.read_models.photos import SentPhoto
from advocacy_app.services import culture, feed
from advocacy_app.services.errors import NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.culture.stories import (
    approve,
    approved,
    card_of,
    fill,
    later,
    mine,
    new,
    processed,
    sent,
    state_of,
)

pytestmark = BOTH


async def test_a_photo_waits_for_a_look_and_then_everyone_sees_it(cast: Cast, hands: Hands):
    photo = await sent(cast.ana, hashtag="HandsOfLindhall", alt="Gloved hand in a roaster tray")
    assert [(p.state, p.slug) for p in await mine(cast.ana)] == [("in_review", "")]
    await approve(hands, cast.piotr, photo)
    async with reading() as session:
        window = await feed.feed(session, factories.viewer(cast.maja))
    [card] = window.cards
    assert (card.words, card.hashtag, card.author.name) == ("Night shift, line 2.", "#HandsOfLindhall", "Ana Kralj")
    assert card.picture.alt == "Gloved hand in a roaster tray"
    assert not card.shareable
    [own] = await mine(cast.ana)
    assert (own.state, own.slug) == ("inside", card.slug)


async def test_the_same_photo_is_taken_once(cast: Cast, hands: Hands):
    once = await sent(cast.ana, new(client_id="phone-a"))
    assert await sent(cast.ana, new(client_id="phone-a")) == once
    assert await sent(cast.maja, new(client_id="phone-a")) != once
    async with reading() as session:
        assert len((await session.exec(select(Photo))).all()) == 2


async def test_a_decision_can_be_undone_for_ten_seconds(cast: Cast, hands: Hands):
    photo, piotr = await sent(cast.ana), factories.viewer(cast.piotr)
    async with transaction() as session:
        decided = await culture.approve(session, piotr, photo)
    async with transaction() as session:
        await culture.undo(session, piotr, decided.verdict_id)
    await later(hands)
    assert await state_of(photo) == "in_review"
    async with transaction() as session:
        decided = await culture.approve(session, piotr, photo)
    await later(hands)
    assert await state_of(photo) == "live"
    with pytest.raises(culture.TooLateToUndo):
        async with transaction() as session:
            await culture.undo(session, piotr, decided.verdict_id)


async def test_a_change_is_asked_for_in_the_authors_language(cast: Cast, hands: Hands):
    photo = await sent(cast.maja, language="sl")
    async with transaction() as session:
        await culture.ask_for_change(session, factories.viewer(cast.piotr), photo, "confidential", "Lewy ekran.")
    assert [p.state for p in await mine(cast.maja)] == ["in_review"]
    await later(hands)
    [own] = await mine(cast.maja)
    assert (own.state, own.words, own.words_language, own.may_fix) == ("needs_change", "Lewy ekran.", "pl", True)
    assert own.reason.startswith("Vidi se nekaj zaupnega")


async def test_a_changed_photo_comes_back_to_the_reviewers(cast: Cast, hands: Hands):
    photo = await sent(cast.ana)
    async with transaction() as session:
        await culture.ask_for_change(session, factories.viewer(cast.piotr), photo, "words", "Shorter, please.")
    await later(hands)
    async with transaction() as session:
        await culture.change_words(session, factories.viewer(cast.ana), photo, culture.Words("Night shift."))
    async with reading() as session:
        review = await culture.queue(session, factories.viewer(cast.piotr))
    assert [(item.kind, item.caption) for item in review.items] == [("again", "Night shift.")]
    await approve(hands, cast.piotr, photo)
    assert await state_of(photo) == "live"


async def test_one_tap_takes_over_what_the_reviewer_proposed(cast: Cast, hands: Hands):
    photo = await sent(cast.ana, caption="Nigth shift")
    async with transaction() as session:
        piotr = factories.viewer(cast.piotr)
        await culture.ask_for_change(session, piotr, photo, "words", suggestion="Night shift")
    await later(hands)
    async with transaction() as session:
        await culture.take_suggestion(session, factories.viewer(cast.ana), photo)
    await later(hands)
    card = await card_of(photo)
    assert card is not None
    assert (card.state, card.summary) == ("live", "Night shift")


async def test_a_photo_is_mended_with_another_picture_once(cast: Cast, hands: Hands):
    photo, ana = await sent(cast.ana), factories.viewer(cast.ana)
    async with transaction() as session:
        await culture.ask_for_change(session, factories.viewer(cast.piotr), photo, "confidential")
    await later(hands)
    async with reading() as session:
        before = (await session.get_one(Photo, photo)).picture_id
    words = culture.Words("Cropped.", alt="A tray")
    mend = culture.Mend("phone-mend", photo, words, ids.new_id(), processed())
    for known in (False, True):
        async with transaction() as session:
            done = await culture.mend(session, ana, mend)
        assert (done.id, done.state, done.known) == (photo, "in_review", known)
    async with reading() as session:
        row = await session.get_one(Photo, photo)
        assert (row.picture_id, row.caption, row.round) == (mend.picture_id, "Cropped.", 2)
        assert (await culture.known(session, ana, "phone-mend")) == SentPhoto(photo, "in_review", known=True)
        assert before in await culture.pictures_gone(session)
        assert (await session.get_one(Picture, mend.picture_id)).alt == '{"en": "A tray"}'


async def test_what_nobody_asked_to_change_is_not_mended(cast: Cast, hands: Hands):
    photo = await sent(cast.ana)
    mend = culture.Mend("phone-mend", photo, culture.Words("Other words"))
    for who, no in ((cast.ana, culture.NotNow), (cast.maja, culture.PhotoGone)):
        with pytest.raises(no):
            async with transaction() as session:
                await culture.mend(session, factories.viewer(who), mend)


async def test_a_declined_photo_is_shown_to_nobody_but_its_author(cast: Cast, hands: Hands):
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    photo = await sent(cast.ana)
    async with transaction() as session:
        await culture.decline(session, factories.viewer(cast.olga), photo, "topic")
    await later(hands)
    [own] = await mine(cast.ana)
    assert (own.state, bool(own.image), await card_of(photo)) == ("declined", True, None)


async def test_what_is_taken_back_is_gone(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr)
    for _ in range(2):
        async with transaction() as session:
            await culture.withdraw(session, factories.viewer(cast.ana), photo)
    async with reading() as session:
        row = await session.get_one(Photo, photo)
        card = await session.get_one(Card, str(row.card_id))
        assert (row.state, row.picture_id, card.state, card.picture_id) == ("withdrawn", None, "archived", None)
        gone = await culture.pictures_gone(session)
        assert [await session.get(Picture, picture) for picture in gone] == [None]
        assert (await session.get_one(PictureGone, gone[0])).cleared_at is None
        assert not (await feed.feed(session, factories.viewer(cast.maja))).cards
    assert [p.image for p in await mine(cast.ana)] == [""]


async def test_nobody_touches_a_colleagues_photo(cast: Cast, hands: Hands):
    photo, maja = await sent(cast.ana), factories.viewer(cast.maja)
    for deed in (
        lambda s: culture.withdraw(s, maja, photo),
        lambda s: culture.change_words(s, maja, photo, culture.Words("Mine")),
        lambda s: culture.my_photo(s, maja, photo),
    ):
        with pytest.raises(culture.PhotoGone):
            async with transaction() as session:
                await deed(session)


@pytest.mark.parametrize("who", ["ana", "tomek"])
async def test_those_who_do_not_review_see_no_queue(cast: Cast, hands: Hands, who: str):
    photo = await sent(cast.maja)
    viewer = factories.viewer(getattr(cast, who))
    for deed in (culture.queue, lambda s, v: culture.approve(s, v, photo), lambda s, v: culture.hold(s, v, photo)):
        with pytest.raises(NotAllowed):
            async with transaction() as session:
                await deed(session, viewer)


async def test_nobody_reviews_their_own(cast: Cast, hands: Hands):
    photo = await sent(cast.piotr)
    async with reading() as session:
        assert not (await culture.queue(session, factories.viewer(cast.piotr))).items
    with pytest.raises(culture.OwnPhoto):
        async with transaction() as session:
            await culture.approve(session, factories.viewer(cast.piotr), photo)


async def test_two_do_not_review_the_same(cast: Cast, hands: Hands):
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    photo = await sent(cast.ana)
    async with transaction() as session:
        await culture.hold(session, factories.viewer(cast.piotr), photo)
    with pytest.raises(culture.HeldByOther) as no:
        async with transaction() as session:
            await culture.approve(session, factories.viewer(cast.olga), photo)
    assert no.value.words == {"name": "Piotr Zając"}
    async with reading() as session:
        [item] = (await culture.queue(session, factories.viewer(cast.olga))).items
    assert item.held_by == "Piotr Zając"
    hands.forward(minutes=3)
    await approve(hands, cast.olga, photo)
    assert await state_of(photo) == "live"


async def test_a_near_twin_is_shown_beside_it(cast: Cast, hands: Hands):
    await sent(cast.maja, dhash="00ff00ff00ff00ff")
    await sent(cast.ana, dhash="00ff00ff00ff00fe")
    async with reading() as session:
        first, second = (await culture.queue(session, factories.viewer(cast.piotr))).items
    assert second.closest == 97
    assert [twin.percent for twin in second.twins] == [97]
    assert first.twins


async def test_a_day_has_its_quota(cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADVOCACY_PHOTOS_A_DAY", "2")
    config.settings.cache_clear()
    await sent(cast.ana)
    await sent(cast.ana)
    with pytest.raises(culture.TooManyPhotos):
        await sent(cast.ana)
    await sent(cast.maja)
    hands.forward(hours=25)
    await sent(cast.ana)


async def test_the_author_sees_when_it_was_taken_and_when_it_came(cast: Cast, hands: Hands):
    for days, late in ((1, ""), (4, "it counts from when it arrived")):
        await sent(cast.ana, hashtag="#Benches", captured_at=clock.now() - timedelta(days=days))
        async with reading() as session:
            photo = (await culture.mine(session, factories.viewer(cast.ana)))[0]
        assert photo.times.startswith("taken ")
        assert ", sent " in photo.times
        assert bool(photo.late) == bool(late)
        assert late in photo.late


async def test_on_the_same_day_the_day_is_said_once(cast: Cast, hands: Hands):
    await sent(cast.maja, captured_at=clock.now() - timedelta(minutes=20))
    async with reading() as session:
        [photo] = await culture.mine(session, factories.viewer(cast.maja))
    assert photo.times == "posneto sre., 18.\u00a011., 10:10, poslano ob\u00a010:30"
