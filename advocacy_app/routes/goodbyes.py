"""``/consent/goodbye/<token>``: somebody who left says which photos may stay, without an account."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app.components.farewell import farewell_page
from advocacy_app.components.markup import Html
from advocacy_app.db import reading, transaction
from advocacy_app.routes.doors import form_of, language_of, over_is_a_page, shown
from advocacy_app.routes.house import organisation
from advocacy_app.services import culture


@over_is_a_page
async def farewell(request: Request) -> Response:
    """``GET``: the photos, and what was said about each."""
    language = language_of(request)
    async with reading() as session:
        found = await culture.farewell_behind(session, request.path_params["token"], language)
    response = shown(request, farewell_page(Html(language), await organisation(), found, request.url.path))
    response.headers["referrer-policy"] = "same-origin"  # with none, a browser would not say whose form it is
    return response


@over_is_a_page
async def answer(request: Request) -> Response:
    """``POST``: one photo, or all of them, may stay or not."""
    fields = await form_of(request)
    stay = fields.get("answer") == "yes"
    async with transaction() as session:
        await culture.answer_goodbye(session, request.path_params["token"], fields.get("person", ""), stay=stay)
    return RedirectResponse(request.url.path, 303, headers={"cache-control": "no-store"})


ROUTES = [
    Route("/consent/goodbye/{token}", farewell),
    Route("/consent/goodbye/{token}", answer, methods=["POST"]),
]
