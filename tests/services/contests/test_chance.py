"""Where chance comes from: witnesses, a public event, a beacon; and what happens when a list closes too late."""

import json
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from advocacy_app.config import settings
from advocacy_app.db import reading, transaction
from advocacy_app.models import Draw, DrawNotice
from advocacy_app.services import contests, draws
from advocacy_app.services.draws.rehearsal import VECTOR
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories

pytestmark = BOTH
ROUND, SIGNATURE = VECTOR
WITNESSES = ("Works council", "Night shift")


async def witnessed(cast: Cast) -> tuple[str, str]:
    """A contest with two witnesses, Ana for the works council and Tomek for the night shift."""
    people = (contests.WitnessForm(WITNESSES[0], cast.ana.id), contests.WitnessForm(WITNESSES[1], cast.tomek.id))
    contest_id = await stories.launched(cast, entropy="witness", witnesses=people)
    for member in (cast.maja, cast.lena):
        await stories.enters(member, contest_id)
    return contest_id, (await stories.draw_of(contest_id)).id


async def test_witnesses_lock_in_a_number_and_reveal_it(cast: Cast, hands: Hands):
    contest_id, draw_id = await witnessed(cast)
    numbers = {member.id: secrets.token_bytes(32) for member in (cast.ana, cast.tomek)}
    for member, name in ((cast.ana, WITNESSES[0]), (cast.tomek, WITNESSES[1])):
        async with transaction() as session:
            commit = draws.witness_commit(draw_id, name, numbers[member.id]).hex()
            await contests.bind(session, factories.viewer(member), draw_id, commit)
    hands.forward(days=7, hours=9)
    await stories.closes()
    await stories.draws()
    assert (await stories.draw_of(contest_id)).state == "closed"
    async with transaction() as session:
        await contests.reveal(session, factories.viewer(cast.ana), draw_id, numbers[cast.ana.id].hex())
    with pytest.raises(contests.NumberUnfit):
        async with transaction() as session:
            await contests.reveal(session, factories.viewer(cast.tomek), draw_id, "0" * 64)
    await stories.draws()
    assert (await stories.draw_of(contest_id)).state == "closed"
    hands.forward(hours=25)
    await stories.draws()
    draw = await stories.draw_of(contest_id)
    assert draw.state == "drawn"
    assert [one["w"] for one in json.loads(draw.entropy)["values"]] == [numbers[cast.ana.id].hex(), None]
    async with reading() as session:
        steps = [await contests.witness_page(session, factories.viewer(one), draw_id) for one in (cast.ana, cast.tomek)]
        page = await contests.proof(session, draw_id, "en")
    assert [step.state for step in steps] == ["over", "missed"]
    assert page.chance[-1] == f"No number came from: {WITNESSES[1]}."


async def test_only_a_witness_locks_in_a_number_and_only_before_the_closing(cast: Cast, hands: Hands):
    _, draw_id = await witnessed(cast)
    with pytest.raises(contests.NoWitness):
        async with transaction() as session:
            await contests.bind(session, factories.viewer(cast.maja), draw_id, "0" * 64)
    hands.forward(days=7, hours=9)
    await stories.closes()
    with pytest.raises(contests.NoWitness):
        async with transaction() as session:
            await contests.bind(session, factories.viewer(cast.ana), draw_id, "0" * 64)


async def test_a_public_event_is_written_down_once(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, entropy="public", public_what="Lotto of 26 November, ascending: 1-2-3")
    await stories.enters(cast.maja, contest_id)
    draw_id = (await stories.draw_of(contest_id)).id
    with pytest.raises(draws.StillOpen):
        async with transaction() as session:
            await contests.tell_event(session, factories.viewer(cast.piotr), draw_id, "3-14-15")
    hands.forward(days=7, hours=9)
    await stories.closes()
    async with transaction() as session:
        await contests.tell_event(session, factories.viewer(cast.piotr), draw_id, " 3-14-15 ")
    with pytest.raises(contests.ValueGiven):
        async with transaction() as session:
            await contests.tell_event(session, factories.viewer(cast.piotr), draw_id, "1-2-3")
    await stories.draws()
    assert json.loads((await stories.draw_of(contest_id)).entropy)["values"] == [{"k": "public", "value": "3-14-15"}]


