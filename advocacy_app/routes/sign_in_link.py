"""Getting in with a link: at once in the browser that asked for it, elsewhere behind one button."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access
from advocacy_app.components import sign_in as pages
from advocacy_app.components.markup import Html
from advocacy_app.db import reading, transaction
from advocacy_app.routes.asked import Asked, asked_of, forget_asked
from advocacy_app.routes.doors import (
    begin_session,
    come_in,
    language_of,
    refusals_are_pages,
    shown,
)
from advocacy_app.routes.house import organisation
from advocacy_app.services import identity
from advocacy_app.services.errors import Refusal


async def link(request: Request) -> Response:
    """``/auth/link/<token>``: signs in where it was asked for, elsewhere it shows one button."""
    token, asked = request.path_params["token"], asked_of(request)
    try:
        async with reading() as session:
            browser = asked.browser if asked else ""
            at_once = await identity.works_at_once(session, token, browser, led=_led_here(request))
        if not at_once or _merely_looking(request):
            page = pages.here_page(Html(language_of(request)), await organisation(), request.url.path)
            return shown(request, page)
        return await _use_link(request, token, asked)
    except identity.LinkUsedUp as no:
        return await _link_over(request, no)


def _merely_looking(request: Request) -> bool:
    """Previews and prefetching use nothing up."""
    purpose = request.headers.get("sec-purpose", "") + request.headers.get("purpose", "")
    return request.method == "HEAD" or "prefetch" in purpose


def _led_here(request: Request) -> bool:
    """A page of another site opened the address, not the reader: nobody is let in as somebody else unasked."""
    return request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}


@refusals_are_pages
async def use_link(request: Request) -> Response:
    """``POST /auth/link/<token>``: the button was pressed."""
    try:
        return await _use_link(request, request.path_params["token"], asked_of(request))
    except identity.LinkUsedUp as no:
        return await _link_over(request, no)


async def _use_link(request: Request, token: str, asked: Asked | None) -> Response:
    async with transaction() as session:
        member = await identity.redeem_link(session, token)
        cookie = await begin_session(session, request, member)
    response = come_in(request, member, cookie, asked.after if asked else "/")
    forget_asked(response)
    return response


async def _link_over(request: Request, no: Refusal) -> Response:
    """A second tap on the link that let this browser in leads on; everybody else reads why not."""
    if await access.viewer_behind(request.headers.get("cookie", "")):
        return RedirectResponse("/", 303)
    return await finished(request, no)


async def finished(request: Request, no: Refusal) -> Response:
    """Why a link or code does nothing any more, and a new one.

    The address is the one that this browser typed itself: whoever holds another's old link learns none.
    """
    m, asked = Html(language_of(request)), asked_of(request)
    typed, after = (asked.email, asked.after) if asked else ("", "/")
    page = pages.over_page(m, await organisation(), m.t(no.key), typed=typed, after=after)
    return shown(request, page, no.status)


ROUTES = [
    Route("/auth/link/{token}", link),
    Route("/auth/link/{token}", use_link, methods=["POST"]),
]
