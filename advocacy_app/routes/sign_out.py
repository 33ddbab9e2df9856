"""Getting out."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access
from advocacy_app.db import transaction
from advocacy_app.routes.cookies import forget_cookie, forget_pictures
from advocacy_app.routes.doors import form_of, refusals_are_pages
from advocacy_app.services import identity


@refusals_are_pages
async def sign_out(request: Request) -> Response:
    """``POST /auth/sign-out``: this session ends, here and on the server; with ``everywhere``, all of this person."""
    everywhere = bool((await form_of(request)).get("everywhere"))
    if viewer := await access.viewer_behind(request.headers.get("cookie", "")):
        async with transaction() as session:
            if everywhere:
                await identity.shut_out(session, viewer.member_id)
            else:
                await identity.revoke_sessions(session, viewer.member_id, only=viewer.session_id)
        access.forget()
    response = RedirectResponse("/sign-in", 303)
    forget_cookie(response)
    forget_pictures(response)
    return response


ROUTES = [Route("/auth/sign-out", sign_out, methods=["POST"])]
