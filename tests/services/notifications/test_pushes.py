"""Notices reach the phone: encrypted for one browser, once, in the person's hours, and never anybody else's."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlmodel import select

from advocacy_app import ids, outside
from advocacy_app.db import reading, transaction
from advocacy_app.integrations.push import PushPair
from advocacy_app.jobs.pushes import send_pushes
from advocacy_app.models import LoginSession, Member, Notice, PushDue, PushKey, PushSubscription
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity, notifications
from advocacy_app.services.notifications import Hours
from tests import factories, outdoors
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.support.push_service import Phone, Service, running_service

pytestmark = BOTH


@pytest.fixture
async def service(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Service]:
    """A push service on this machine; the rule that an address is https and public has tests of its own."""
    monkeypatch.setattr("advocacy_app.services.notifications.pushes.reachable", lambda _: True)
    async with running_service() as service:
        outdoors.install(push=service.push())
        yield service
    outside._outside.clear()


async def signed_in(member: Member) -> Viewer:
    """The member in a browser of their own."""
    number, moment = ids.new_id(), factories.LONG_AGO
    async with transaction() as session:
        expires = moment.replace(year=2030)
        session.add(
            LoginSession(
                id=number, member_id=member.id, token_hash=number, made_at=moment, seen_at=moment, expires_at=expires
            )
        )
    return replace(factories.viewer(member), session_id=number)


async def reached(viewer: Viewer, phone: Phone) -> None:
    async with transaction() as session:
        await notifications.push_key(session)
        await notifications.subscribe(session, viewer, phone.browser)


async def told(member: Member, key: str, kind: str = "comment") -> bool:
    async with transaction() as session:
        return await notifications.notify(session, member.id, kind, key, "/c/a-new-roast")


async def count(table: type) -> int:
    async with reading() as session:
        return len((await session.exec(select(table))).all())


async def test_a_notice_reaches_the_phone_once_and_says_nothing_personal(cast: Cast, hands: Hands, service: Service):
    phone = service.phone("maja")
    await reached(await signed_in(cast.maja), phone)
    assert await told(cast.maja, "comment:1")
    assert not await told(cast.maja, "comment:1")
    await send_pushes()
    await send_pushes()
    [(name, headers, body)] = service.taken
    said = phone.read(body)
    assert (name, headers["content-encoding"], headers["ttl"]) == ("maja", "aes128gcm", "86400")
    assert (said["title"], said["href"], said["unread"]) == ("Komentarji k mojim objavam", "/c/a-new-roast", 1)
    assert not {word for word in ("Maja", "Kos", cast.maja.id) if word in str(said)}
    assert len(body) < 1024
    assert await count(PushDue) == 0


async def test_nobody_else_is_told(cast: Cast, hands: Hands, service: Service):
    await reached(await signed_in(cast.maja), service.phone("maja"))
    await told(cast.ana, "comment:1")
    await send_pushes()
    assert service.taken == []


async def test_a_notice_to_many_reaches_each_once_however_often_it_is_left(cast: Cast, hands: Hands, service: Service):
    for person in (cast.maja, cast.ana):
        await reached(await signed_in(person), service.phone(person.name[:4].strip()))
    everybody = [cast.maja.id, cast.ana.id, cast.tomek.id]
    for _ in range(2):
        async with transaction() as session:
            await notifications.notify_all(session, everybody, "challenge_open", "open:1", "/challenges")
        await send_pushes()
    assert sorted(name for name, _, _ in service.taken) == ["Ana", "Maja"]


async def test_in_quiet_hours_nothing_comes_and_in_the_morning_it_does(cast: Cast, hands: Hands, service: Service):
    await reached(await signed_in(cast.maja), service.phone("maja"))
    hands.set(2026, 11, 18, 21, 30)
    await told(cast.maja, "comment:1")
    await send_pushes()
    assert service.taken == []
    hands.set(2026, 11, 19, 6, 0)
    await send_pushes()
    assert len(service.taken) == 1


async def test_hours_that_are_chosen_meanwhile_count(cast: Cast, hands: Hands, service: Service):
    viewer = await signed_in(cast.maja)
    await reached(viewer, service.phone("maja"))
    await told(cast.maja, "comment:1")
    async with transaction() as session:
        await notifications.choose_hours(session, viewer, Hours(work_only=True, work_days="5"))
    await send_pushes()
    assert service.taken == []
    hands.set(2026, 11, 20, 9, 0)
    await send_pushes()
    assert len(service.taken) == 1


async def test_what_was_read_switched_off_or_waited_too_long_disturbs_nobody(
    cast: Cast, hands: Hands, service: Service
):
    viewer = await signed_in(cast.maja)
    await reached(viewer, service.phone("maja"))
    await told(cast.maja, "comment:1")
    async with transaction() as session:
        await notifications.read_all(session, viewer)
    await told(cast.maja, "kudos:1", "kudos")
    async with transaction() as session:
        await notifications.switch(session, viewer, "kudos", wanted=False)
    await told(cast.maja, "comment:2")
    hands.forward(days=3, minutes=1)
    await send_pushes()
    assert (service.taken, await count(PushDue)) == ([], 0)


async def test_a_kind_may_stay_in_the_inbox_and_not_ring(cast: Cast, hands: Hands, service: Service):
    viewer = await signed_in(cast.maja)
    await reached(viewer, service.phone("maja"))
    async with transaction() as session:
        await notifications.switch(session, viewer, "comment", wanted=True, pushed=False)
    await told(cast.maja, "comment:1")
    await told(cast.maja, "kudos:1", "kudos")
    await send_pushes()
    async with reading() as session:
        left = await notifications.unread(session, viewer)
        [kind] = [kind for kind in await notifications.kinds(session, viewer) if kind.kind == "comment"]
    assert (len(service.taken), left, kind.wanted, kind.pushed) == (1, 2, True, False)


async def test_switched_off_and_on_again_it_rings_again(cast: Cast, hands: Hands, service: Service):
    viewer = await signed_in(cast.maja)
    await reached(viewer, service.phone("maja"))
    for wanted, pushed in ((True, False), (False, True), (True, True)):
        async with transaction() as session:
            await notifications.switch(session, viewer, "comment", wanted=wanted, pushed=pushed)
        await told(cast.maja, f"comment:{wanted}:{pushed}")
        await send_pushes()
    assert (len(service.taken), await count(Notice)) == (1, 2)


@pytest.mark.parametrize("gone", [404, 410])
async def test_a_browser_that_is_gone_is_forgotten(cast: Cast, hands: Hands, service: Service, gone: int):
    await reached(await signed_in(cast.maja), service.phone("maja"))
    service.moods = [gone]
    await told(cast.maja, "comment:1")
    await send_pushes()
    assert (await count(PushSubscription), await count(PushDue)) == (0, 0)


async def test_a_service_in_trouble_is_asked_again_and_no_redirect_is_followed(
    cast: Cast, hands: Hands, service: Service
):
    await reached(await signed_in(cast.maja), service.phone("maja"))
    service.moods = [429, 503]
    await told(cast.maja, "comment:1")
    for _ in range(3):
        await send_pushes()
        hands.forward(minutes=10)
    assert [headers["topic"] for _, headers, _ in service.taken] == [service.taken[0][1]["topic"]] * 3
    service.moods = [302]
    await told(cast.maja, "comment:2")
    await send_pushes()
    assert (len(service.taken), await count(PushDue)) == (4, 0)


async def test_a_browser_that_signed_out_hears_nothing(cast: Cast, hands: Hands, service: Service):
    viewer = await signed_in(cast.maja)
    await reached(viewer, service.phone("maja"))
    await told(cast.maja, "comment:1")
    async with transaction() as session:
        await identity.revoke_sessions(session, cast.maja.id, only=viewer.session_id)
    await send_pushes()
    assert (service.taken, await count(PushDue)) == ([], 0)


async def test_a_phone_that_changed_hands_tells_only_its_new_owner(cast: Cast, hands: Hands, service: Service):
    phone = service.phone("kitchen")
    await reached(await signed_in(cast.maja), phone)
    await reached(await signed_in(cast.ana), phone)
    await told(cast.maja, "comment:1")
    await told(cast.ana, "comment:1")
    await send_pushes()
    assert [phone.read(body)["title"] for _, _, body in service.taken] == ["Comments on my posts"]


async def test_turned_off_is_off(cast: Cast, hands: Hands, service: Service):
    viewer = await signed_in(cast.maja)
    await reached(viewer, service.phone("maja"))
    async with reading() as session:
        assert (await notifications.hours(session, viewer)).reached
    async with transaction() as session:
        await notifications.unsubscribe(session, viewer)
    await told(cast.maja, "comment:1")
    await send_pushes()
    assert service.taken == []


async def test_two_workers_send_a_notice_once(cast: Cast, hands: Hands, service: Service):
    await reached(await signed_in(cast.maja), service.phone("maja"))
    await told(cast.maja, "comment:1")
    await asyncio.gather(send_pushes(), send_pushes())
    assert len(service.taken) == 1


async def test_another_secret_makes_another_key_and_old_subscriptions_go(
    cast: Cast, hands: Hands, service: Service, monkeypatch: pytest.MonkeyPatch
):
    async with transaction() as session:
        first = (await notifications.push_key(session)).id
    await reached(await signed_in(cast.maja), service.phone("maja"))
    async with transaction() as session:
        row = (await session.exec(select(PushKey))).one()
        row.sealed = PushPair.make().sealed("another secret")
    hands.forward(seconds=1)
    async with transaction() as session:
        assert (await notifications.push_key(session)).id != first
    assert await count(PushSubscription) == 0


async def test_a_token_of_the_api_is_no_browser(cast: Cast, service: Service):
    with pytest.raises(notifications.BrowserOdd):
        await reached(replace(factories.viewer(cast.maja), session_id="0" * 32), service.phone("maja"))
