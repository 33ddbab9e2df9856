"""HTTP that is not a page of the app, and the step that serves the app's pages."""

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from advocacy_app.routes import (
    api,
    consent,
    credentials,
    draws,
    films,
    goodbyes,
    guidelines,
    handing_over,
    health,
    invites,
    language,
    links,
    manifest,
    media,
    oidc,
    outbox,
    own_data,
    papers,
    payroll,
    service_worker,
    sign_in,
    sign_in_link,
    sign_out,
    training,
    welcome,
)
from advocacy_app.routes.clicks import counting
from advocacy_app.routes.guard import Guard
from advocacy_app.routes.links import Shortcut
from advocacy_app.routes.pages import Pages
from advocacy_app.routes.sockets import watching

_NOUNS = (
    links,
    sign_in,
    oidc,
    sign_in_link,
    invites,
    sign_out,
    welcome,
    consent,
    goodbyes,
    draws,
    credentials,
    papers,
    guidelines,
    outbox,
    own_data,
    payroll,
    training,
    language,
    health,
    films,
    media,
    handing_over,
    manifest,
    service_worker,
    api,
)
_ROUTES: list[BaseRoute] = [route for noun in _NOUNS for route in noun.ROUTES]

app = Starlette(routes=_ROUTES)

__all__ = ["Guard", "Pages", "Shortcut", "app", "counting", "watching"]
