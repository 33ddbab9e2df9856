"""The choice of language, for people whom we know and for people whom we do not."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access
from advocacy_app.db import transaction
from advocacy_app.i18n import is_language
from advocacy_app.routes.cookies import language_cookie
from advocacy_app.routes.doors import form_of, own_path, refusals_are_pages
from advocacy_app.services import identity


@refusals_are_pages
async def choose_language(request: Request) -> Response:
    """``POST /auth/language``: from now on in this language; who is signed in keeps it on every device."""
    fields = await form_of(request)
    language, back = fields.get("language", ""), fields.get("next", "/")
    response = RedirectResponse(own_path(back) or "/", 303)
    if is_language(language):
        language_cookie(response, language)
        if viewer := await access.viewer_behind(request.headers.get("cookie", "")):
            async with transaction() as session:
                (await identity.member_by_id(session, viewer.member_id)).language = language
            access.forget()
    return response


ROUTES = [Route("/auth/language", choose_language, methods=["POST"])]
