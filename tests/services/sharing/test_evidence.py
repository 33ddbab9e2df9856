import asyncio

import pytest
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, Notice, Share
from advocacy_app.services import points, sharing
from advocacy_app.services.errors import NotAllowed, NotFound
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.sharing.stories import a_card, begin, facts, hit, record, say, share_of

pytestmark = BOTH
POST = "https://www.linkedin.com/posts/ana-kralj_warm-air-activity-7000000000000000001-AbCd?utm_source=share"
ONE_FORM = "https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001"


async def give(member: Member, share: Share, typed: str = POST) -> str:
    async with transaction() as session:
        return await sharing.give_post_address(session, factories.viewer(member), share.id, typed)


async def look(owner: Member, share: Share) -> None:
    shown = (await share_of(share.id)).post_url
    async with transaction() as session:
        await sharing.see_post(session, factories.viewer(owner), share.id, shown)


async def decline(owner: Member, share: Share, words: str = "The link shows somebody else’s post.") -> None:
    shown = (await share_of(share.id)).post_url
    async with transaction() as session:
        await sharing.decline_post(session, factories.viewer(owner), share.id, shown, words)


async def queue(owner: Member) -> list[str]:
    async with reading() as session:
        return [post.id for post in await sharing.posts_to_see(session, factories.viewer(owner))]


async def pending(member: Member) -> int:
    async with reading() as session:
        return (await points.balance(session, factories.viewer(member))).pending


async def test_an_address_is_kept_in_one_form_and_waits_for_an_owner(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    assert await give(cast.ana, share) == ONE_FORM
    assert await give(cast.ana, share, ONE_FORM) == ONE_FORM
    assert ((await share_of(share.id)).evidence, len(await facts("PostAddressGiven"))) == ("url", 1)
    assert await queue(cast.piotr) == [share.id]
    assert await pending(cast.ana) == 5


async def test_a_post_that_is_seen_pays_once(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await give(cast.ana, share)
    await look(cast.piotr, share)
    assert await pending(cast.ana) == 10
    assert await queue(cast.piotr) == []
    with pytest.raises(sharing.PostAlreadySeen):
        await look(cast.ines, share)
    assert await pending(cast.ana) == 10


async def test_an_answer_is_about_the_address_that_was_looked_at(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await give(cast.ana, share)
    await give(cast.ana, share, ONE_FORM.replace("01", "02"))
    owner = factories.viewer(cast.piotr)
    with pytest.raises(sharing.PostAddressChanged):
        async with transaction() as session:
            await sharing.see_post(session, owner, share.id, ONE_FORM)
    with pytest.raises(sharing.PostAddressChanged):
        async with transaction() as session:
            await sharing.decline_post(session, owner, share.id, ONE_FORM, "Not there.")
    assert await queue(cast.piotr) == [share.id]
    assert await pending(cast.ana) == 5


async def test_declining_is_done_in_words_that_the_member_reads(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await give(cast.ana, share)
    with pytest.raises(sharing.NothingWritten):
        await decline(cast.piotr, share, "  ")
    await decline(cast.piotr, share)
    back = await share_of(share.id)
    assert (back.evidence, back.post_url, back.post_answer) == ("said", "", "The link shows somebody else’s post.")
    async with reading() as session:
        [notice] = (await session.exec(select(Notice))).all()
    assert (notice.member_id, notice.kind, notice.href) == (cast.ana.id, "post_declined", "/me/impact")
    await give(cast.ana, share)
    assert await queue(cast.piotr) == [share.id]


async def test_after_declining_clicks_still_speak(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await give(cast.ana, share)
    await record(hit(share))
    assert (await share_of(share.id)).evidence == "url"
    await decline(cast.piotr, share)
    assert (await share_of(share.id)).evidence == "clicked"


async def test_giving_the_address_says_that_it_went_out(cast: Cast, hands: Hands):
    plan = await begin(cast.ana, await a_card(), network="linkedin")
    await give(cast.ana, await share_of(plan.id))
    assert len(await facts("ShareConfirmed")) == 1


async def test_the_same_post_cannot_be_handed_in_twice_not_even_at_once(cast: Cast, hands: Hands):
    card = await a_card()
    shares = [await say(cast.ana, card), await say(cast.maja, card)]
    done = await asyncio.gather(give(cast.ana, shares[0]), give(cast.maja, shares[1]), return_exceptions=True)
    assert {type(answer) for answer in done} == {str, sharing.PostAlreadyGiven}


async def test_a_message_has_no_address_and_a_profile_is_no_post(cast: Cast, hands: Hands):
    by_whatsapp = await say(cast.ana, await a_card(), network="whatsapp")
    with pytest.raises(sharing.PostHasNoAddress):
        await give(cast.ana, by_whatsapp)
    share = await say(cast.ana, await a_card())
    with pytest.raises(sharing.PostNotRecognised):
        await give(cast.ana, share, "https://www.linkedin.com/in/ana-kralj")


async def test_only_owners_look_and_never_at_their_own_post(cast: Cast, hands: Hands):
    share = await say(cast.piotr, await a_card())
    with pytest.raises(NotFound):
        await look(cast.ines, share)
    await give(cast.piotr, share)
    for nobody in (cast.ana, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            await look(nobody, share)
        with pytest.raises(NotAllowed):
            await queue(nobody)
    with pytest.raises(sharing.OwnPost):
        await look(cast.piotr, share)
    await look(cast.ines, share)
    with pytest.raises(sharing.PostAlreadySeen):
        await give(cast.piotr, share, POST.replace("0001", "0002"))
