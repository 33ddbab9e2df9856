"""Default deny: every event passes here, and what carries no ``@policy`` does not run.

Identity is the HttpOnly cookie of the socket's handshake, looked up for each event and bound to the State: when the
session behind it changes, everything the State held is reset.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import reflex as rx
from reflex.middleware.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.event import Event

from advocacy_app import clock, figures, pace
from advocacy_app.access import viewer_behind
from advocacy_app.framework import (
    bare,
    enter_room,
    event_name,
    handler_function,
    is_framework_event,
    request_cookies,
    root_of,
    stores_nothing,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.site import COLLEAGUES, EVERYONE
from advocacy_app.state.fit import fits

F = TypeVar("F", bound=Callable[..., Any])
SAME_TAP = timedelta(seconds=2)


def policy(*roles: str) -> Callable[[F], F]:
    """Say who may send an event: members with one of ``roles``, or every colleague if none is named.

    Guest curators are no colleagues: what they need is marked for their role or for ``EVERYONE``.
    """

    def mark(handler: F) -> F:
        handler._policy = roles or COLLEAGUES  # type: ignore[attr-defined]
        return handler

    return mark


def once(handler: F) -> F:
    """What a second tap would do twice: the same event with the same words, a moment later, is the same tap."""
    handler._once = True  # type: ignore[attr-defined]
    return handler


def is_once(handler: Callable[..., Any]) -> bool:
    """Whether a second tap is held back."""
    return getattr(handler, "_once", False)


def roles_of(handler: Callable[..., Any]) -> frozenset[str]:
    """Who may send an event; nobody where the handler is not marked."""
    return frozenset(getattr(handler, "_policy", ()))


class SessionState(rx.State):
    """Who is behind this tab. Backend vars only: nothing of it reaches the browser, nothing can be set from there."""

    _session_id: str = ""
    _viewer: Viewer | None = None
    _tapped: tuple[str, datetime] | None = None
    """The last event that is meant once, and when it came."""


class Gate(Middleware):
    """Looks up who is acting, and refuses what this person may not do."""

    async def preprocess(self, app: Any, state: BaseState, event: Event) -> StateUpdate | None:
        """Stop an event (by answering it) or let it pass (by returning None)."""
        from advocacy_app.state.said import TELLING, SaidState  # noqa: PLC0415 - it is guarded by this module

        figures.count("events")
        root = root_of(state)
        try:
            viewer = await viewer_behind(request_cookies(root))
        except Exception:
            if event.name == event_name(SaidState.tell_our_fault):
                return None  # nobody can be looked up: whoever was here a moment ago is told just that
            raise
        await _bind(root, viewer)
        if viewer:
            await enter_room(app, root, viewer.member_id)
        if is_framework_event(event) and not (
            stores_nothing(event.payload) and fits(handler_function(event), event.payload)
        ):
            return StateUpdate()  # no page sends such, so nobody waits for a word about it
        if viewer is None:
            return None if is_framework_event(event) else StateUpdate()  # its socket is closed in a moment
        if event.name in TELLING:
            return None
        if pace.seconds_to_wait_here(pace.EVENTS, viewer.session_id):
            return _answer(SaidState.tell_too_fast)
        return None if is_framework_event(event) else await _judged(root, event, viewer)


async def _judged(root: BaseState, event: Event, viewer: Viewer) -> StateUpdate | None:
    """One of our own handlers, asked for by somebody who is signed in and not too fast."""
    from advocacy_app.state.said import SaidState  # noqa: PLC0415 - it is guarded by this module

    handler = handler_function(event)
    if not _allowed(roles_of(handler), viewer):
        # Loading is nobody's deed: the page itself says that there is nothing here.
        return StateUpdate() if handler.__name__.startswith("load_") else _answer(SaidState.tell_not_allowed)
    if "\0" in root.router.url.path or not fits(handler, event.payload):
        return _answer(SaidState.tell_not_understood)
    return StateUpdate() if is_once(handler) and await _tapped_again(root, event) else None


def _allowed(roles: frozenset[str], viewer: Viewer) -> bool:
    return EVERYONE in roles or viewer.role in roles


async def _bind(root: BaseState, viewer: Viewer | None) -> None:
    """A changed session gets a fresh State: what the last person saw is gone."""
    mine = await root.get_state(SessionState)
    session_id = viewer.session_id if viewer else ""
    if mine._session_id != session_id:
        root.reset()
        mine._session_id = session_id
    mine._viewer = viewer


async def _tapped_again(root: BaseState, event: Event) -> bool:
    tab, tap, moment = await root.get_state(SessionState), f"{event.name} {event.payload!r}", clock.now()
    last, tab._tapped = tab._tapped, (tap, moment)
    return last is not None and last[0] == tap and moment - last[1] < SAME_TAP


def _answer(event: Any) -> StateUpdate:
    return StateUpdate(events=Event.from_event_type(event))


async def viewer_of(state: BaseState) -> Viewer:
    """The member behind an event; the Gate has made sure that there is one."""
    viewer: Viewer | None = bare((await state.get_state(SessionState))._viewer)
    if viewer is None:
        raise PermissionError("An event reached a handler without a viewer")
    return viewer
