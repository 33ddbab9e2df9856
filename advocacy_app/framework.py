"""Every private name of Reflex that we must touch, in one place (tests hold them to the pinned version)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import reflex as rx
from reflex.state import BaseState
from reflex.utils import prerequisites
from reflex_base.event import Event
from reflex_base.registry import RegistrationContext
from reflex_components_core.base.error_boundary import ErrorBoundary

FRAMEWORK = ("reflex", "reflex_base", "reflex_components_core")


def root_of(state: BaseState) -> BaseState:
    """The root of a tab's state tree."""
    return state._get_root_state()


def request_cookies(root: BaseState) -> str:
    """The Cookie header of the socket's handshake."""
    return root.router.headers.cookie


def handler_function(event: Event) -> Callable[..., Any]:
    """The function that an event names."""
    return RegistrationContext.get().event_handlers[event.name].handler.fn


def is_framework_handler(handler: Callable[..., Any]) -> bool:
    """Whether a handler is Reflex's own (hydration and the like)."""
    return handler.__module__.split(".")[0] in FRAMEWORK


def build_root() -> Path:
    """Where the compiled front end lies."""
    return prerequisites.get_web_dir() / "build" / "client"


def silence_overlay(app: Any) -> None:
    """Take away the framework's red connection toast; the app has a calm banner of its own."""
    app.app_wraps.pop((5, "Overlay"), None)


def calm_errors(app: Any, screen: Any) -> None:
    """A page that cannot be drawn shows ``screen`` in the reader's language instead of the framework's report."""
    app.app_wraps[(55, "ErrorBoundary")] = lambda _: ErrorBoundary.create(fallback_render=rx.Var.create(screen))
