"""A State as it stands in the first HTML, or the page that says that there is nothing."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import reflex as rx

from advocacy_app.components.boot import Fragment, boot_json
from advocacy_app.db import Session, reading
from advocacy_app.routes.not_here import NotHere
from advocacy_app.services.errors import NotFound

Load = Callable[..., Awaitable[Fragment]]
"""The fragment for a viewer in a language; what the address names comes after these two."""


def shown(state: type[rx.State], **variables: Any) -> Fragment:
    """A State with these variables."""
    return Fragment(body=boot_json(state.get_full_name(), variables))


@asynccontextmanager
async def looking(state: type[rx.State], **variables: Any) -> AsyncIterator[Session]:
    """Read what an address names. Is nothing there, the State says ``gone``, with these variables besides.

    Raises:
        NotHere: nothing there, or not for this viewer.
    """
    try:
        async with reading() as session:
            yield session
    except NotFound as gone:
        raise NotHere(shown(state, gone=True, **variables)) from gone
