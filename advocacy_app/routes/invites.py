"""``/auth/invite``: in with a code, a link or a QR from the noticeboard, under the name that one types."""

from limits import RateLimitItemPerMinute
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access
from advocacy_app.components import sign_in as pages
from advocacy_app.components.markup import Html
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.routes.doors import (
    begin_session,
    come_in,
    form_of,
    language_of,
    refusals_are_pages,
    refused,
    shown,
)
from advocacy_app.routes.house import organisation
from advocacy_app.routes.step import in_step
from advocacy_app.routes.visitor import network_of
from advocacy_app.services import identity
from advocacy_app.services.errors import Refusal

CODES_HERE = RateLimitItemPerMinute(120, 1, "invite_codes_here")
"""Codes tried from one network; a single machine keeps nobody else out."""
CODES_AT_ALL = RateLimitItemPerMinute(1_200, 1, "invite_codes")
"""Codes tried by everybody together: with 39 bits in a code, nobody finds one at this pace."""


async def invite(request: Request) -> Response:
    """``GET /auth/invite``: type the code."""
    return shown(request, pages.invite_page(Html(language_of(request)), await organisation()))


@refusals_are_pages
async def look_up(request: Request) -> Response:
    """``POST /auth/invite``: a good code leads on to its page."""
    typed = (await form_of(request)).get("code", "")[:40]
    try:
        await _find(request, typed)
    except Refusal as no:
        language = language_of(request)
        error = tr(language, no.key, **no.words)
        page = pages.invite_page(Html(language), await organisation(), typed=typed, error=error)
        return shown(request, page, no.status)
    return RedirectResponse(f"/auth/invite/{identity.clean_code(typed)}", 303)


async def _find(request: Request, code: str) -> None:
    await in_step((CODES_HERE, network_of(request)), (CODES_AT_ALL, "everybody"))
    async with reading() as session:
        await identity.find_invite(session, code)


async def join(request: Request) -> Response:
    """``GET /auth/invite/<code>``: what the QR leads to."""
    if await access.viewer_behind(request.headers.get("cookie", "")):
        return RedirectResponse("/", 303)
    try:
        await _find(request, request.path_params["code"])
    except Refusal as no:
        return await refused(request, "signin.invite_title", no.key, no.status, **no.words)
    return shown(request, pages.join_page(Html(language_of(request)), await organisation(), request.url.path))


@refusals_are_pages
async def accept(request: Request) -> Response:
    """``POST /auth/invite/<code>``: a new colleague comes in."""
    code, fields = request.path_params["code"], await form_of(request)
    name, language = fields.get("instead") or fields.get("name", ""), fields.get("language") or language_of(request)
    try:
        await _find(request, code)
        async with transaction() as session:
            member = await identity.accept_invite(session, code, name=name, language=language)
            token = await begin_session(session, request, member)
    except identity.NameTaken as no:
        return await _again(request, name, no, await _beside(code, name))
    except (identity.NameMissing, identity.NameMixed) as no:
        return await _again(request, name, no)
    except Refusal as no:
        return await refused(request, "signin.invite_title", no.key, no.status, **no.words)
    return come_in(request, member, token)


async def _beside(code: str, name: str) -> tuple[str, ...]:
    async with reading() as session:
        return await identity.names_beside(session, await identity.find_invite(session, code), name)


async def _again(request: Request, typed: str, no: Refusal, instead: tuple[str, ...] = ()) -> Response:
    language = language_of(request)
    wrong = pages.Wrong(typed[:200], tr(language, no.key), instead)
    page = pages.join_page(Html(language), await organisation(), request.url.path, wrong)
    return shown(request, page, no.status)


ROUTES = [
    Route("/auth/invite", invite),
    Route("/auth/invite", look_up, methods=["POST"]),
    Route("/auth/invite/{code}", join),
    Route("/auth/invite/{code}", accept, methods=["POST"]),
]
