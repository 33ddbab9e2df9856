"""Getting in and out."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access
from advocacy_app.db import transaction
from advocacy_app.i18n import is_language, tr
from advocacy_app.routes.cookies import forget_cookie, language_cookie, sign_in_cookie
from advocacy_app.services import identity


async def use_link(request: Request) -> Response:
    """``GET /auth/link/<token>``: a one-time link signs in."""
    try:
        async with transaction() as session:
            member = await identity.redeem_link(session, request.path_params["token"])
            token = await identity.open_session(session, member, request.headers.get("user-agent", ""))
    except identity.LinkUsedUp as refusal:
        return PlainTextResponse(tr("en", refusal.key), refusal.status)
    response = RedirectResponse("/", 303)
    sign_in_cookie(response, token)
    if is_language(member.language):
        language_cookie(response, member.language)
    return response


async def sign_out(request: Request) -> Response:
    """``POST /auth/sign-out``: this session ends, here and on the server."""
    if viewer := await access.viewer_behind(request.headers.get("cookie", "")):
        async with transaction() as session:
            await identity.revoke_sessions(session, viewer.member_id, only=viewer.session_id)
        access.forget()
    response = RedirectResponse("/sign-in", 303)
    forget_cookie(response)
    return response


ROUTES = [Route("/auth/link/{token}", use_link), Route("/auth/sign-out", sign_out, methods=["POST"])]
