"""The two kinds of studio pages: one with an address of its own, and one of many things."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from advocacy_app.db import Session
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import NotFound, Refusal

Variables = Mapping[str, Any]
FIRST_LOAD: Variables = {"loads": 1}
"""What the loader will say too: a form that is on the screen already is not begun anew under somebody's fingers."""
LOADED: Variables = {"loaded": True}


@dataclass(frozen=True)
class Page:
    """A page with an address of its own: its State, and what its variables are."""

    state: type[rx.State]
    read: Callable[[Session, Viewer], Awaitable[Variables]]


@dataclass(frozen=True)
class Thing:
    """A page about one of many things, found by what the address names; ``always`` holds also where it is gone.

    A page that loads by itself finds nothing to show (None) where there is something.
    """

    state: type[rx.State]
    find: Callable[[Session, Viewer, str], Awaitable[Variables | None]]
    always: Variables = field(default_factory=dict[str, Any])
    gone: type[Refusal] = NotFound
