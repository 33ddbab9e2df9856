"""State is a view: small, with nothing in it that a client could misuse."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
import reflex as rx
from reflex.istate.storage import ClientStorageBase
from reflex_base.event import EventHandler

from advocacy_app import advocacy_app as app_module

MOST = 10
FORBIDDEN_STARTS = ("handle_", "set_", "on_")


def _states() -> Iterator[Any]:
    return (s for s in rx.State.get_substates() if s.__module__.startswith(f"{app_module.__package__}."))


STATES = sorted(_states(), key=lambda state: state.__name__)


def _handlers(state: type[rx.State]) -> dict[str, Any]:
    return {name: h for name, h in state.event_handlers.items() if name in vars(state) and name != "setvar"}


def test_there_are_states_to_look_at():
    assert len(STATES) > 5


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_state_stands_alone_and_is_small(state: type[rx.State]):
    assert state.__bases__ == (rx.State,)
    assert len(state.base_vars) <= MOST
    assert len(_handlers(state)) <= MOST


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_public_method_is_an_event_with_a_policy(state: type[rx.State]):
    methods = {name for name, value in vars(state).items() if callable(value) or isinstance(value, EventHandler)}
    public = {name for name in methods if not name.startswith("_") and name not in {"setvar", "get_value"}}
    assert public == set(_handlers(state))
    for name, handler in _handlers(state).items():
        assert getattr(handler.fn, "_policy", None), name
        assert inspect.iscoroutinefunction(handler.fn) or inspect.isasyncgenfunction(handler.fn), name


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_handler_is_named_for_a_deed_and_says_what_it_takes(state: type[rx.State]):
    for name, handler in _handlers(state).items():
        assert not name.startswith(FORBIDDEN_STARTS), name
        arguments = list(inspect.signature(handler.fn).parameters.values())[1:]
        assert all(argument.annotation is not argument.empty for argument in arguments), name


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_of_a_state_is_kept_in_the_browser(state: type[rx.State]):
    kept = [
        n for n, field in state.get_fields().items() if isinstance(getattr(field, "default", None), ClientStorageBase)
    ]
    assert not kept
