"""Somebody leaves: they are asked by mail whether their photos may stay; what they do not let stay goes."""

import json
import re

import pytest
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.integrations.mail import MailError, Message, NullMailer, SmtpMailer
from advocacy_app.jobs.goodbyes import send_goodbyes
from advocacy_app.models import Member, Notice
from advocacy_app.read_models.photos import Asked, Farewell
from advocacy_app.services import culture, identity
from advocacy_app.services.errors import NotAllowed
from tests import factories, outdoors
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.servers import Mailbox
from tests.services.culture.stories import approved, later, state_of

pytestmark = BOTH
TOKEN = re.compile(r"/consent/goodbye/(\S+)")


class Moody(NullMailer):
    """Refuses the first mail."""

    refuses = 1

    async def send(self, message: Message) -> None:
        """Remember one mail, unless the mood is bad."""
        if self.refuses:
            self.refuses -= 1
            raise MailError("later")
        await super().send(message)


async def leave(cast: Cast, hands: Hands, who: Member) -> None:
    async with transaction() as session:
        member = await session.get_one(Member, who.id)
        await identity.deactivate(session, member, factories.viewer(cast.ines))
    await later(hands, seconds=0)


async def token_of(cast: Cast) -> str:
    async with reading() as session:
        [leaver] = await culture.leavers(session, factories.viewer(cast.piotr))
    return leaver.link.rpartition("/")[2]


async def farewell(token: str) -> Farewell:
    async with reading() as session:
        return await culture.farewell_behind(session, token, "sl")


async def three(cast: Cast, hands: Hands) -> tuple[str, str, str]:
    """Two photos by Maja, one with her that she agreed to."""
    first, second = [await approved(hands, cast.maja, cast.piotr) for _ in range(2)]
    people = [culture.InPicture(member_id=cast.maja.id)]
    of_ana = await approved(hands, cast.ana, cast.piotr, people=people)
    async with transaction() as session:
        viewer = factories.viewer(cast.maja)
        [asked] = await culture.requests(session, viewer)
        await culture.answer(session, viewer, asked.id, culture.Answer(agree=True))
    return first, second, of_ana


async def test_a_mail_asks_once_in_their_language_and_leads_to_their_photos(
    cast: Cast, hands: Hands, smtp_server: Mailbox
):
    outdoors.install(mail=SmtpMailer(smtp_server.url, "Advocacy <hello@lindhall.example>"))
    await three(cast, hands)
    await leave(cast, hands, cast.maja)
    for _ in range(2):
        await send_goodbyes()
    [mail] = smtp_server.messages
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert (mail["to"], mail["subject"]) == (cast.maja.email, "Lindhall: smejo tvoje fotografije ostati?")
    assert "so še 3 fotografije" in text
    found = TOKEN.search(text)
    assert found
    assert [photo.state for photo in (await farewell(found[1])).photos] == ["open"] * 3


async def test_a_mail_server_that_refuses_is_asked_again(cast: Cast, hands: Hands):
    mailer = Moody()
    outdoors.install(mail=mailer)
    await three(cast, hands)
    await leave(cast, hands, cast.maja)
    for _ in range(3):
        await send_goodbyes()
    assert len(mailer.sent) == 1


async def test_what_is_not_let_stay_goes_after_the_term(cast: Cast, hands: Hands):
    first, second, of_ana = await three(cast, hands)
    await leave(cast, hands, cast.maja)
    token = await token_of(cast)
    page = await farewell(token)
    async with transaction() as session:
        await culture.answer_goodbye(session, token, page.photos[0].id, stay=True)
    hands.forward(days=13)
    async with transaction() as session:
        assert await culture.end_consents(session) == 0
    hands.forward(days=2)
    async with transaction() as session:
        assert await culture.end_consents(session) == 2
    assert [await state_of(photo) for photo in (of_ana, second, first)] == ["live", "pulled", "pulled"]
    assert [photo.state for photo in (await farewell(token)).photos] == ["stays", "gone", "gone"]
    async with transaction() as session:
        await culture.answer_goodbye(session, token, "", stay=True)
    assert [await state_of(photo) for photo in (first, second, of_ana)] == ["live"] * 3


