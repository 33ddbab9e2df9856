"""What is issued, and what programs of others make of it."""

from datetime import timedelta

import pytest
from sqlmodel import func, select

from advocacy_app import clock, config
from advocacy_app.db import reading, transaction
from advocacy_app.jobs.runner import deliver_all
from advocacy_app.models import Credential, CredentialPaper, Member, Notice, SigningKey, TrackPass
from advocacy_app.services import credentials
from advocacy_app.services.errors import TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.credentials.stories import TRACK, check, elsewhere, issue, keys, revoke, status_list, token_of
from tests.services.training.stories import learn_all

pytestmark = BOTH


async def count(table: type) -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).select_from(table))).one()


async def test_passing_a_track_brings_a_credential_and_a_notice(cast: Cast, hands: Hands):
    await learn_all(cast.ana)
    await deliver_all()
    async with reading() as session:
        mine = await credentials.mine(session, factories.viewer(cast.ana))
        told = (await session.exec(select(Notice.kind).where(Notice.member_id == cast.ana.id))).all()
    assert [(each.title, each.state) for each in mine] == [("Photos and consent", "valid")]
    assert "credential" in told


async def test_it_is_issued_once(cast: Cast, hands: Hands):
    for _ in range(2):
        await issue(cast.ana)
    assert await count(Credential) == await count(CredentialPaper) == 1


async def test_a_program_of_others_verifies_signature_shape_and_status(cast: Cast, hands: Hands):
    mine = await issue(cast.ana)
    found = elsewhere(await token_of(mine.id), await keys(), list=await status_list())
    assert found["ok"], found
    subject = found["payload"]["credentialSubject"]
    assert subject["achievement"]["name"] == "Photos and consent"
    assert subject["identifier"][0]["identityHash"] == cast.ana.name
    assert str(cast.ana.email) not in str(found["payload"])


async def test_a_program_of_others_refuses_what_was_altered_forged_or_revoked(cast: Cast, hands: Hands):
    token, known = await token_of((await issue(cast.ana)).id), await keys()
    header, _, signature = token.split(".")
    other = await token_of((await issue(cast.bruno)).id)
    assert (
        elsewhere(f"{header}.{other.split('.')[1]}.{signature}", known)["why"]
        == "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"
    )
    assert elsewhere(token, {"keys": []})["why"] == "ERR_JWKS_NO_MATCHING_KEY"
    await revoke(cast.piotr, (await issue(cast.ana)).id)
    assert elsewhere(token, known, list=await status_list())["why"] == "revoked"
    assert elsewhere(other, known, list=await status_list())["ok"]


async def test_after_a_new_key_old_files_verify_and_new_ones_too(cast: Cast, hands: Hands):
    old = await token_of((await issue(cast.ana)).id)
    hands.forward(days=1)
    async with transaction() as session:
        await credentials.rotate_key(session)
    new = await token_of((await issue(cast.bruno)).id)
    known = await keys()
    assert len(known["keys"]) == 2
    assert elsewhere(old, known)["protectedHeader"]["kid"] != elsewhere(new, known)["protectedHeader"]["kid"]
    assert {(await check(old)).state, (await check(new)).state} == {"valid"}


async def test_with_another_secret_a_new_key_signs_and_old_files_stay_valid(
    cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch
):
    old = await token_of((await issue(cast.ana)).id)
    monkeypatch.setenv("ADVOCACY_SECRET", "f" * 64)
    config.settings.cache_clear()
    hands.forward(days=1)
    await issue(cast.bruno)
    assert await count(SigningKey) == 2
    assert (await check(old)).state == "valid"


async def test_a_credential_may_end_after_some_months(cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADVOCACY_CREDENTIAL_MONTHS", "12")
    config.settings.cache_clear()
    hands.set(2024, 2, 29, 9, 0)
    mine = await issue(cast.ana)
    token, known = await token_of(mine.id), await keys()
    assert mine.line == "Valid until 28 February 2025"
    assert elsewhere(token, known, now="2025-02-27T00:00:00Z")["ok"]
    assert elsewhere(token, known, now="2025-03-01T00:00:00Z")["why"] == "ERR_JWT_EXPIRED"
    hands.set(2025, 3, 1, 9, 0)
    assert (await check(token)).state == "expired"


async def test_those_who_passed_before_get_theirs(cast: Cast, hands: Hands):
    async with transaction() as session:
        session.add(TrackPass(member_id=cast.ana.id, track=TRACK, version=1, at=clock.now() - timedelta(days=90)))
        session.add(TrackPass(member_id=cast.jakob.id, track=TRACK, version=1, at=clock.now() - timedelta(days=90)))
    async with transaction() as session:
        assert await credentials.issue_missing(session) == 1
    async with transaction() as session:
        assert await credentials.issue_missing(session) == 0


async def test_the_private_key_is_nowhere_in_the_database_in_the_clear(cast: Cast, hands: Hands):
    await issue(cast.ana)
    async with reading() as session:
        row = (await session.exec(select(SigningKey))).one()
    assert row.sealed.count(".") == 4
    assert '"d"' not in row.public


async def test_what_was_revoked_is_not_issued_again_by_itself(cast: Cast, hands: Hands):
    number = (await issue(cast.ana)).id
    await revoke(cast.piotr, number)
    async with transaction() as session:
        assert not await credentials.issue(session, cast.ana, TRACK)
        assert await credentials.issue_missing(session) == 0


async def test_a_new_name_comes_with_a_new_credential_and_the_one_before_is_revoked(cast: Cast, hands: Hands):
    number = (await issue(cast.ana)).id
    before = await token_of(number)
    async with transaction() as session:
        member = await session.get_one(Member, cast.ana.id)
        member.name = "Ana Novak"
    assert (await check(before)).holder == "Ana Kralj"
    async with transaction() as session:
        new = await credentials.issue_anew(session, number)
    told = await check(await token_of(new))
    assert (told.state, told.holder) == ("valid", "Ana Novak")
    assert (await check(before)).state == "revoked"
    with pytest.raises(credentials.CredentialGone):
        async with transaction() as session:
            await credentials.issue_anew(session, number)


async def test_a_reason_that_is_too_long_is_refused_and_nothing_is_revoked(cast: Cast, hands: Hands):
    number = (await issue(cast.ana)).id
    async with transaction() as session:
        with pytest.raises(TooLong):
            await credentials.revoke(session, factories.viewer(cast.piotr), number, "x" * 501)
    async with reading() as session:
        [mine] = await credentials.mine(session, factories.viewer(cast.ana))
    assert mine.state == "valid"
