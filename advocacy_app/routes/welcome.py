"""``/welcome``: the first run, once a person."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access
from advocacy_app.components.markup import Html
from advocacy_app.components.visibility import Chosen
from advocacy_app.components.welcome import hello_page, seen_page
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.models import Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.doors import form_of, language_of, refusals_are_pages, safe_next, shown
from advocacy_app.routes.house import organisation
from advocacy_app.services import identity
from advocacy_app.services.errors import Invalid, Refusal


async def welcome(request: Request) -> Response:
    """``GET /welcome``: hello, or with ``?step=seen`` the choice of how others see me."""
    viewer, after = await _viewer(request), safe_next(request.query_params.get("next", "/"))
    if viewer is None or viewer.welcomed:
        return RedirectResponse(after if viewer else "/sign-in", 303)
    m, home = Html(language_of(request)), await organisation()
    if request.query_params.get("step") == "seen":
        return shown(request, seen_page(m, home, after, await _chosen(viewer)))
    return shown(request, hello_page(m, home, viewer.name.split()[0], after))


@refusals_are_pages
async def answer(request: Request) -> Response:
    """``POST /welcome``: just look, or be seen as chosen; either way the first run is over."""
    if (viewer := await _viewer(request)) is None:
        return RedirectResponse("/sign-in", 303)
    fields = await form_of(request)
    after = safe_next(fields.get("next", "/"))
    try:
        await _welcome(viewer, fields)
    except Refusal as no:
        return await _again(request, viewer, fields, no)
    access.forget()
    return RedirectResponse(after, 303)


async def _viewer(request: Request) -> Viewer | None:
    return await access.viewer_behind(request.headers.get("cookie", ""))


async def _welcome(viewer: Viewer, fields: Mapping[str, str]) -> None:
    async with transaction() as session:
        member = await identity.member_by_id(session, viewer.member_id)
        if fields.get("deed") == "seen":
            choice = fields.get("visibility", ""), fields.get("nickname", "")
            await identity.choose_visibility(session, member, *choice)
        await identity.welcome(session, member)


async def _chosen(viewer: Viewer) -> Chosen:
    async with reading() as session:
        member = await session.get_one(Member, viewer.member_id)
    return Chosen(member.name, member.visibility, member.nickname)


async def _again(request: Request, viewer: Viewer, fields: Mapping[str, str], no: Refusal) -> Response:
    """The same step with what was typed and what is amiss."""
    language = language_of(request)
    none_chosen = isinstance(no, Invalid) and not isinstance(no, identity.NicknameMissing)
    chosen = Chosen(
        viewer.name,
        fields.get("visibility", ""),
        fields.get("nickname", "")[:80],
        error=tr(language, "visibility.choose") if none_chosen else "",
        nickname_error="" if none_chosen else tr(language, no.key, **no.words),
    )
    page = seen_page(Html(language), await organisation(), safe_next(fields.get("next", "/")), chosen)
    return shown(request, page, no.status)


ROUTES = [Route("/welcome", welcome), Route("/welcome", answer, methods=["POST"])]
