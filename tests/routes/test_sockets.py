"""A session that ended is dead everywhere within seconds: its pages, and the sockets that were open."""

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from advocacy_app import access
from advocacy_app.db import dispose, transaction
from advocacy_app.models import Member
from advocacy_app.services import identity
from tests.product import Product, running_product
from tests.wire import Refused, Wire

PATIENCE = 30.0
"""Seconds; five are promised, and measured by the benchmark: a busy machine shall not fail a test."""
ALIVE = 120.0
"""Seconds that a tab may hear nothing new; it answers the server's pings all the while."""
LOAD = "reflex___state____state.advocacy_app___state___feed____feed_state.load_feed"


@pytest.fixture(scope="module")
def one_worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with running_product(tmp_path_factory.mktemp("small")) as product:
        yield product


@pytest.fixture(scope="module")
def two_workers(redis_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    grown = {"ADVOCACY_WORKERS": "2", "ADVOCACY_REDIS_URL": redis_server}
    with running_product(tmp_path_factory.mktemp("grown"), grown) as product:
        yield product


@pytest.fixture(scope="module", params=["one_worker", "two_workers"])
def served(request: pytest.FixtureRequest) -> Product:
    return request.getfixturevalue(request.param)


@pytest.fixture
async def house(served: Product) -> AsyncIterator[Product]:
    yield served
    await dispose()


Deed = Callable[[Product, Member, str], Awaitable[None]]


def advocacy(*words: str) -> None:
    program = Path(sys.executable).with_name("advocacy")
    subprocess.run((program, *words), check=True, capture_output=True)


async def deactivate_by_command(product: Product, member: Member, cookie: str) -> None:
    await asyncio.to_thread(advocacy, "member", "deactivate", member.email or "")


async def change_role(product: Product, member: Member, cookie: str) -> None:
    async with transaction() as session:
        await identity.change_role(session, await identity.member_by_id(session, member.id), "champion", None)


async def sign_out(product: Product, member: Member, cookie: str) -> None:
    async with product.client(cookie) as browser:
        assert (await browser.post("/auth/sign-out")).status_code == 303


async def sign_out_everywhere(product: Product, member: Member, cookie: str) -> None:
    async with transaction() as session:
        await identity.revoke_sessions(session, member.id)


@pytest.mark.parametrize("deed", [sign_out, sign_out_everywhere, change_role, deactivate_by_command])
async def test_what_ends_a_session_ends_its_pages_and_sockets(house: Product, deed: Deed):
    async with transaction() as session:
        new = await identity.add_member(session, name="Nina Nova", email=f"nina{time.time_ns()}@lindhall.example")
        await identity.welcome(session, new)
    cookie, other = await house.cookie_of(new), await house.cookie_of(house.cast.lena)
    async with AsyncExitStack() as open_:
        tabs = [await open_.enter_async_context(Wire.open(house.url, cookie)) for _ in range(6)]
        bystander = await open_.enter_async_context(Wire.open(house.url, other))
        assert await tabs[0].ask(LOAD)

        closing = [asyncio.create_task(_closed(tab)) for tab in tabs]
        staying = asyncio.create_task(bystander.listen(ALIVE))
        await deed(house, new, cookie)
        done = time.monotonic()
        times = await asyncio.gather(*closing)
        staying.cancel()
        sys.stdout.write(f"{deed.__name__}: six sockets closed after {max(0.0, max(times) - done):.2f} s\n")
        assert max(times) - done < PATIENCE
        await asyncio.sleep(max(0.0, done + access.MEMORY_SECONDS + 0.5 - time.monotonic()))
        async with house.client(cookie) as browser:
            assert (await browser.get("/")).headers["location"].startswith("/sign-in")
            assert (await browser.get("/api/v1/me")).status_code == 401
        with pytest.raises(Refused):
            async with Wire.open(house.url, cookie):
                pass
        assert await bystander.ask(LOAD)


async def _closed(tab: Wire) -> float:
    """When a tab lost its socket; a ping may still be on its way to be answered."""
    try:
        while True:
            await tab.hear_one(ALIVE)
    except (Refused, aiohttp.ClientError):
        return time.monotonic()
