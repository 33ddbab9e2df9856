"""HTTP clients that are somebody: a browser with a session, a script with a token."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest

from advocacy_app.access import cookie_name
from advocacy_app.db import transaction
from advocacy_app.models import Member
from advocacy_app.routes import Guard, app
from advocacy_app.services import identity

Call = Callable[..., Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def browser_of(db: str) -> AsyncIterator[Call]:
    """``await browser_of(ana)``: a client with her session, as the app's own pages send it."""
    async with AsyncExitStack() as stack:

        async def open_browser(member: Member, **headers: str) -> httpx.AsyncClient:
            async with transaction() as session:
                token = await identity.open_session(session, member)
            return await _client(stack, {"cookie": f"{cookie_name()}={token}", "x-advocacy": "1"} | headers)

        yield open_browser


@pytest.fixture
async def script_of(db: str) -> AsyncIterator[Call]:
    """``await script_of(ana, "read")``: a client with a token of hers."""
    async with AsyncExitStack() as stack:

        async def open_script(member: Member, *scopes: str) -> httpx.AsyncClient:
            async with transaction() as session:
                token = await identity.make_token(session, member, frozenset(scopes))
            return await _client(stack, {"authorization": f"Bearer {token}"})

        yield open_script


@pytest.fixture
async def stranger(db: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of nobody."""
    async with AsyncExitStack() as stack:
        yield await _client(stack, {})


async def _client(stack: AsyncExitStack, headers: dict[str, Any]) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=Guard(app))
    return await stack.enter_async_context(
        httpx.AsyncClient(transport=transport, base_url="http://localhost:8000", headers=headers)
    )
