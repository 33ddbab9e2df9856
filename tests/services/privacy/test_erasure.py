"""Erasing a person: no word of theirs stays, and nobody else notices."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from advocacy_app import bus, own_data
from advocacy_app.config import settings
from advocacy_app.db import reading, rows, transaction
from advocacy_app.models import (
    Balance,
    BoardScore,
    Card,
    Comment,
    EventRow,
    ImportSource,
    LoginSession,
    Member,
    Notice,
    Picture,
)
from advocacy_app.outside import outside
from advocacy_app.services import identity, notifications
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH
from tests.services.leaderboards.stories import gains, violations
from tests.services.privacy.lives import lead_a_life, traces_of

pytestmark = [BOTH, pytest.mark.usefixtures("outside_here")]
CANARY = "Kanarek"


def _keep_mail(mail: dict[str, str]) -> None:
    settings().outbox.mkdir()
    (settings().outbox / "1.json").write_text(json.dumps(mail))


async def test_not_one_byte_of_the_person_stays(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with transaction() as session:
        await lead_a_life(session, cast.ana, CANARY)
        member = await session.get_one(Member, cast.ana.id)
        member.email, member.name = f"{CANARY}@lindhall.example", f"{CANARY} Kralj"
    mail = {"to": f"{CANARY}@lindhall.example".lower(), "text": f"Hello {CANARY} Kralj"}
    _keep_mail(mail)
    assert await traces_of(CANARY, tmp_path)

    await own_data.erase_member(cast.ana.id)

    assert await traces_of(CANARY, tmp_path) == []
    assert CANARY not in "".join(capsys.readouterr())
    async with reading() as session:
        assert await session.get(Member, cast.ana.id) is None


async def test_the_sums_and_boards_of_others_stay(cast: Cast) -> None:
    for member, n in ((cast.ana, 7), (cast.maja, 11), (cast.lena, 3)):
        await gains(member, n)

    async def others() -> list[tuple[str, int]]:
        async with reading() as session:
            found = select(BoardScore.account, BoardScore.points).where(BoardScore.account != cast.ana.account)
            balances = select(Balance.account, Balance.posted)
            return sorted([*(await session.exec(found)).all(), *(await session.exec(balances)).all()])

    before = await others()
    await own_data.erase_member(cast.ana.id)

    assert await others() == before
    assert await violations() == []


async def test_nothing_leads_from_the_ledger_to_the_person(cast: Cast) -> None:
    await gains(cast.ana, 7)
    await own_data.erase_member(cast.ana.id)
    async with reading() as session:
        assert (await session.exec(select(Member).where(Member.account == cast.ana.account))).all() == []
        listed = select(BoardScore.listed).where(BoardScore.account == cast.ana.account)
        assert set((await session.exec(listed)).all()) == {False}


async def test_notices_of_others_about_the_person_go_too(cast: Cast) -> None:
    async with transaction() as session:
        post = await factories.card(session, author_id=cast.ana.id)
        await notifications.notify(session, cast.maja.id, "shared", "a", member=cast.ana.id)
        await notifications.notify(session, cast.maja.id, "featured", "b", f"/c/{post.slug}", card=post.id)
        await notifications.notify(session, cast.maja.id, "shared", "c", member=cast.lena.id)

    await own_data.erase_member(cast.ana.id)

    async with reading() as session:
        assert len((await session.exec(select(Notice))).all()) == 1


async def test_posts_go_with_their_pictures_and_company_content_stays(cast: Cast) -> None:
    async with transaction() as session:
        mine = await factories.picture(session, made_by=cast.piotr.id)
        company = await factories.picture(session, made_by=cast.piotr.id)
        await factories.card(session, author_id=cast.piotr.id, picture_id=mine.id)
        kept = await factories.card(session, owner_id=cast.piotr.id, picture_id=company.id)
        session.add(ImportSource(id="s", url="https://f.example/feed", owner_id=cast.piotr.id, made_at=kept.made_at))
    for picture in (mine, company):
        await outside().storage.put(f"picture/{picture.id}/480.webp", b"x")

    await own_data.erase_member(cast.piotr.id)

    async with reading() as session:
        assert [c.owner_id for c in (await session.exec(select(Card))).all()] == [None]
        assert [(p.id, p.made_by) for p in (await session.exec(select(Picture))).all()] == [(company.id, "")]
        assert (await session.exec(select(ImportSource.owner_id))).all() == [""]
    assert not await outside().storage.exists(f"picture/{mine.id}/480.webp")
    assert await outside().storage.exists(f"picture/{company.id}/480.webp")


async def test_what_others_wrote_stays(cast: Cast) -> None:
    async with transaction() as session:
        card = await factories.card(session)
        for number, member in enumerate((cast.ana, cast.maja)):
            session.add(Comment(id=str(number), card_id=card.id, member_id=member.id, text="Nice", at=card.made_at))
    await own_data.erase_member(cast.ana.id)
    async with reading() as session:
        assert (await session.exec(select(Comment.member_id))).all() == [cast.maja.id]


async def test_every_session_ends(cast: Cast) -> None:
    async with transaction() as session:
        token = await identity.open_session(session, cast.ana)
    await own_data.erase_member(cast.ana.id)
    async with reading() as session:
        assert await identity.find_viewer(session, token) is None
        assert (await session.exec(select(LoginSession))).all() == []


async def test_the_log_says_that_it_happened_with_ids_only(cast: Cast) -> None:
    await own_data.erase_member(cast.ana.id, actor=cast.ana.id)
    async with reading() as session:
        erased = select(EventRow).where(EventRow.name == "MemberErased")
        assert json.loads((await session.exec(erased)).one().payload) == {"member": cast.ana.id}
        audit = await rows(session, text("SELECT subject FROM auditentry WHERE deed = 'member_erased'"))
        assert [tuple(row) for row in audit] == [(f"member:{cast.ana.id}",)]


async def test_what_still_waits_for_delivery_does_no_harm(cast: Cast) -> None:
    await gains(cast.ana, 5)
    await own_data.erase_member(cast.ana.id)
    while await bus.deliver_next():
        pass
    async with reading() as session:
        assert (await session.exec(select(Notice).where(col(Notice.member_id) == cast.ana.id))).all() == []


async def test_somebody_who_is_gone_cannot_be_erased_again(cast: Cast) -> None:
    await own_data.erase_member(cast.ana.id)
    with pytest.raises(identity.NobodyThere):
        await own_data.erase_member(cast.ana.id)
