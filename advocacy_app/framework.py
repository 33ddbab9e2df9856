"""Every private name of Reflex that we must touch, in one place (tests hold them to the pinned version)."""

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import reflex as rx
from reflex.state import (
    BaseState,
    FrontendEventExceptionState,
    OnLoadInternalState,
    State,
    StateUpdate,
    UpdateVarsInternalState,
)
from reflex_base.event import Event
from reflex_base.registry import RegistrationContext
from reflex_base.utils.format import format_event_handler
from reflex_components_core.base.error_boundary import ErrorBoundary

from advocacy_app import clock


def event_name(handler: Any) -> str:
    """What an event is called on the wire."""
    return format_event_handler(handler)


FRAMEWORK = frozenset(
    event_name(handler)
    for handler in (
        State.hydrate,
        State.hydrate_and_load,
        State.set_is_hydrated,
        OnLoadInternalState.on_load_internal,
        OnLoadInternalState.set_is_hydrated,
        UpdateVarsInternalState.update_vars_internal,
        FrontendEventExceptionState.handle_frontend_exception,
    )
)
"""What every page of Reflex sends by itself: start, load, report. Nothing else of the framework may be called."""


def root_of(state: BaseState) -> BaseState:
    """The root of a tab's state tree."""
    return state._get_root_state()


def bare(held: Any) -> Any:
    """What a State holds, without the wrapping that watches for changes: each look through it costs a microsecond."""
    return getattr(held, "__wrapped__", held)


def request_cookies(root: BaseState) -> str:
    """The Cookie header of the socket's handshake."""
    return root.router.headers.cookie


def handler_function(event: Event) -> Callable[..., Any]:
    """The function that an event names."""
    return RegistrationContext.get().event_handlers[event.name].handler.fn


def is_framework_event(event: Event) -> bool:
    """Whether an event is one that Reflex's pages send by themselves."""
    return event.name in FRAMEWORK


def stores_nothing(payload: Mapping[str, Any]) -> bool:
    """Whether an event of a page brings no vars from the browser's storage: no page of ours keeps any there."""
    return not payload.get("vars")


class _Discreet(logging.Filter):
    """Keeps what happened and where, and drops what was sent: cookies, addresses, people's words.

    The same is said once a minute: whoever sends nonsense all the time fills no disk.
    """

    def __init__(self) -> None:
        """Nothing was said yet."""
        super().__init__()
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut the message where it begins to quote."""
        error = record.exc_info[0] if record.exc_info else None
        if record.name == "asyncio" and not (error and error.__module__.startswith("reflex")):
            return True
        said = _QUOTES.split(record.getMessage(), maxsplit=1)[0]
        record.msg, record.args = f"{said} [{error.__name__}]" if error else said, ()
        record.exc_info = record.exc_text = None
        return self._is_news(record.msg)

    def _is_news(self, said: str) -> bool:
        moment = time.monotonic()
        self._said = {known: at for known, at in self._said.items() if moment - at < _SILENCE}
        if said in self._said or len(self._said) >= _AT_MOST:
            return False
        self._said[said] = moment
        return True


_SILENCE, _AT_MOST = 60.0, 20
"""Seconds until the same is said again, and how much is said in that time."""


_QUOTES = re.compile(r"Event\(|[Ee]vent data|with value|[{\[('\"]")
_QUOTING = (
    "asyncio",
    "engineio.server",
    "reflex.app",
    "reflex_base.event.processor.base_state_processor",
    "reflex_base.event.processor.event_processor",
)


def log_discreetly() -> None:
    """Reflex logs whole events where something goes wrong with them; let it log without their content."""
    for name in _QUOTING:
        log = logging.getLogger(name)
        if not any(isinstance(known, _Discreet) for known in log.filters):
            log.addFilter(_Discreet())


def broadcaster(app: Any, state: type[BaseState]) -> Callable[[str, str], Awaitable[None]]:
    """Pushes a new number for a var of ``state`` to every tab of this worker, or to those in a room.

    No State on the server changes: tabs hear a number that is higher than the one before, and ask.
    """

    async def send(var: str, room: str) -> None:
        delta = {state.get_full_name(): {f"{var}_rx_state_": int(clock.now().timestamp() * 1000)}}
        await app.event_namespace.emit("event", StateUpdate(delta=delta), room=room or None)

    return send


async def enter_room(app: Any, root: BaseState, room: str) -> None:
    """Let the tab behind an event hear what is said in a room.

    Whoever is in it enters it again: to ask for somebody's rooms means to look through those of everybody. A tab that
    was closed in the meantime enters nothing; what it asked for is done all the same.
    """
    tab, namespace = root.router.session.session_id, app.event_namespace.namespace
    if app.sio.manager.is_connected(tab, namespace):
        await app.sio.enter_room(tab, room, namespace)


def failed_event() -> str:
    """The name of the event whose failure this task answers; it stands nowhere but in the name of the task."""
    task = asyncio.current_task()
    _, _, failed = task.get_name().partition("task=[reflex_event|") if task else ("", "", "")
    return failed.partition("|")[0]


def silence_overlay(app: Any) -> None:
    """Take away the framework's red connection toast; the app has a calm banner of its own."""
    app.app_wraps.pop((5, "Overlay"), None)


def calm_errors(app: Any, screen: Any) -> None:
    """A page that cannot be drawn shows ``screen`` in the reader's language instead of the framework's report."""
    app.app_wraps[(55, "ErrorBoundary")] = lambda _: ErrorBoundary.create(fallback_render=rx.Var.create(screen))
