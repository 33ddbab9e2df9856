"""Open screens hear of changes: after the commit, at once, and then at most every half second."""

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest

from advocacy_app import config, live
from advocacy_app.db import transaction
from advocacy_app.integrations import slate
from advocacy_app.models import Member
from advocacy_app.services import feed, privacy
from tests import factories
from tests.cast import Cast

Pushes = list[tuple[str, str]]


@pytest.fixture
async def pushes(db: str) -> AsyncIterator[Pushes]:
    """What the screens of this process hear."""
    heard: Pushes = []

    async def hear(topic: str, member: str) -> None:
        heard.append((topic, member))

    live.forget()
    async with live.broadcasting(hear):
        yield heard


async def announce(topic: str, member: str = "") -> None:
    async with transaction() as session:
        live.announce(session, topic, member)
    await live.settle()


async def test_a_change_is_heard_once_it_is_committed(pushes: Pushes):
    async with transaction() as session:
        live.announce(session, "feed")
        assert pushes == []
    await live.settle()
    assert pushes == [("feed", "")]


async def test_what_was_rolled_back_is_not_heard(pushes: Pushes):
    async with transaction() as session:
        live.announce(session, "feed")
        await session.rollback()
    await live.settle()
    assert pushes == []


async def test_many_changes_are_one_push_at_once_and_one_half_a_second_later(pushes: Pushes):
    for _ in range(20):
        await announce("boards")
    assert pushes == [("boards", "")]
    await asyncio.sleep(live.SHORTEST_PAUSE + 0.1)
    await live.settle()
    assert pushes == [("boards", "")] * 2


async def test_a_notice_is_heard_by_its_member_alone(pushes: Pushes):
    await announce("inbox", "ana")
    await announce("inbox", "maja")
    assert pushes == [("inbox", "ana"), ("inbox", "maja")]


async def test_every_worker_hears_what_any_process_announces(
    redis_url: str, settings: config.Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("ADVOCACY_REDIS_URL", redis_url)
    config.settings.cache_clear()
    heard = asyncio.Event()

    async def hear(topic: str, member: str) -> None:
        if (topic, member) == ("feed", ""):
            heard.set()

    live.forget()
    async with live.broadcasting(hear):
        for _ in range(50):
            await live.tell("feed", "")
            if heard.is_set():
                break
            await asyncio.sleep(0.1)
        assert heard.is_set()


async def test_open_phones_let_go_of_an_erased_persons_posts_at_once(cast: Cast, pushes: Pushes):
    async with transaction() as session:
        await privacy.erase(session, await session.get_one(Member, cast.ana.id))
    await live.settle()
    assert ("feed", "") in pushes


async def test_open_phones_let_go_of_a_reported_comment_at_once(cast: Cast, pushes: Pushes):
    async with transaction() as session:
        card = await factories.card(session)
        comment = await feed.comment(session, factories.viewer(cast.ana), card.slug, "Lovely.")
    async with transaction() as session:
        await feed.report_comment(session, factories.viewer(cast.maja), comment, "unkind")
    await live.settle()
    assert ("feed", "") in pushes


async def test_what_a_command_changes_reaches_the_screens_of_the_one_worker(pushes: Pushes, cast: Cast):
    """The command is another process: it ends before anybody could ask it."""
    command = [sys.executable, "-m", "advocacy_app.cli", "erase-member", str(cast.ana.email), "--yes"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    assert await process.wait() == 0
    await asyncio.sleep(2 * slate.LOOK_SECONDS)
    await live.settle()
    assert ("feed", "") in pushes


def test_where_nobody_reads_a_command_leaves_nothing_behind(settings: config.Settings):
    slate.write("feed", "")
    assert not (settings.data_dir / "slate").exists()
