"""The inbox of one member: told once, in their language, without words of others in the row."""

import asyncio
import json

import pytest
from sqlmodel import select

from advocacy_app import bus
from advocacy_app.db import reading, transaction
from advocacy_app.events import AppealSent, CardCommented, CardFeatured, ShareConfirmed
from advocacy_app.models import Comment, Member, Notice
from advocacy_app.read_models.inbox import NoticeView
from advocacy_app.services import notifications
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands

pytestmark = BOTH


async def told(member: Member, kind: str, key: str, /, **args: str | int) -> bool:
    async with transaction() as session:
        return await notifications.notify(session, member.id, kind, key, "", **args)


async def inbox(member: Member) -> list[NoticeView]:
    async with reading() as session:
        return await notifications.inbox(session, factories.viewer(member))


async def unread(member: Member) -> int:
    async with reading() as session:
        return await notifications.unread(session, factories.viewer(member))


async def switch(member: Member, kind: str, *, wanted: bool) -> None:
    async with transaction() as session:
        await notifications.switch(session, factories.viewer(member), kind, wanted=wanted)


async def deliver() -> None:
    while await bus.deliver_next():
        pass


async def test_the_same_happening_is_told_once(cast: Cast) -> None:
    assert await told(cast.ana, "reminder", "r1")
    assert not await told(cast.ana, "reminder", "r1")
    assert len(await inbox(cast.ana)) == 1


async def test_two_tellings_at_once_are_one_notice(cast: Cast) -> None:
    assert sorted(await asyncio.gather(*(told(cast.ana, "reminder", "r1") for _ in range(4)))) == [False] * 3 + [True]


async def test_the_same_happening_may_be_told_to_two_people(cast: Cast) -> None:
    assert await told(cast.ana, "reminder", "r1")
    assert await told(cast.maja, "reminder", "r1")


async def test_a_kind_that_is_switched_off_leaves_none(cast: Cast) -> None:
    await switch(cast.ana, "reminder", wanted=False)
    assert not await told(cast.ana, "reminder", "r1")
    assert await told(cast.ana, "points_landed", "p1", n=5)
    assert [notice.title for notice in await inbox(cast.ana)] == ["5 points have landed"]


async def test_a_kind_can_be_switched_on_again(cast: Cast) -> None:
    for wanted in (False, False, True, True):
        await switch(cast.ana, "reminder", wanted=wanted)
    assert await told(cast.ana, "reminder", "r1")


async def test_no_kind_can_be_invented(cast: Cast) -> None:
    with pytest.raises(notifications.KindUnknown):
        await switch(cast.ana, "gossip", wanted=False)


async def test_switches_belong_to_one_person(cast: Cast) -> None:
    await switch(cast.ana, "reminder", wanted=False)
    assert await told(cast.maja, "reminder", "r1")


async def test_owners_kinds_are_for_owners(cast: Cast) -> None:
    async with reading() as session:
        mine = await notifications.kinds(session, factories.viewer(cast.ana))
        theirs = await notifications.kinds(session, factories.viewer(cast.piotr))
    assert not [kind for kind in mine if kind.owners]
    assert notifications.by_reader(theirs)[1]


async def test_only_those_who_run_the_programme_hear_of_a_question(cast: Cast) -> None:
    async with transaction() as session:
        await bus.record(session, AppealSent(actor=cast.ana.id, appeal="0" * 32))
    await deliver()
    assert [await unread(member) for member in (cast.ana, cast.tomek, cast.piotr, cast.ines)] == [0, 0, 1, 1]


async def test_a_comment_is_told_to_the_author_but_not_an_own_one(cast: Cast) -> None:
    async with transaction() as session:
        post = await factories.card(session, "My bench", author_id=cast.ana.id)
        for number, member in enumerate((cast.ana, cast.maja)):
            said = Comment(id=str(number), card_id=post.id, member_id=member.id, text="Secret words", at=post.made_at)
            session.add(said)
            await session.flush()
            await bus.record(session, CardCommented(actor=member.id, card=post.id, comment=said.id))
    await deliver()
    (notice,) = await inbox(cast.ana)
    assert (notice.title, notice.text) == ("Maja Kos commented on your post", "“My bench”")
    assert notice.href == f"/c/{post.slug}#comments"


async def test_a_row_holds_ids_and_numbers_only(cast: Cast) -> None:
    async with transaction() as session:
        post = await factories.card(session, "My bench", author_id=cast.ana.id)
        share = await factories.share(session, cast.maja, post, evidence="said")
        await bus.record(session, ShareConfirmed(actor=cast.maja.id, share=share.id))
        await bus.record(session, CardFeatured(actor=cast.piotr.id, card=post.id))
    await deliver()
    async with reading() as session:
        rows = (await session.exec(select(Notice).where(Notice.member_id == cast.ana.id))).all()
    values = {value for row in rows for value in json.loads(row.args).values()}
    assert values == {cast.maja.id, post.id}


async def test_hidden_people_show_as_a_colleague_and_others_as_they_chose(cast: Cast) -> None:
    for number, member in enumerate((cast.bruno, cast.lena, cast.maja)):
        await told(cast.ana, "comment", f"c{number}", member=member.id)
    titles = {notice.title for notice in await inbox(cast.ana)}
    expected = {"A colleague", "Fjord", "Maja Kos"}
    assert titles == {f"{name} commented on your post" for name in expected}


async def test_who_hides_later_is_hidden_in_old_notices_too(cast: Cast) -> None:
    await told(cast.ana, "comment", "c", member=cast.maja.id)
    async with transaction() as session:
        (await session.get_one(Member, cast.maja.id)).visibility = "hidden"
    assert [notice.title for notice in await inbox(cast.ana)] == ["A colleague commented on your post"]


async def test_notices_stand_by_age_and_the_newest_first(cast: Cast, hands: Hands) -> None:
    for key, days in (("a", 0), ("b", 10), ("c", 2)):
        await told(cast.ana, "reminder", key)
        hands.forward(days=days)
    await told(cast.ana, "reminder", "d")
    today, week, earlier = notifications.grouped(await inbox(cast.ana))
    assert [len(group) for group in (today, week, earlier)] == [1, 1, 2]
    assert (today[0].when, week[0].when) == ("10:30", "Sat")


async def test_opening_the_inbox_reads_everything_of_mine_and_nothing_of_others(cast: Cast) -> None:
    for member in (cast.ana, cast.maja):
        await told(member, "reminder", "r")
    async with transaction() as session:
        await notifications.read_all(session, factories.viewer(cast.ana))
    assert (await unread(cast.ana), await unread(cast.maja)) == (0, 1)
    assert [notice.unread for notice in await inbox(cast.ana)] == [False]
