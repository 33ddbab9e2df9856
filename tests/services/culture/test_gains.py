"""What a photo brings its author, and who posts without review."""

from typing import Any

import pytest

from advocacy_app import config
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.services import culture, points
from advocacy_app.services.culture import acts
from advocacy_app.services.errors import NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.culture.stories import approve, approved, card_of, fill, later, mine, sent, state_of
from tests.services.points.stories import waits

pytestmark = BOTH


async def balance(member: Member) -> int:
    async with reading() as session:
        return (await points.balance(session, factories.viewer(member))).points


async def decline(reviewer: Member, photo: str) -> None:
    async with transaction() as session:
        await culture.decline(session, factories.viewer(reviewer), photo, "topic")


async def trusted(cast: Cast, monkeypatch: pytest.MonkeyPatch, *, sample: bool) -> None:
    monkeypatch.setattr(acts.secrets, "randbelow", lambda _: 0 if sample else 1)
    async with transaction() as session:
        await culture.trust(session, factories.viewer(cast.piotr), cast.ana)


async def test_an_accepted_photo_earns_thirty_once(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr)
    assert await balance(cast.ana) == 30
    [own] = await mine(cast.ana)
    assert (own.id, own.points) == (photo, 30)


async def test_a_featured_photo_earns_twenty_more_once(cast: Cast, hands: Hands):
    photo, piotr = await approved(hands, cast.ana, cast.piotr), factories.viewer(cast.piotr)
    for deed in (culture.feature, culture.feature, culture.unfeature, culture.feature):
        async with transaction() as session:
            await deed(session, piotr, photo)
        await later(hands)
    card = await card_of(photo)
    assert card is not None
    assert (card.featured_at is not None, await balance(cast.ana)) == (True, 50)


async def test_only_owners_feature_and_only_what_others_have_on_the_wall(cast: Cast, hands: Hands):
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    own, waiting = await approved(hands, cast.piotr, cast.olga), await sent(cast.ana)
    for who, photo, no in (
        (cast.olga, own, NotAllowed),
        (cast.piotr, own, culture.OwnPhoto),
        (cast.piotr, waiting, culture.NotNow),
        (cast.piotr, "0" * 32, culture.PhotoGone),
    ):
        with pytest.raises(no):
            async with transaction() as session:
                await culture.feature(session, factories.viewer(who), photo)


async def test_what_is_taken_back_brings_nothing(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr)
    async with transaction() as session:
        await culture.withdraw(session, factories.viewer(cast.ana), photo)
    assert await balance(cast.ana) == 0
    async with reading() as session:
        assert await points.check(session) == []


async def test_what_is_taken_back_before_it_landed_brings_nothing(cast: Cast, hands: Hands):
    await waits("photo_accepted", cast.piotr)
    photo = await approved(hands, cast.ana, cast.piotr)
    async with transaction() as session:
        await culture.withdraw(session, factories.viewer(cast.ana), photo)
    hands.forward(days=2)
    async with transaction() as session:
        await points.post_due(session)
    assert await balance(cast.ana) == 0


async def test_a_photo_that_somebody_in_it_refuses_later_keeps_its_points(cast: Cast, hands: Hands):
    people = [culture.InPicture(member_id=cast.maja.id)]
    await approved(hands, cast.ana, cast.piotr, people=people)
    async with transaction() as session:
        [asked] = await culture.requests(session, factories.viewer(cast.maja))
        await culture.answer(session, factories.viewer(cast.maja), asked.id, culture.Answer(agree=False))
    await later(hands)
    assert await balance(cast.ana) == 30


async def test_an_undone_approval_brings_nothing(cast: Cast, hands: Hands):
    photo, piotr = await sent(cast.ana), factories.viewer(cast.piotr)
    async with transaction() as session:
        decided = await culture.approve(session, piotr, photo)
        await culture.undo(session, piotr, decided.verdict_id)
    await later(hands)
    assert await balance(cast.ana) == 0


async def test_trusted_people_post_without_review(cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch):
    await trusted(cast, monkeypatch, sample=False)
    photo = await sent(cast.ana)
    await later(hands, seconds=0)
    assert (await state_of(photo), await balance(cast.ana)) == ("live", 30)
    async with reading() as session:
        assert not (await culture.queue(session, factories.viewer(cast.piotr))).items


