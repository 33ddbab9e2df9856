"""What a client of the socket may try: other people's handlers, other people's tabs, floods, nonsense."""

import asyncio
import json
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing

import aiohttp
import pytest
from sqlmodel import select

from advocacy_app.access import MEMORY_SECONDS
from advocacy_app.db import reading, transaction
from advocacy_app.framework import event_name
from advocacy_app.models import Card, Member
from advocacy_app.routes.guard import SOCKETS
from advocacy_app.state.feed import FeedState
from advocacy_app.state.library import LibraryState, TopicsState
from advocacy_app.state.studio.frame import StudioState
from tests import factories
from tests.product import Product
from tests.security.roles import outcome
from tests.wire import HYDRATE, Refused, Wire

LOAD, LOOK, TOGGLE = (event_name(h) for h in (FeedState.load_feed, LibraryState.look_for, TopicsState.toggle_topic))
START = event_name(StudioState.start_card)


@pytest.fixture
async def member(product: Product) -> Member:
    """Somebody new: what earlier tests asked for does not count against them."""
    async with transaction() as session:
        return await factories.member(session, "Vera New")


@pytest.fixture
async def wire(product: Product, member: Member) -> AsyncIterator[Wire]:
    """Her socket."""
    async with Wire.open(product.url, await product.cookie_of(member)) as wire:
        await wire.ask(HYDRATE)
        yield wire


async def _still_works(wire: Wire) -> bool:
    await wire.ask(LOAD, {"shown": []})
    return not wire.said() and any("feed_state" in name for name in wire.deltas())


async def test_a_second_tap_on_what_makes_something_makes_nothing_more(product: Product):
    async with transaction() as session:
        owner = await factories.member(session, "Nina Owner", role="campaign_owner")
    async with Wire.open(product.url, await product.cookie_of(owner)) as wire:
        await wire.ask(HYDRATE)
        for _ in range(3):
            await wire.ask(START)
    async with reading() as session:
        assert len((await session.exec(select(Card).where(Card.owner_id == owner.id))).all()) == 1


# What is not meant to be called


@pytest.mark.parametrize(
    "handler",
    [
        "feed____feed_state._show",
        "feed____feed_state.reset",
        "feed____feed_state.get_state",
        "feed____feed_state.cards",
        "feed____feed_state.__init__",
        "feed____feed_state.dict",
        "gate____session_state._viewer",
        "gate____session_state.reset",
        "said____said_state._tell",
        "nowhere____no_state.nothing",
    ],
)
async def test_what_is_no_event_cannot_be_called(wire: Wire, handler: str) -> None:
    await wire.ask(f"reflex___state____state.advocacy_app___state___{handler}")
    assert not wire.said()
    assert all("said_state" in name for name in wire.deltas())
    assert await _still_works(wire)


async def test_vars_cannot_be_set_from_outside(wire: Wire) -> None:
    session = "reflex___state____state.advocacy_app___state___gate____session_state"
    update = "reflex___state____state.reflex___state____update_vars_internal_state.update_vars_internal"
    for name in ("_viewer", "_session_id", "viewer"):
        await wire.ask(update, {"vars": {f"{session}.{name}": "x", f"{session}.{name}_rx_state_": "x"}})
    assert await _still_works(wire)


async def test_nothing_about_the_session_is_sent_to_the_browser(wire: Wire, member: Member) -> None:
    await wire.ask(HYDRATE)
    heard = json.dumps(wire.heard)
    assert '__session_state": {}' in heard
    assert member.id not in heard
    assert member.account not in heard


# Other people's tabs


async def test_a_stolen_tab_shows_nothing_of_its_owner(product: Product, member: Member) -> None:
    async with Wire.open(product.url, await product.cookie_of(member)) as hers:
        await hers.ask(LOOK, {"words": "secret words"})
        assert "secret words" in json.dumps(hers.heard)
        token = hers.token
        async with Wire.open(product.url, await product.cookie_of(product.cast.maja), token=token) as thief:
            await thief.ask(HYDRATE)
            assert "secret words" not in json.dumps(thief.heard)
    async with Wire.open(product.url, await product.cookie_of(product.cast.maja), token=token) as thief:
        await thief.ask(HYDRATE)
        assert "secret words" not in json.dumps(thief.heard)


async def test_headers_in_the_message_are_not_believed(product: Product, wire: Wire) -> None:
    boss = await product.cookie_of(product.cast.ines)
    forged = {"pathname": "/", "headers": {"cookie": boss}, "token": "x", "sid": "x", "ip": "1.2.3.4"}
    event = {"name": LOAD, "payload": {"shown": []}, "router_data": forged, "token": "somebody-else"}
    await wire.send_raw(json.dumps(["event", event]))
    await wire.listen(0.5)
    assert outcome(wire, "en") == "in"
    assert boss not in json.dumps(wire.heard)


# Too much


