"""A contest from the first word to the proof: bound at the opening, sealed at the closing, checked by anybody."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select, text

from advocacy_app.db import reading, transaction
from advocacy_app.models import AuditEntry, Draw, DrawNotice, DrawReceipt, Member, Notice
from advocacy_app.services import contests, draws, identity
from advocacy_app.services.errors import Refusal
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories

pytestmark = BOTH
BEFORE_CLOSING = {"days": 7, "hours": 7}


def checked(file: bytes, tmp_path: Path, receipt: bytes = b"") -> subprocess.CompletedProcess[str]:
    """What plain Python says with the program that lies in the audit file."""
    (tmp_path / "verify.py").write_bytes(draws.verifier())
    (tmp_path / "audit.zip").write_bytes(file)
    (tmp_path / "receipt.json").write_bytes(receipt)
    words = ["verify.py", "audit.zip", *(["receipt.json"] if receipt else [])]
    return subprocess.run(
        [sys.executable, "-I", *words], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )


async def test_a_draw_can_be_checked_by_plain_python(cast: Cast, hands: Hands, tmp_path: Path):
    draw = await stories.drawn(cast, hands)
    async with reading() as session:
        receipt = await contests.receipt_of(session, factories.viewer(cast.bruno), draw.id)
    said = checked(await stories.audit_file(draw.id), tmp_path, contests.as_file(receipt))
    assert said.returncode == 0, said.stdout + said.stderr
    assert receipt.c_i[:16] in said.stdout


async def test_the_opening_binds_the_frozen_rules(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    draw = await stories.draw_of(contest_id)
    async with reading() as session:
        kept = (await session.exec(select(Draw.c0))).one()
        [rules] = await session.exec(text("SELECT text, sha256 FROM contestrules"))  # type: ignore[call-overload]
    opening = draws.opening_of(kept)
    assert opening.rules_sha256.hex() == rules.sha256 == draws.rules_sha256(rules.text).hex()
    assert opening.prizes == ("A weekend in Trieste", "A dinner")
    assert draw.c0_sha256 == draws.sha256(kept).hex()
    for heading in ("Rules: Hands", "Regolamento: Hands", "Pravila: Hands", "Regulamin: Hands", "Regler: Hands"):
        assert heading in rules.text


async def test_each_draw_names_the_one_before(cast: Cast, hands: Hands):
    first = await stories.draw_of(await stories.launched(cast))
    hands.forward(minutes=1)
    second = await stories.draw_of(await stories.launched(cast))
    assert json.loads(first.c0)["prev_draw"] is None
    assert json.loads(second.c0)["prev_draw"] == first.c0_sha256


async def test_entering_by_ten_sockets_at_once_is_one_ticket(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    new = await asyncio.gather(*(stories.enters(cast.maja, contest_id) for _ in range(10)))
    assert sorted(new) == [False] * 9 + [True]
    assert len(await stories.tickets((await stories.draw_of(contest_id)).id)) == 1


async def test_an_answer_and_a_tap_are_worth_the_same(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    await stories.enters(cast.maja, contest_id)
    await stories.enters(cast.lena, contest_id, "They knead.")
    assert [one.tickets for one in await stories.tickets((await stories.draw_of(contest_id)).id)] == [1, 1]


async def test_a_tap_that_waited_on_a_phone_comes_too_late(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    hands.forward(days=7, hours=9)
    with pytest.raises(contests.EntryClosed):
        await stories.enters(cast.maja, contest_id)
    await stories.closes()
    with pytest.raises(contests.EntryClosed):
        await stories.enters(cast.maja, contest_id)


async def test_whoever_runs_it_does_not_take_part(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, sites=(cast.ljubljana.id, cast.gdansk.id), prizes=stories.BEST)
    with pytest.raises(contests.OwnContest):
        await stories.enters(cast.piotr, contest_id)


async def test_people_of_other_sites_find_nothing(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    with pytest.raises(contests.ContestGone):
        await stories.enters(cast.ana, contest_id)


async def test_other_rules_than_the_frozen_ones_are_not_accepted(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    with pytest.raises(contests.RulesUnread):
        async with transaction() as session:
            await contests.enter(session, factories.viewer(cast.maja), contest_id, accepts="0" * 64)


async def test_entries_that_arrive_while_the_list_closes_are_on_it_or_refused(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    async with transaction() as session:
        people = [await factories.member(session, f"P{n} Test", site_id=cast.ljubljana.id) for n in range(8)]
    hands.forward(**BEFORE_CLOSING)

    async def enters(n: int) -> bool:
        await asyncio.sleep(0)
        try:
            return await stories.enters(people[n], contest_id)
        except contests.EntryClosed:
            return False

    async def closes() -> None:
        hands.forward(hours=2)
        await stories.closes()

    came = await asyncio.gather(*map(enters, range(4)), closes(), *map(enters, range(4, 8)))
    draw = await stories.draw_of(contest_id)
    listed = json.loads(draw.c1)["entries"]
    assert listed == sum(1 for one in came if one) == len(await stories.tickets(draw.id))


async def test_nobody_changes_the_list_after_the_closing(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands)
    for deed in ("UPDATE drawticket SET tickets = 2", "DELETE FROM drawticket"):
        with pytest.raises(DBAPIError, match="sealed"):
            async with transaction() as session:
                await session.exec(text(deed))  # type: ignore[call-overload]
    new = f"INSERT INTO drawticket (draw_id, c_i, tickets, excluded) VALUES ('{draw.id}', 'x', 1, '')"
    with pytest.raises(DBAPIError, match="sealed"):
        async with transaction() as session:
            await session.exec(text(new))  # type: ignore[call-overload]


@pytest.mark.parametrize("column", ["c0", "seed", "c1", "result", "closes_at"])
async def test_what_was_published_does_not_change(cast: Cast, hands: Hands, column: str):
    await stories.drawn(cast, hands)
    value = "'2027-01-01 00:00:00+00:00'" if column == "closes_at" else "'other'"
    with pytest.raises(DBAPIError, match="do not change"):
        async with transaction() as session:
            await session.exec(text(f"UPDATE draw SET {column} = {value}"))  # type: ignore[call-overload]


@pytest.mark.parametrize("table", ["contestrules", "drawnotice"])
async def test_rules_and_notices_are_append_only(cast: Cast, hands: Hands, table: str):
    await stories.drawn(cast, hands)
    with pytest.raises(DBAPIError, match="append-only"):
        async with transaction() as session:
            await session.exec(text(f"DELETE FROM {table}"))  # type: ignore[call-overload]


async def test_frozen_rules_cannot_be_edited(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    with pytest.raises(contests.RulesFrozen):
        async with transaction() as session:
            await contests.write(session, factories.viewer(cast.piotr), contest_id, stories.form(title="Other"))


async def test_whoever_left_before_the_closing_is_excluded_with_the_reason(cast: Cast, hands: Hands, tmp_path: Path):
    contest_id = await stories.launched(cast)
    for member in (cast.maja, cast.lena, cast.bruno):
        await stories.enters(member, contest_id)
    async with transaction() as session:
        await identity.deactivate(session, await session.get_one(Member, cast.maja.id), by=None)
        await contests.step_back(session, factories.viewer(cast.lena), contest_id)
    hands.forward(days=7, hours=9)
    await stories.closes()
    await stories.draws()
    draw = await stories.draw_of(contest_id)
    c1 = json.loads(draw.c1)
    assert sorted(one["reason_code"] for one in c1["excluded"]) == ["left", "withdrawn"]
    assert c1["entries"] == 1
    assert checked(await stories.audit_file(draw.id), tmp_path).returncode == 0


async def test_who_stepped_back_may_come_back(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    await stories.enters(cast.maja, contest_id)
    async with transaction() as session:
        await contests.step_back(session, factories.viewer(cast.maja), contest_id)
    assert await stories.enters(cast.maja, contest_id)
    hands.forward(days=7, hours=9)
    await stories.closes()
    assert json.loads((await stories.draw_of(contest_id)).c1)["entries"] == 1


async def test_with_no_entries_nobody_took_part(cast: Cast, hands: Hands, tmp_path: Path):
    contest_id = await stories.launched(cast)
    hands.forward(days=7, hours=9)
    await stories.closes()
    await stories.draws()
    draw = await stories.draw_of(contest_id)
    assert json.loads(draw.result) == {"picks": []}
    assert checked(await stories.audit_file(draw.id), tmp_path).returncode == 0


async def test_an_erased_person_leads_to_no_ticket_and_the_file_still_verifies(
    cast: Cast, hands: Hands, tmp_path: Path
):
    draw = await stories.drawn(cast, hands)
    await stories.erased(cast.maja.id)
    async with reading() as session:
        left = (await session.exec(select(DrawReceipt.member_id).where(DrawReceipt.draw_id == draw.id))).all()
    assert cast.maja.id not in left
    assert len(left) == 2
    assert checked(await stories.audit_file(draw.id), tmp_path).returncode == 0


async def test_everybody_concerned_is_told_the_same_words(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands)
    async with reading() as session:
        told = (await session.exec(select(DrawNotice).order_by(col(DrawNotice.id)))).all()
        inbox = (await session.exec(select(Notice).where(Notice.kind == "draw_closed"))).all()
    assert [(one.what, one.channel, one.recipients) for one in told] == [
        ("c0", "inbox", 3),
        ("c0", "page", 0),
        ("c1", "inbox", 3),
        ("c1", "page", 0),
        ("c2", "inbox", 3),
        ("c2", "page", 0),
    ]
    assert {json.loads(one.args)["phrase"] for one in inbox} == {draws.phrase(bytes.fromhex(draw.c1_sha256))}


async def test_until_the_closing_it_can_be_called_off_and_never_after(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    await stories.enters(cast.maja, contest_id)
    async with transaction() as session:
        await contests.cancel(session, factories.viewer(cast.piotr), contest_id)
    assert (await stories.draw_of(contest_id)).state == "cancelled"
    draw = await stories.drawn(cast, hands)
    with pytest.raises(contests.CannotCancel):
        async with transaction() as session:
            await contests.cancel(session, factories.viewer(cast.piotr), draw.contest_id)


async def test_only_owners_run_contests(cast: Cast, hands: Hands):
    with pytest.raises(Refusal):
        async with transaction() as session:
            await contests.begin(session, factories.viewer(cast.tomek))


async def test_an_auditor_gets_the_sealed_list_and_the_log_says_so(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands)
    async with transaction() as session:
        listed = await contests.sealed_list(session, draw.id)
    for one in listed:
        receipt = draws.Receipt(draw.id, one["subject_id"], bytes.fromhex(one["salt"]))
        assert receipt.c_i == one["c_i"]
    assert {one["subject_id"] for one in listed} == {cast.maja.id, cast.lena.id, cast.bruno.id}
    async with reading() as session:
        deeds = (await session.exec(select(AuditEntry.deed).where(AuditEntry.subject == f"draw:{draw.id}"))).all()
    assert deeds == ["sealed_list_read"]
