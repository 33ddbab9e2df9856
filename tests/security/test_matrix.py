"""Q-S1: every event handler and every address × every role, over a raw socket and a raw HTTP client."""

import asyncio
import time
from collections.abc import Iterable
from contextlib import AsyncExitStack, closing

import aiohttp
import pytest
import reflex as rx
from reflex.state import StateUpdate
from reflex_base.event import Event

from advocacy_app.db import dispose
from advocacy_app.framework import FRAMEWORK
from advocacy_app.state.gate import EVERYONE, Gate
from tests.product import Product
from tests.security.expected import ADDRESSES, ANSWERING, HANDLERS, Address
from tests.security.roles import OUT, SIGNED_IN, Visitor, Watch, World, furnish, left_behind, outcome, visitors
from tests.security.surface import ON_THE_WIRE, REGISTERED, SERVED, is_ours
from tests.wire import HYDRATE, Refused, Wire

EVENTS = sorted(HANDLERS)
A_FEW = 100
"""Events for one session: each is asked with two marks, and a session may send 600 a minute."""


@pytest.fixture(scope="module")
def world(running: Product) -> World:
    async def make() -> World:
        try:
            return await furnish(running)
        finally:
            await dispose()

    return asyncio.run(make())


# Nothing is forgotten


def test_every_handler_has_its_row() -> None:
    assert _differences(HANDLERS.keys() | ANSWERING, ON_THE_WIRE) == []


def test_every_address_has_its_row() -> None:
    assert _differences(ADDRESSES, SERVED) == []


def _differences(rows: Iterable[str], there: Iterable[str]) -> list[str]:
    """What tests/security/expected.py does not know, or knows although it is gone."""
    return [*(f"{each} has no row" for each in sorted({*there} - {*rows})), *sorted({*rows} - {*there})]


async def test_of_the_framework_only_what_its_pages_send_is_open(product: Product) -> None:
    served = {
        name: known for name, known in REGISTERED.items() if "tests___" not in name
    }  # not the States of other tests
    theirs = {name for name, known in served.items() if not is_ours(known.handler.fn)}
    closed = theirs - FRAMEWORK
    assert {name.rpartition(".")[2] for name in closed} <= {"setvar", "set_is_hydrated"}
    async with Wire.open(product.url, await product.cookie_of(product.cast.ana)) as wire:
        for name in closed:
            await wire.ask(name, {"var_name": "saying", "value": "x"})
            assert outcome(wire, "en") == "no"


def test_every_handler_is_marked_for_those_who_may_send_it() -> None:
    marked = {
        name: REGISTERED[ON_THE_WIRE[name]].handler.fn._policy  # type: ignore[attr-defined]
        for name in HANDLERS
    }
    wrong = [name for name, roles in marked.items() if _marked_for(roles) != HANDLERS[name].who]
    assert not wrong, "\n".join(wrong)


def _marked_for(roles: tuple[str, ...]) -> frozenset[str]:
    names = {"campaign_owner": "owner", "guest_curator": "guest curator", "employee": "member"}
    if EVERYONE in roles:
        return SIGNED_IN
    everywhere = {"other team"} if "employee" in roles else set[str]()
    return frozenset(names.get(role, role) for role in roles) | everywhere


# Events


async def test_every_event_is_answered_by_role(product: Product, world: World) -> None:
    wrong = [line for start in range(0, len(EVENTS), A_FEW) for line in await _try_some(start, product, world)]
    assert not wrong, "\n".join(wrong)


async def _try_some(start: int, product: Product, world: World) -> list[str]:
    people, wrong = await visitors(product), []
    async with AsyncExitStack() as stack:
        sockets = {role: Wire.open(product.url, people[role].cookie) for role in sorted(SIGNED_IN)}
        wires = {role: await stack.enter_async_context(socket) for role, socket in sockets.items()}
        watch = stack.enter_context(closing(Watch(product.home)))
        await asyncio.gather(*(wire.ask(HYDRATE) for wire in wires.values()))  # a new tab hears of every page's State
        for name in EVENTS[start : start + A_FEW]:
            wrong += await _try_event(name, wires, people, world, watch)
    return wrong


async def _try_event(
    name: str, wires: dict[str, Wire], people: dict[str, Visitor], world: World, watch: Watch
) -> list[str]:
    """Those who may not come first: whoever they are, nothing may have been written by then."""
    row, wrong = HANDLERS[name], []
    refused = {role: wire for role, wire in wires.items() if role not in row.who}
    watch.wrote()
    no = {"silence"} if ".load_" in name else {"no"}
    for group, expected in ((refused, no), ({role: wires[role] for role in row.who}, {"in", "silence"})):
        await asyncio.gather(*(wire.ask(ON_THE_WIRE[name], row.payload(world)) for wire in group.values()))
        state = ON_THE_WIRE[name].rpartition(".")[0].rpartition(".")[2]
        got = {role: outcome(wire, people[role].language, f"{state}.") for role, wire in group.items()}
        wrong += [f"{name} for {role}: {answer}" for role, answer in got.items() if answer not in expected]
        if expected == no and watch.wrote():
            wrong.append(f"{name} wrote something for somebody who may not send it")
    return wrong


async def test_without_a_session_every_event_meets_silence() -> None:
    """Should a socket outlive its session: the Gate looks again at each event."""
    for name in EVENTS:
        root = rx.State(_reflex_internal_init=True)  # type: ignore[call-arg]
        answer = await Gate().preprocess(None, root, Event(name=ON_THE_WIRE[name], payload={}))
        assert answer == StateUpdate(), name


async def test_an_open_socket_ends_soon_after_its_session(product: Product, world: World) -> None:
    async with left_behind(product) as wire:
        begun = time.monotonic()
        with pytest.raises((Refused, aiohttp.ClientError)):
            await _load_again_and_again(wire, until=begun + 10)
        assert time.monotonic() < begun + 5


async def _load_again_and_again(wire: Wire, until: float) -> None:
    while time.monotonic() < until:
        await wire.ask(ON_THE_WIRE["FeedState.load_feed"], {"shown": []})


@pytest.mark.parametrize("role", sorted(OUT))
async def test_who_is_out_gets_no_socket(product: Product, role: str) -> None:
    visitor = (await visitors(product))[role]
    with pytest.raises(Refused):
        async with Wire.open(product.url, visitor.cookie):
            pass


# Addresses


@pytest.mark.parametrize("role", sorted(SIGNED_IN | OUT))
async def test_every_address_is_answered_by_role(product: Product, world: World, role: str) -> None:
    visitor = (await visitors(product))[role]
    wrong = []
    for name, row in ADDRESSES.items():
        status = await _knock(product, visitor, name, row, world)
        if status != row.answers[role]:
            wrong.append(f"{name} for {role}: {status}, not {row.answers[role]}")
    assert not wrong, "\n".join(wrong)


async def _knock(product: Product, visitor: Visitor, name: str, row: Address, world: World) -> int:
    method, _, template = name.partition(" ")
    sent = {name: _filled(value, visitor) for name, value in row.body.items()}
    body = {"data" if row.form else "json": sent} if method == "POST" or sent else {}
    async with product.client(visitor.cookie) as client:
        answer = await client.request(method, row.path(world) or template, **body)  # type: ignore[arg-type]
    return answer.status_code


def _filled(value: object, visitor: Visitor) -> object:
    return value.replace("{role}", visitor.role.replace(" ", "-")) if isinstance(value, str) else value
