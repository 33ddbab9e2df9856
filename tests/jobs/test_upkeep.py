"""What the jobs do, each by its own name."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from sqlmodel import SQLModel, func, select

from advocacy_app import bus, clock, ids, outside
from advocacy_app.db import Session, reading, transaction
from advocacy_app.events import ThanksSaid
from advocacy_app.integrations.images import ImageWorkers
from advocacy_app.integrations.mail import open_mailer
from advocacy_app.integrations.ranking import NullRanking
from advocacy_app.integrations.storage import open_store
from advocacy_app.integrations.web import NullWeb
from advocacy_app.jobs.pictures import drop_forgotten_pictures, drop_orphaned_blobs
from advocacy_app.models import Card, Delivery, EventRow, LoginSession, Picture, SignInLink, VisitorSalt
from advocacy_app.services import feed, identity, sharing
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands


async def _run(job: Callable[[Session], Awaitable[int]]) -> int:
    async with transaction() as session:
        return await job(session)


async def _all(table: type[SQLModel]) -> list[SQLModel]:
    async with reading() as session:
        return list((await session.exec(select(table))).all())


async def _published() -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).where(EventRow.name == "CardPublished"))).one()


@BOTH
async def test_a_scheduled_card_is_published_once_when_its_time_comes(cast: Cast, hands: Hands) -> None:
    async with transaction() as session:
        await factories.card(session, state="scheduled", live_at=clock.now() + timedelta(minutes=5))
        await factories.card(session, state="draft", live_at=clock.now())
    assert await _run(feed.publish_due) == 0
    hands.forward(minutes=5)
    assert [await _run(feed.publish_due), await _run(feed.publish_due)] == [1, 0]
    assert await _published() == 1


@BOTH
async def test_a_card_is_archived_when_its_time_is_over(cast: Cast, hands: Hands) -> None:
    async with transaction() as session:
        card = await factories.card(session, expires_at=clock.now() + timedelta(days=1))
        await factories.card(session)
    assert await _run(feed.archive_expired) == 0
    hands.forward(days=1)
    assert [await _run(feed.archive_expired), await _run(feed.archive_expired)] == [1, 0]
    async with reading() as session:
        assert (await session.get_one(Card, card.id)).state == "archived"


async def test_salts_are_gone_within_48_hours(db: str, hands: Hands) -> None:
    async with transaction() as session:
        for day in ("2026-11-16", "2026-11-17", "2026-11-18"):
            session.add(VisitorSalt(day=day, salt="s"))
    assert await _run(sharing.drop_old_salts) == 1
    assert {row.day for row in await _all(VisitorSalt)} == {"2026-11-17", "2026-11-18"}  # type: ignore[attr-defined]


async def test_links_and_sessions_that_ended_long_ago_are_forgotten(cast: Cast, hands: Hands) -> None:
    async with transaction() as session:
        await identity.make_link(session, cast.ana)
        await identity.open_session(session, cast.ana)
        await identity.open_session(session, cast.maja)
        await identity.revoke_sessions(session, cast.maja.id)
    assert [await _run(identity.drop_old_links), await _run(identity.drop_old_sessions)] == [0, 0]
    hands.forward(days=31)
    assert [await _run(identity.drop_old_links), await _run(identity.drop_old_sessions)] == [1, 1]
    assert await _all(SignInLink) == []
    assert len(await _all(LoginSession)) == 1
    hands.forward(days=60)
    assert await _run(identity.drop_old_sessions) == 1


async def test_what_was_delivered_is_forgotten_after_a_week(cast: Cast, hands: Hands) -> None:
    async def listen(session: Session, fact: object) -> None:
        """Hear of it."""

    bus.install(now={}, later={ThanksSaid: (listen,)})
    async with transaction() as session:
        for _ in range(2):
            await bus.record(session, ThanksSaid(actor=cast.ana.id, card="c"))
    await bus.deliver_next()
    hands.forward(days=8)
    assert await _run(bus.drop_delivered) == 1
    assert len(await _all(Delivery)) == 1


async def test_pictures_that_nobody_kept_go_with_their_bytes(cast: Cast, hands: Hands, tmp_path: Path) -> None:
    store = open_store(f"file://{tmp_path / 'media'}")
    mail = open_mailer("", "Advocacy <a@localhost>", tmp_path / "outbox")
    world = outside.Outside(images=ImageWorkers(), storage=store, mail=mail, web=NullWeb({}), ranking=NullRanking())
    outside.install(world)
    async with transaction() as session:
        kept = await factories.picture(session, made_at=clock.now())
        forgotten = await factories.picture(session, state="provisional", made_at=clock.now())
    lost = ids.new_id()
    for picture_id in (kept.id, forgotten.id, lost):
        await store.put(f"picture/{picture_id}/480.webp", b"x")
    assert await _run(drop_forgotten_pictures) == 0
    await drop_orphaned_blobs()
    assert len([blob async for blob in store.blobs()]) == 3
    stored_at = max([blob.stored_at async for blob in store.blobs()])
    hands.moment = max(hands.moment, stored_at) + timedelta(hours=25)
    assert await _run(drop_forgotten_pictures) == 1
    await drop_orphaned_blobs()
    assert [blob.key async for blob in store.blobs()] == [f"picture/{kept.id}/480.webp"]
    assert len(await _all(Picture)) == 1