async def test_who_is_not_sure_is_looked_at_even_so(cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch):
    await trusted(cast, monkeypatch, sample=False)
    photo = await sent(cast.ana, confidential="not_sure")
    await later(hands)
    assert await state_of(photo) == "in_review"


async def test_a_sample_is_looked_at_afterwards(cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch):
    await trusted(cast, monkeypatch, sample=True)
    fine, bad = await sent(cast.ana), await sent(cast.ana)
    await later(hands, seconds=0)
    assert [await state_of(photo) for photo in (fine, bad)] == ["live", "live"]
    async with reading() as session:
        items = (await culture.queue(session, factories.viewer(cast.piotr))).items
    assert [item.kind for item in items] == ["sample", "sample"]
    await approve(hands, cast.piotr, fine)
    await decline(cast.piotr, bad)
    await later(hands)
    assert [await state_of(photo) for photo in (fine, bad)] == ["live", "declined"]
    card = await card_of(bad)
    assert card is not None
    assert card.state == "archived"
    async with reading() as session:
        assert not (await culture.queue(session, factories.viewer(cast.piotr))).items


async def test_trust_ends_when_an_owner_says_so(cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch):
    await trusted(cast, monkeypatch, sample=False)
    async with transaction() as session:
        await culture.trust_no_more(session, factories.viewer(cast.piotr), cast.ana)
        with pytest.raises(NotAllowed):
            await culture.trust(session, factories.viewer(cast.tomek), cast.ana)
    photo = await sent(cast.ana)
    await later(hands)
    assert await state_of(photo) == "in_review"


@pytest.fixture
def two_reviewers(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("ADVOCACY_PHOTO_REVIEWERS", "2")
    config.settings.cache_clear()


async def test_where_two_must_agree_one_is_not_enough(cast: Cast, hands: Hands, two_reviewers: Any):
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    photo = await sent(cast.ana)
    await approve(hands, cast.piotr, photo)
    assert await state_of(photo) == "in_review"
    with pytest.raises(culture.NotNow):
        await approve(hands, cast.piotr, photo)
    async with reading() as session:
        assert not (await culture.queue(session, factories.viewer(cast.piotr))).items
        [item] = (await culture.queue(session, factories.viewer(cast.olga))).items
    assert (item.approvals, item.needed) == (1, 2)
    await approve(hands, cast.olga, photo)
    assert await state_of(photo) == "live"


async def test_where_two_must_agree_one_who_takes_a_yes_back_stops_it(cast: Cast, hands: Hands, two_reviewers: Any):
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    photo = await sent(cast.ana)
    async with transaction() as session:
        first = await culture.approve(session, factories.viewer(cast.piotr), photo)
    hands.forward(seconds=5)
    async with transaction() as session:
        second = await culture.approve(session, factories.viewer(cast.olga), photo)
    async with transaction() as session:
        await culture.undo(session, factories.viewer(cast.piotr), first.verdict_id)
    await later(hands)
    assert (await state_of(photo), await balance(cast.ana)) == ("in_review", 0)
    with pytest.raises(culture.TooLateToUndo):
        async with transaction() as session:
            await culture.undo(session, factories.viewer(cast.olga), second.verdict_id)
    await approve(hands, cast.piotr, photo)
    assert (await state_of(photo), await balance(cast.ana)) == ("live", 30)


async def test_where_two_must_agree_both_may_take_their_yes_back(cast: Cast, hands: Hands, two_reviewers: Any):
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    photo, said = await sent(cast.ana), []
    for who in (cast.piotr, cast.olga):
        async with transaction() as session:
            said.append((who, await culture.approve(session, factories.viewer(who), photo)))
    for who, decided in said:
        async with transaction() as session:
            await culture.undo(session, factories.viewer(who), decided.verdict_id)
    await later(hands)
    assert await state_of(photo) == "in_review"
    await approve(hands, cast.olga, photo)
    assert await state_of(photo) == "in_review"


async def test_where_two_must_agree_one_no_is_enough(cast: Cast, hands: Hands, two_reviewers: Any):
    await fill(cast.piotr, cast.olga, "site", cast.gdansk.id)
    photo = await sent(cast.ana)
    await approve(hands, cast.piotr, photo)
    await decline(cast.olga, photo)
    await later(hands)
    assert await state_of(photo) == "declined"
