"""``/me/credentials/<id>/…``: one's own certificate and badge, as files to keep."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app.access import viewer_behind
from advocacy_app.components.certificate import badge_png, badge_svg, certificate_pdf, certificate_png
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.integrations.badges import baked_png, baked_svg
from advocacy_app.read_models.credentials import PaperView
from advocacy_app.read_models.house import House
from advocacy_app.routes.house import organisation
from advocacy_app.routes.missing import nothing
from advocacy_app.services import credentials
from advocacy_app.services.errors import NotFound

Draw = Callable[[PaperView, House, Language], bytes]
_FILES: dict[str, tuple[str, Draw]] = {
    "certificate.pdf": ("application/pdf", certificate_pdf),
    "certificate.png": ("image/png", certificate_png),
    "badge.png": ("image/png", lambda paper, house, _: baked_png(badge_png(paper.track, house), paper.token)),
    "badge.svg": (
        "image/svg+xml",
        lambda paper, house, _: baked_svg(badge_svg(paper.track, house), paper.token).encode(),
    ),
    "badge.jwt": ("application/vc+jwt", lambda paper, _, __: paper.token.encode()),
}


async def file(request: Request) -> Response:
    """A file of one's own; drawn when it is asked for, in the reader's language."""
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        return RedirectResponse("/sign-in?next=/me/credentials", 303, headers={"cache-control": "no-store"})
    number, name = request.path_params["credential"], request.path_params["file"]
    try:
        async with reading() as session:
            paper = await credentials.paper(session, viewer, number)
        kind, draw = _FILES[name]
    except (NotFound, KeyError):
        return await nothing(request)
    made = await asyncio.to_thread(draw, paper, await organisation(), viewer.language)
    headers = {
        "content-disposition": f'attachment; filename="{paper.track}-{name}"',
        "cache-control": "private, no-store",
        "content-language": viewer.language,
        "x-content-type-options": "nosniff",
    }
    return Response(made, media_type=kind, headers=headers)


ROUTES = [Route("/me/credentials/{credential}/{file}", file)]