async def test_one_tap_takes_everything_down_at_once(cast: Cast, hands: Hands):
    photos = await three(cast, hands)
    await leave(cast, hands, cast.maja)
    async with transaction() as session:
        await culture.answer_goodbye(session, await token_of(cast), "", stay=False)
    assert {await state_of(photo) for photo in photos} == {"pulled"}


async def test_a_link_works_for_its_own_goodbye_alone(cast: Cast, hands: Hands):
    await three(cast, hands)
    await leave(cast, hands, cast.maja)
    token = await token_of(cast)
    for wrong in ("", "none", token[:-1], cast.maja.id, f"{cast.ana.id}-{token.partition('-')[2]}"):
        with pytest.raises(culture.ConsentLinkOver):
            await farewell(wrong)
        with pytest.raises(culture.ConsentLinkOver):
            async with transaction() as session:
                await culture.answer_goodbye(session, wrong, "", stay=False)
    async with transaction() as session:
        member = await session.get_one(Member, cast.maja.id)
        await identity.reactivate(session, member, factories.viewer(cast.ines))
    with pytest.raises(culture.ConsentLinkOver):
        await farewell(token)


async def come_back(cast: Cast, hands: Hands, who: Member) -> None:
    async with transaction() as session:
        member = await session.get_one(Member, who.id)
        await identity.reactivate(session, member, factories.viewer(cast.ines))
    await later(hands, seconds=0)


async def asked_of(who: Member) -> dict[str, Asked]:
    async with reading() as session:
        return {asked.photo: asked for asked in await culture.requests(session, factories.viewer(who))}


async def test_who_returns_is_asked_again_and_nothing_is_opened_for_them(cast: Cast, hands: Hands):
    first, second, of_ana = await three(cast, hands)
    await leave(cast, hands, cast.maja)
    hands.forward(days=3)
    for _ in range(2):
        await come_back(cast, hands, cast.maja)
    async with reading() as session:
        again = (Notice.member_id == cast.maja.id, Notice.kind == "consent_again")
        [notice] = (await session.exec(select(Notice).where(*again))).all()
    assert (json.loads(notice.args), notice.href) == ({"n": 3}, "/photos")
    asked = await asked_of(cast.maja)
    assert all(one.until and one.ends_soon for one in asked.values())
    assert {photo for photo, one in asked.items() if one.own} == {first, second}
    async with transaction() as session:
        await culture.answer(session, factories.viewer(cast.maja), asked[first].id, culture.Answer(agree=True))
    hands.forward(days=12)
    async with transaction() as session:
        assert await culture.end_consents(session) == 2
    assert [await state_of(photo) for photo in (first, second, of_ana)] == ["live", "pulled", "pulled"]
    assert (await asked_of(cast.maja))[first].until == ""


async def test_who_returns_late_may_still_bring_back_what_ended(cast: Cast, hands: Hands):
    await three(cast, hands)
    await leave(cast, hands, cast.maja)
    hands.forward(days=15)
    async with transaction() as session:
        assert await culture.end_consents(session) == 3
    await come_back(cast, hands, cast.maja)
    asked = await asked_of(cast.maja)
    assert {one.answer for one in asked.values()} == {"expired"}
    async with transaction() as session:
        for one in asked.values():
            await culture.answer(session, factories.viewer(cast.maja), one.id, culture.Answer(agree=True))
    assert {await state_of(photo) for photo in asked} == {"live"}


async def test_who_returns_without_photos_hears_nothing(cast: Cast, hands: Hands):
    await leave(cast, hands, cast.lena)
    await come_back(cast, hands, cast.lena)
    async with reading() as session:
        assert not (await session.exec(select(Notice).where(Notice.kind == "consent_again"))).all()


async def test_who_leaves_without_photos_is_not_bothered(cast: Cast, hands: Hands):
    await leave(cast, hands, cast.lena)
    async with reading() as session:
        assert await culture.leavers(session, factories.viewer(cast.piotr)) == []
        assert await culture.goodbyes_to_mail(session) == []
        with pytest.raises(NotAllowed):
            await culture.leavers(session, factories.viewer(cast.ana))
