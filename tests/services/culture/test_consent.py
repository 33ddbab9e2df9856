"""The people in a photo: asked, heard at once, and never told on."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlmodel import select, text

from advocacy_app import outside, own_data
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.integrations.storage import NullStore
from advocacy_app.models import ConsentEntry, EventRow, Member, Notice, PhotoPerson
from advocacy_app.services import culture, identity, sharing
from advocacy_app.services.errors import NotAllowed, NotFound
from tests import factories, outdoors
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.culture.stories import approve, approved, card_of, later, mine, sent, state_of

pytestmark = BOTH
YES, OUTSIDE, NO = culture.Answer(agree=True), culture.Answer(agree=True, scope="outside"), culture.Answer(agree=False)


async def people_of(photo: str) -> Sequence[PhotoPerson]:
    async with reading() as session:
        asked = select(PhotoPerson).where(PhotoPerson.photo_id == photo).order_by(PhotoPerson.id)  # type: ignore[arg-type]
        return (await session.exec(asked)).all()


async def says(member: Member, photo: str, said: culture.Answer) -> None:
    [person] = [one for one in await people_of(photo) if one.member_id == member.id]
    async with transaction() as session:
        await culture.answer(session, factories.viewer(member), person.id, said)


async def public(photo: str) -> bool:
    card = await card_of(photo)
    assert card is not None
    async with reading() as session:
        try:
            return bool(await sharing.public_post(session, card.slug, "en"))
        except NotFound:
            return False


def named(*members: Member) -> list[culture.InPicture]:
    return [culture.InPicture(member_id=member.id) for member in members]


async def notices(member: Member, kind: str) -> int:
    async with reading() as session:
        mine = select(Notice).where(Notice.member_id == member.id, Notice.kind == kind)
        return len((await session.exec(mine)).all())


async def test_a_photo_stays_inside_until_all_agreed_to_more(cast: Cast, hands: Hands):
    people = named(cast.maja, cast.lena)
    photo = await approved(hands, cast.ana, cast.piotr, people=people, scope="outside")
    assert not await public(photo)
    await says(cast.maja, photo, OUTSIDE)
    assert not await public(photo)
    await says(cast.lena, photo, OUTSIDE)
    assert await public(photo)
    await says(cast.lena, photo, YES)
    assert not await public(photo)
    assert await state_of(photo) == "live"


async def test_a_photo_whose_author_keeps_it_inside_never_leaves(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr, people=named(cast.maja))
    await says(cast.maja, photo, OUTSIDE)
    assert not await public(photo)
    assert (await people_of(photo))[0].scope == "inside"


async def test_one_no_takes_it_down_and_nobody_is_told_whose(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr, people=named(cast.maja, cast.lena))
    await says(cast.maja, photo, NO)
    await later(hands)
    card = await card_of(photo)
    assert card is not None
    assert (await state_of(photo), card.state) == ("pulled", "archived")
    [own] = await mine(cast.ana)
    assert (own.state, own.image) == ("pulled", "")
    assert {person.answer for person in own.people} == {"asked"}
    assert await notices(cast.ana, "photo_pulled") == 1
    async with reading() as session:
        assert await culture.pictures_gone(session) == [card.picture_id]
        facts = (await session.exec(select(EventRow).where(EventRow.name == "PhotoPulled"))).all()
    assert [(fact.actor, cast.maja.id in fact.payload) for fact in facts] == [("", False)]


async def test_a_no_before_the_review_keeps_it_from_ever_showing(cast: Cast, hands: Hands):
    photo = await sent(cast.ana, people=named(cast.maja))
    await says(cast.maja, photo, NO)
    await approve(hands, cast.piotr, photo)
    assert (await state_of(photo), await card_of(photo)) == ("pulled", None)


async def test_of_two_answers_at_once_the_last_one_counts(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr, people=named(cast.maja))
    await says(cast.maja, photo, YES)
    await says(cast.maja, photo, NO)
    [person] = await people_of(photo)
    async with transaction() as session:
        await culture.answer(session, factories.viewer(cast.maja), person.id, YES)
        last = asyncio.create_task(says(cast.maja, photo, NO))
        await asyncio.sleep(0.3)
    await last
    assert ([one.answer for one in await people_of(photo)], await state_of(photo)) == (["withdrawn"], "pulled")


async def test_who_changes_their_mind_brings_it_back(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr, people=named(cast.maja))
    for said, state in ((YES, "live"), (NO, "pulled"), (YES, "live")):
        await says(cast.maja, photo, said)
        assert await state_of(photo) == state
    async with reading() as session:
        log = await culture.evidence(session, None, photo)
    deeds = [entry["deed"] for entry in log.entries if entry["subject"] == f"member:{cast.maja.id}"]
    assert deeds == ["asked", "agreed", "withdrawn", "agreed"]


async def test_a_link_lets_somebody_answer_without_an_account(cast: Cast, hands: Hands):
    people = [culture.InPicture(name="Tomek, driver"), culture.InPicture()]
    photo = await approved(hands, cast.ana, cast.piotr, people=people, scope="outside")
    ana, (driver, other) = factories.viewer(cast.ana), await people_of(photo)
    tokens = []
    for person in (driver, other):
        async with transaction() as session:
            tokens.append((await culture.make_link(session, ana, person.id)).rpartition("/")[2])
    async with transaction() as session:
        assert (await culture.request_behind(session, tokens[0], "pl")).name == "Tomek, driver"
        await culture.answer_behind(session, tokens[0], OUTSIDE)
        await culture.answer_behind(session, tokens[1], OUTSIDE)
    assert await public(photo)
    async with transaction() as session:
        newer = (await culture.make_link(session, ana, driver.id)).rpartition("/")[2]
        with pytest.raises(culture.ConsentLinkOver):
            await culture.request_behind(session, tokens[0], "en")
        await culture.answer_behind(session, newer, NO)
    assert await state_of(photo) == "pulled"


async def test_who_has_no_account_is_asked_once_there_is_a_link(cast: Cast, hands: Hands):
    await sent(cast.ana, people=[culture.InPicture(name="Driver"), culture.InPicture(cast.maja.id)])
    [photo] = await mine(cast.ana)
    said = [tr("en", key) for key in ("photos.not_asked", "photos.asked")]
    assert [person.answer_text for person in photo.people] == said
    async with transaction() as session:
        await culture.make_link(session, factories.viewer(cast.ana), photo.people[0].id)
    [photo] = await mine(cast.ana)
    assert [person.answer_text for person in photo.people] == [said[1], said[1]]


async def test_only_the_author_and_owners_hand_out_links(cast: Cast, hands: Hands):
    photo = await sent(cast.ana, people=[culture.InPicture(name="Driver")])
    [driver] = await people_of(photo)
    for member in (cast.maja, cast.olga):
        with pytest.raises(culture.PhotoGone):
            async with transaction() as session:
                await culture.make_link(session, factories.viewer(member), driver.id)
    async with transaction() as session:
        assert await culture.make_link(session, factories.viewer(cast.piotr), driver.id)


async def test_a_colleague_who_is_here_answers_in_the_app_alone(cast: Cast, hands: Hands):
    photo = await sent(cast.ana, people=named(cast.maja))
    [maja] = await people_of(photo)
    for member in (cast.ana, cast.piotr):
        with pytest.raises(culture.PhotoGone):
            async with transaction() as session:
                await culture.make_link(session, factories.viewer(member), maja.id)


async def test_nobody_answers_for_somebody_else(cast: Cast, hands: Hands):
    photo = await sent(cast.ana, people=named(cast.maja))
    [person] = await people_of(photo)
    for member in (cast.ana, cast.piotr):
        with pytest.raises(culture.PhotoGone):
            async with transaction() as session:
                await culture.answer(session, factories.viewer(member), person.id, YES)


async def test_people_are_asked_once_and_the_author_not_at_all(cast: Cast, hands: Hands):
    photo = await sent(cast.ana, people=[*named(cast.maja, cast.maja, cast.ana), *[culture.InPicture()] * 2])
    await later(hands)
    assert [person.member_id for person in await people_of(photo)] == [cast.maja.id, None, None]
    assert (await notices(cast.maja, "consent_asked"), await notices(cast.ana, "consent_asked")) == (1, 0)
    async with reading() as session:
        [asked] = await culture.requests(session, factories.viewer(cast.maja))
    assert (asked.author, asked.answer, bool(asked.image)) == ("Ana Kralj", "asked", True)


@pytest.mark.parametrize("people", [[culture.InPicture("0" * 32)], [culture.InPicture()] * 21])
async def test_people_nobody_knows_and_crowds_are_refused(cast: Cast, hands: Hands, people: list[culture.InPicture]):
    with pytest.raises((culture.PersonUnknown, culture.TooManyPeople)):
        await sent(cast.ana, people=people)


async def test_a_consent_ends_when_it_was_said_to_end(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr, people=named(cast.maja))
    await says(cast.maja, photo, culture.Answer(agree=True, days=30))
    hands.forward(days=20)
    async with transaction() as session:
        assert [await culture.ask_before_the_end(session) for _ in range(2)] == [1, 0]
        assert await culture.end_consents(session) == 0
    hands.forward(days=11)
    async with transaction() as session:
        assert [await culture.end_consents(session) for _ in range(2)] == [1, 0]
    assert await state_of(photo) == "pulled"
    await says(cast.maja, photo, YES)
    assert await state_of(photo) == "live"


async def test_photos_with_somebody_who_left_go_unless_they_agree_again(cast: Cast, hands: Hands):
    stays = await approved(hands, cast.ana, cast.piotr, people=named(cast.lena))
    goes = await approved(hands, cast.ana, cast.piotr, people=named(cast.maja))
    own = await approved(hands, cast.maja, cast.piotr)
    await says(cast.lena, stays, YES)
    await says(cast.maja, goes, YES)
    async with transaction() as session:
        maja = await session.get_one(Member, cast.maja.id)
        await identity.deactivate(session, maja, factories.viewer(cast.ines))
    await later(hands)
    assert await notices(cast.piotr, "leaver_photos") == 1
    [of_own] = await people_of(own)
    async with transaction() as session:
        link = await culture.make_link(session, factories.viewer(cast.piotr), of_own.id)
    hands.forward(days=15)
    async with transaction() as session:
        await culture.end_consents(session)
    assert [await state_of(photo) for photo in (stays, goes, own)] == ["live", "pulled", "pulled"]
    async with transaction() as session:
        await culture.answer_behind(session, link.rpartition("/")[2], YES)
    assert await state_of(own) == "live"


async def test_who_shared_it_outside_is_asked_to_take_the_post_down(cast: Cast, hands: Hands):
    photo = await approved(hands, cast.ana, cast.piotr, people=named(cast.maja), scope="outside")
    await says(cast.maja, photo, OUTSIDE)
    card = await card_of(photo)
    assert card is not None
    async with transaction() as session:
        await factories.share(
            session, cast.lena, card, evidence="said", confirmed_at=hands.moment, post_url="javascript:alert(1)"
        )
    await says(cast.maja, photo, NO)
    await later(hands)
    assert await notices(cast.lena, "take_down") == 1
    async with reading() as session:
        [item] = await culture.to_take_down(session, factories.viewer(cast.piotr), everybody=True)
        assert (item.who, item.network, item.post_url) == ("Fjord", "linkedin", "")  # no web address, no link
        assert len(await culture.to_take_down(session, factories.viewer(cast.lena))) == 1
        assert await culture.to_take_down(session, factories.viewer(cast.bruno), everybody=True) == []
    with pytest.raises(culture.PhotoGone):
        async with transaction() as session:
            await culture.say_taken_down(session, factories.viewer(cast.bruno), item.share_id)
    for _ in range(2):
        async with transaction() as session:
            await culture.say_taken_down(session, factories.viewer(cast.lena), item.share_id)
    async with reading() as session:
        assert await culture.to_take_down(session, factories.viewer(cast.piotr), everybody=True) == []


async def test_what_was_said_cannot_be_unsaid_in_the_log(cast: Cast, hands: Hands):
    photo = await sent(cast.ana, people=named(cast.maja))
    for deed in ("UPDATE consententry SET scope = 'outside'", "DELETE FROM consententry"):
        with pytest.raises(Exception, match="append-only"):
            async with transaction() as session:
                await session.exec(text(deed))  # type: ignore[call-overload]
    async with reading() as session:
        assert len((await session.exec(select(ConsentEntry).where(ConsentEntry.photo_id == photo))).all()) == 2


async def test_evidence_is_for_those_who_run_the_programme(cast: Cast, hands: Hands):
    photo = await sent(cast.ana)
    async with transaction() as session:
        assert (await culture.evidence(session, factories.viewer(cast.piotr), photo)).entries
        with pytest.raises(NotAllowed):
            await culture.evidence(session, factories.viewer(cast.ana), photo)
        with pytest.raises(culture.PhotoGone):
            await culture.evidence(session, None, "0" * 32)


async def test_erasing_somebody_takes_every_photo_with_them_along(cast: Cast, hands: Hands):
    store = NullStore()
    outdoors.install(storage=store)
    photo = await approved(hands, cast.ana, cast.piotr, people=named(cast.maja))
    [own] = await mine(cast.ana)
    await store.put(f"picture/{own.image.split('/')[2]}/1080.webp", b"maja")
    await own_data.erase_member(cast.maja.id)
    assert (await state_of(photo), [blob async for blob in store.blobs()]) == ("withdrawn", [])
    outside._outside.clear()
