"""``/g/<slug>``: a guideline that its owners opened to everybody."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from advocacy_app.components.markup import Html
from advocacy_app.components.public import quiet_page
from advocacy_app.components.public_guideline import public_guideline_page
from advocacy_app.db import reading
from advocacy_app.routes.doors import language_of, shown
from advocacy_app.routes.house import organisation
from advocacy_app.services import guidelines


async def public_guideline(request: Request) -> Response:
    """``GET /g/<slug>``: what is closed and what was never there look alike."""
    m, house = Html(language_of(request)), await organisation()
    try:
        async with reading() as session:
            page = await guidelines.public_guideline(session, request.path_params["slug"], m.language)
    except guidelines.GuidelineGone:
        return shown(request, quiet_page(m, house, over=False), 404)
    return shown(request, public_guideline_page(m, house, page, request.url.path))


ROUTES = [Route("/g/{slug}", public_guideline)]