async def test_a_flood_is_slowed_down_and_leaves_others_alone(product: Product, wire: Wire) -> None:
    for _ in range(2_000):
        await wire.send(LOAD, {"shown": []})
    async with Wire.open(product.url, await product.cookie_of(product.cast.maja)) as neighbour:
        waits = []
        for _ in range(10):
            begun = time.monotonic()
            await neighbour.send(LOAD, {"shown": []})
            await neighbour.hear_one(5)
            waits.append(time.monotonic() - begun)
    assert sorted(waits)[5] < 1


async def test_who_sends_too_much_in_a_minute_is_told_when_to_go_on(product: Product, member: Member) -> None:
    cookie, told = await product.cookie_of(member), ""
    async with AsyncExitStack() as stack:
        wires = [await stack.enter_async_context(Wire.open(product.url, cookie)) for _ in range(10)]
        for _ in range(90):
            await asyncio.gather(*(wire.send(LOOK, {"words": "x"}) for wire in wires))
        await asyncio.gather(*(wire.listen(3) for wire in wires))
        for wire in wires:
            told = told or "".join(wire.said()[:1])
    assert told.startswith("That was very fast.")


async def test_a_session_has_only_so_many_sockets(product: Product, member: Member) -> None:
    cookie = await product.cookie_of(member)
    async with AsyncExitStack() as stack:
        for _ in range(SOCKETS):
            await stack.enter_async_context(Wire.open(product.url, cookie))
        with pytest.raises(Refused):
            await stack.enter_async_context(Wire.open(product.url, cookie))
    await asyncio.sleep(0.5)
    async with Wire.open(product.url, cookie) as again:
        assert await _still_works(again)


@pytest.mark.parametrize("size", [200_000, 4_000_000])
async def test_a_message_that_is_too_large_is_not_taken(product: Product, wire: Wire, size: int) -> None:
    try:
        await wire.ask(LOOK, {"words": "x" * size})
        assert outcome(wire, "en") == "misfit"
    except (Refused, aiohttp.ClientError, ConnectionError):
        pass
    async with Wire.open(product.url, await product.cookie_of(product.cast.maja)) as neighbour:
        assert await _still_works(neighbour)


# Nonsense


@pytest.mark.parametrize(
    "payload",
    [
        {"slug": 1},
        {"slug": None},
        {"slug": ["a"]},
        {"slug": {"$ne": ""}},
        {"slug": "a\0b"},
        {"slug": "\ud800"},
        {"slug": "a" * 70_000},
        {"slug": "x", "self": "x"},
        {"slug": "x", "__class__": "x"},
        {},
    ],
)
async def test_arguments_that_no_page_sends_are_refused(wire: Wire, payload: dict[str, object]) -> None:
    await wire.ask(TOGGLE, payload)
    assert outcome(wire, "en") == "misfit"


@pytest.mark.parametrize(
    "slug",
    [
        "' OR 1=1 --",
        "../../etc/passwd",
        "%00",
        "${7*7}",
        "{{7*7}}",
        "<script>alert(1)</script>",
        "😀" * 1000,
        "",
        "\u202e",
    ],
)
async def test_hostile_words_are_only_words(wire: Wire, slug: str) -> None:
    await wire.ask(TOGGLE, {"slug": slug})
    assert outcome(wire, "en") in {"in", "misfit"}
    await wire.ask(LOOK, {"words": slug})
    assert outcome(wire, "en") == "in"


async def test_an_address_that_no_database_can_hold_is_refused(wire: Wire) -> None:
    wire.path = "/c/\0"
    await wire.send(LOAD, {"shown": []})
    await wire.listen(1)
    assert outcome(wire, "en") == "misfit"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "{}",
        "null",
        '["event"]',
        '["event", null]',
        '["event", 1]',
        '["event", "text"]',
        '["event", []]',
        '["event", {}]',
        '["event", {"name": 1}]',
        '["event", {"name": "x", "payload": 1}]',
        '["event", {"name": "x", "payload": {}, "router_data": 1}]',
        '["event", {"name": "x", "payload": {}, "router_data": {"headers": 1}}]',
        '["nothing", {}]',
        '["client_error", {"error_type": "x", "message": "a\\nb"}]',
        '["event", ' + "[" * 2000 + "]" * 2000 + "]",
    ],
)
async def test_broken_messages_break_nothing(product: Product, wire: Wire, text: str) -> None:
    try:
        await wire.send_raw(text)
        await wire.listen(0.3)
    except (Refused, aiohttp.ClientError, ConnectionError):
        pass
    async with Wire.open(product.url, await product.cookie_of(product.cast.maja)) as neighbour:
        assert await _still_works(neighbour)


