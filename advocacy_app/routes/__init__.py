"""HTTP that is not a page of the app, and the step that serves the app's pages."""

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from advocacy_app.routes import (
    api,
    health,
    invites,
    language,
    media,
    outbox,
    sign_in,
    sign_in_link,
    sign_out,
    welcome,
)
from advocacy_app.routes.pages import Pages

_ROUTES: list[BaseRoute] = [
    *sign_in.ROUTES,
    *sign_in_link.ROUTES,
    *invites.ROUTES,
    *sign_out.ROUTES,
    *welcome.ROUTES,
    *outbox.ROUTES,
    *language.ROUTES,
    *health.ROUTES,
    *media.ROUTES,
    *api.ROUTES,
]

app = Starlette(routes=_ROUTES)

__all__ = ["Pages", "app"]
