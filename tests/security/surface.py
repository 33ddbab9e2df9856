"""What the product really answers to: every event handler that a client may name, and every address."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reflex_base.registry import RegistrationContext
from starlette.routing import BaseRoute, Mount, Route

from advocacy_app import advocacy_app as app_module
from advocacy_app import routes
from advocacy_app.pages import SITE_MAP

REGISTERED = RegistrationContext.get().event_handlers


def is_ours(handler: Callable[..., Any]) -> bool:
    """Whether we wrote it, not the framework."""
    return handler.__module__.startswith(f"{app_module.__package__}.")


ON_THE_WIRE = {
    f"{known.states[0].__name__}.{known.handler.fn.__name__}": name
    for name, known in REGISTERED.items()
    if is_ours(known.handler.fn)
}
"""What a handler is called on the wire, by ``State.handler``."""


def _addresses(known: Iterable[BaseRoute], start: str = "") -> Iterator[str]:
    for route in known:
        if isinstance(route, Mount):
            yield from _addresses(route.routes, start + route.path)
        elif isinstance(route, Route):
            yield from (f"{method} {start}{route.path}" for method in (route.methods or set()) - {"HEAD"})


SERVED = {*_addresses(routes.app.routes), *(f"GET {place.route}" for place in SITE_MAP)}
"""Every method on an address."""