ROOT = "reflex___state____state"
ODD = (
    (f"{ROOT}.hydrate", {"vars": 1}),
    (f"{ROOT}.hydrate_and_load", {"vars": [1]}),
    (f"{ROOT}.hydrate_and_load", {"vars": {"nowhere.x": 1}, "hashes": [None]}),
    (f"{ROOT}.hydrate_and_load", {"hashes": {"a": {}}}),
    (f"{ROOT}.set_is_hydrated", {}),
    (f"{ROOT}.set_is_hydrated", {"value": {"a": []}}),
    (f"{ROOT}.reflex___state____on_load_internal_state.on_load_internal", {"path": 1}),
    (f"{ROOT}.reflex___state____update_vars_internal_state.update_vars_internal", {}),
    (f"{ROOT}.reflex___state____update_vars_internal_state.update_vars_internal", {"vars": {"nowhere.x": 1}}),
    (f"{ROOT}.reflex___state____update_vars_internal_state.update_vars_internal", {"vars": "x" * 5000}),
    (f"{ROOT}.reflex___state____frontend_event_exception_state.handle_frontend_exception", {"info": 1}),
    (f"{ROOT}.nowhere____no_state.nothing", {"a": 1}),
)
BROKEN = ('["event", "text"]', '["event", []]', '["event", {"name": 1}]', '["event", {"name": "x", "payload": 1}]')


async def test_odd_arguments_of_the_frameworks_events_do_not_fill_the_log(product: Product, wire: Wire) -> None:
    log = product.home / "server.log"
    before = log.stat().st_size
    for _ in range(5):
        for name, payload in ODD:
            await wire.send(name, payload)
    await wire.listen(2)
    async with Wire.open(product.url, await product.cookie_of(product.cast.maja)) as other:
        for text in BROKEN * 5:
            await other.send_raw(text)
        await other.listen(1)
    said = log.read_bytes()[before:].decode()
    assert "Traceback" not in said
    assert not wire.said()  # a handler that fails says so, with a code
    assert len(said.splitlines()) <= len(ODD) + len(BROKEN), said
    assert await _still_works(wire)


async def test_a_tab_that_goes_before_it_was_answered_leaves_nothing_behind(product: Product, member: Member) -> None:
    cookie, log = await product.cookie_of(member), product.home / "server.log"
    before = log.stat().st_size
    for _ in range(20):
        async with Wire.open(product.url, cookie) as wire:
            for _ in range(10):
                await wire.send(LOAD, {"shown": []})
            wire.cut()
    await asyncio.sleep(1)
    assert b"event_failed" not in log.read_bytes()[before:]


async def test_what_a_tab_asked_for_before_it_went_is_done(product: Product):
    async with transaction() as session:
        owner = await factories.member(session, "Iris Owner", role="campaign_owner")
    async with Wire.open(product.url, await product.cookie_of(owner)) as wire:
        await wire.ask(HYDRATE)
        for _ in range(10):
            await wire.send(LOAD, {"shown": []})
        await wire.send(START)
        wire.cut()
    await asyncio.sleep(1)
    async with reading() as session:
        assert len((await session.exec(select(Card).where(Card.owner_id == owner.id))).all()) == 1


async def test_who_is_here_while_the_database_is_away_is_told_so(product: Product, wire: Wire) -> None:
    async with _without_sessions(product):
        await wire.send(LOAD, {"shown": []})
        await wire.listen(1)
    assert outcome(wire, "en") == "fault"
    assert await _still_works(wire)


async def test_a_fault_whose_answer_fails_too_is_not_answered_again(product: Product, member: Member) -> None:
    """Nobody knows yet whose tab this is, so there is nobody to tell."""
    log = product.home / "server.log"
    async with Wire.open(product.url, await product.cookie_of(member)) as wire:
        before = log.stat().st_size
        async with _without_sessions(product):
            await wire.send(LOAD, {"shown": []})
            await asyncio.sleep(1)
        assert log.read_bytes()[before:].count(b"event_failed") == 2
        assert await _still_works(wire)


@asynccontextmanager
async def _without_sessions(product: Product) -> AsyncIterator[None]:
    """Nobody can be looked up inside the block."""
    await asyncio.sleep(MEMORY_SECONDS)  # whoever was seen before has to be looked up again
    with closing(sqlite3.connect(product.home / "advocacy.db")) as database:
        database.execute("ALTER TABLE loginsession RENAME TO taken_away")
        try:
            yield
        finally:
            database.execute("ALTER TABLE taken_away RENAME TO loginsession")


async def test_reports_of_browsers_are_noted_a_few_times_a_minute(product: Product, wire: Wire) -> None:
    log = product.home / "server.log"
    before = log.stat().st_size
    report = f"{ROOT}.reflex___state____frontend_event_exception_state.handle_frontend_exception"
    for _ in range(40):
        await wire.send(report, {"info": "x is not a function", "component_stack": ""})
    await wire.listen(3)
    assert 1 <= log.read_bytes()[before:].count(b"browser_failed") <= 10


async def test_the_log_holds_no_cookies_and_nobodys_words(product: Product, member: Member) -> None:
    cookie = await product.cookie_of(member)
    async with Wire.open(product.url, cookie) as wire:
        for text in (
            '["event", "my secret words"]',
            '["event", {"name": "my.secret", "payload": {"a": "my secret words"}}]',
            json.dumps(["event", {"name": LOOK, "payload": {"words": ["my secret words"]}, "router_data": {}}]),
        ):
            await wire.send_raw(text)
            await wire.listen(0.3)
    log = (product.home / "server.log").read_text()
    assert cookie.partition("=")[2] not in log
    assert "my secret words" not in log
    assert member.id not in log