async def in_the_days_of_the_vector(cast: Cast, hands: Hands) -> tuple[str, str]:
    """A draw whose beacon is the one round that is known to every test, of September 2023."""
    hands.moment = draws.time_of(ROUND) - timedelta(days=1, minutes=10)
    async with transaction() as session:
        contest_id = await contests.begin(session, factories.viewer(cast.piotr))
        moment = hands.moment.astimezone(ZoneInfo("Europe/Warsaw"))
        typed = stories.form(entropy="drand", opens=_typed(moment), closes=_typed(moment + timedelta(hours=24)))
        await contests.write(
            session, factories.viewer(cast.piotr), contest_id, replace(typed, audience={("site", cast.ljubljana.id)})
        )
        await contests.launch(session, factories.viewer(cast.piotr), contest_id)
    await stories.enters(cast.maja, contest_id)
    return contest_id, (await stories.draw_of(contest_id)).id


def _typed(moment: datetime) -> tuple[str, str]:
    """With seconds, since the round of the vector does not come at a full minute."""
    return moment.date().isoformat(), moment.time().isoformat()


async def test_a_genuine_signature_settles_the_draw(cast: Cast, hands: Hands):
    contest_id, draw_id = await in_the_days_of_the_vector(cast, hands)
    async with reading() as session:
        assert await contests.beacon_of(session, draw_id) == ROUND
    hands.forward(days=1, seconds=1)
    await stories.closes()
    async with transaction() as session:
        signature = draws.signature_in(f" {SIGNATURE[:48].upper()} {SIGNATURE[48:]}\n", ROUND)
        await contests.take_beacon(session, factories.viewer(cast.maja), draw_id, signature)
    await stories.draws()
    draw = await stories.draw_of(contest_id)
    assert draw.state == "drawn"
    report = draws.checked(await stories.audit_file(draw.id))
    assert report.failed is None
    assert report.passed[-1].key == "genuine"


async def test_a_list_that_closes_after_the_beacon_spoke_is_opened_anew_with_the_same_people(cast: Cast, hands: Hands):
    contest_id, draw_id = await in_the_days_of_the_vector(cast, hands)
    hands.forward(days=1, minutes=30)
    await stories.closes()
    async with reading() as session:
        both = (await session.exec(select(Draw).order_by(col(Draw.number)))).all()
    assert [draw.state for draw in both] == ["void", "open"]
    assert json.loads(both[1].c0)["prev_draw"] == both[0].c0_sha256
    old, new = await stories.tickets(draw_id), await stories.tickets(both[1].id)
    assert len(old) == len(new) == 1
    assert old[0].c_i != new[0].c_i
    with pytest.raises(contests.EntryClosed):
        await stories.enters(cast.lena, contest_id)
    hands.forward(hours=1)
    await stories.closes()
    assert (await stories.draw_of(contest_id)).state == "closed"


async def test_a_closing_that_people_hear_of_too_late_is_void_as_well(
    cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch
):
    """Telling thousands takes a while; the beacon must not speak meanwhile."""
    contest_id, draw_id = await in_the_days_of_the_vector(cast, hands)
    hands.forward(days=1, minutes=9, seconds=45)
    await stories.closes()
    async with reading() as session:
        both = (await session.exec(select(Draw).order_by(col(Draw.number)))).all()
        told = (await session.exec(select(DrawNotice.draw_id).where(DrawNotice.what == "c1"))).all()
    assert [draw.state for draw in both] == ["void", "open"]
    assert (both[0].c1, told) == ("", [])
    assert [one.excluded for one in await stories.tickets(draw_id)] == [""]
    hands.forward(hours=1)
    await stories.closes()
    assert (await stories.draw_of(contest_id)).state == "closed"


async def test_a_draw_that_cannot_be_drawn_keeps_no_other_waiting(
    cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch
):
    """Its seed was sealed with a secret that somebody has changed since."""
    first = await stories.launched(cast)
    monkeypatch.setenv("ADVOCACY_SECRET", "ab" * 32)
    settings.cache_clear()
    second = await stories.launched(cast)
    hands.forward(days=7, hours=9)
    await stories.closes()
    await stories.draws()
    assert (await stories.draw_of(first)).state == "closed"
    assert (await stories.draw_of(second)).state == "drawn"


async def test_the_seed_is_escrowed_for_somebody_else(cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch):
    secret, public = contests.new_escrow_key()
    monkeypatch.setenv("ADVOCACY_ESCROW_NAME", "Works council")
    monkeypatch.setenv("ADVOCACY_ESCROW_KEY", public.hex())
    settings.cache_clear()
    draw = await stories.draw_of(await stories.launched(cast))
    opening = draws.opening_of(draw.c0)
    held = bytes.fromhex(draw.escrow)
    assert opening.escrow == draws.Escrow("Works council", draws.sha256(held))
    async with reading() as session:
        seed = await contests.escrowed_seed(session, draw.id, secret)
        with pytest.raises(contests.ContestGone):
            await contests.escrowed_seed(session, draw.id, bytes(32))
    assert draws.seed_commit(draw.id, seed) == opening.seed_commit
