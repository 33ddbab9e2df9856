"""HTTP that is not a page of the app, and the step that serves the app's pages."""

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from advocacy_app.routes import api, health, media, sign_in
from advocacy_app.routes.pages import Pages

_ROUTES: list[BaseRoute] = [*sign_in.ROUTES, *health.ROUTES, *media.ROUTES, *api.ROUTES]

app = Starlette(routes=_ROUTES)

__all__ = ["Pages", "app"]
