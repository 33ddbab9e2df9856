"""``/consent/<token>``: somebody in a photo says yes or no, without an account; ``/consent/of/<id>`` for colleagues.

The link is the key: whoever holds it answers for this one person and this one photo, and can do nothing else.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app.access import viewer_behind
from advocacy_app.components.consent import consent_page
from advocacy_app.components.markup import Html
from advocacy_app.db import Session, reading, transaction
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import Asked
from advocacy_app.routes.doors import form_of, language_of, over_is_a_page, shown
from advocacy_app.routes.house import organisation
from advocacy_app.services import culture

Ask = Callable[[Session], Awaitable[Asked]]
Tell = Callable[[Session, culture.Answer], Awaitable[None]]


@over_is_a_page
async def behind_link(request: Request) -> Response:
    """``GET /consent/<token>``."""
    return await _page(request, _ask_by_link(request))


@over_is_a_page
async def answer_by_link(request: Request) -> Response:
    """``POST /consent/<token>``."""
    token = request.path_params["token"]
    return await _answer(request, lambda session, said: culture.answer_behind(session, token, said))


@over_is_a_page
async def of_colleague(request: Request) -> Response:
    """``GET /consent/of/<person>``: the same question for somebody who is signed in."""
    viewer = await _viewer(request)
    return await _page(request, _ask_in_app(request, viewer)) if viewer else _to_sign_in(request)


@over_is_a_page
async def answer_as_colleague(request: Request) -> Response:
    """``POST /consent/of/<person>``."""
    viewer, person = await _viewer(request), request.path_params["person"]
    if viewer is None:
        return _to_sign_in(request)
    return await _answer(request, lambda session, said: culture.answer(session, viewer, person, said))


def _ask_by_link(request: Request) -> Ask:
    token, language = request.path_params["token"], language_of(request)
    return lambda session: culture.request_behind(session, token, language)


def _ask_in_app(request: Request, viewer: Viewer) -> Ask:
    return lambda session: culture.request_of(session, viewer, request.path_params["person"])


async def _page(request: Request, ask: Ask) -> Response:
    try:
        async with reading() as session:
            asked = await ask(session)
    except culture.PhotoGone:
        raise culture.ConsentLinkOver from None
    said = request.query_params.get("said") == "1"
    page = consent_page(Html(language_of(request)), await organisation(), asked, request.url.path, said=said)
    response = shown(request, page)
    response.headers["referrer-policy"] = "same-origin"  # with none, a browser would not say whose form it is
    return response


async def _answer(request: Request, tell: Tell) -> Response:
    fields = await form_of(request)
    days = fields.get("days", "0")
    said = culture.Answer(
        agree=fields.get("answer") == "yes",
        scope="outside" if fields.get("scope") == "outside" else "inside",
        days=int(days) if days in map(str, culture.DAYS) else 0,
    )
    async with transaction() as session:
        await tell(session, said)
    return RedirectResponse(f"{request.url.path}?said=1", 303, headers={"cache-control": "no-store"})


async def _viewer(request: Request) -> Viewer | None:
    return await viewer_behind(request.headers.get("cookie", ""))


def _to_sign_in(request: Request) -> Response:
    return RedirectResponse(f"/sign-in?next={quote(request.url.path)}", 303)


ROUTES = [
    Route("/consent/of/{person}", of_colleague),
    Route("/consent/of/{person}", answer_as_colleague, methods=["POST"]),
    Route("/consent/{token}", behind_link),
    Route("/consent/{token}", answer_by_link, methods=["POST"]),
]
