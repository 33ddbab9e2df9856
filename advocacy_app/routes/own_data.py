"""One's own data: to take along, and to be rid of."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import clock, own_data
from advocacy_app.access import viewer_behind
from advocacy_app.components.data_page import data_page
from advocacy_app.components.markup import Html
from advocacy_app.components.privacy import goodbye_page
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.cookies import forget_cookie
from advocacy_app.routes.doors import language_of, refusals_are_pages, shown
from advocacy_app.routes.house import organisation

# What the browser kept goes too: the offline feed, drafts, deeds on their way.
_FORGET = {"clear-site-data": '"cache", "storage"', "cache-control": "no-store"}


async def download(request: Request) -> Response:
    """``GET /me/privacy/data.json``: everything that is stored about the reader, for the reader alone."""
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        return RedirectResponse("/sign-in?next=/me/privacy", 303)
    text = await own_data.export_member(viewer.member_id, actor=viewer.member_id)
    return _attached(viewer, text, "json", "application/json")


async def page(request: Request) -> Response:
    """``GET /me/privacy/data.html``: the same as a page that needs nothing else, for people."""
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        return RedirectResponse("/sign-in?next=/me/privacy", 303)
    text = data_page(await own_data.exported(viewer.member_id, actor=viewer.member_id))
    return _attached(viewer, text, "html", "text/html")


def _attached(viewer: Viewer, text: str, ending: str, kind: str) -> Response:
    name = f"my-data-{clock.today(viewer.timezone).isoformat()}.{ending}"
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
    return Response(text, headers=headers, media_type=kind)


@refusals_are_pages
async def erase(request: Request) -> Response:
    """``POST /auth/erase``: the account goes, and with it this session."""
    if viewer := await viewer_behind(request.headers.get("cookie", "")):
        await own_data.erase_member(viewer.member_id, actor=viewer.member_id)
    response = RedirectResponse("/goodbye", 303, headers=_FORGET)
    forget_cookie(response)
    return response


async def goodbye(request: Request) -> Response:
    """``GET /goodbye``: the last page."""
    return shown(request, goodbye_page(Html(language_of(request)), await organisation()))


ROUTES = [
    Route("/me/privacy/data.json", download),
    Route("/me/privacy/data.html", page),
    Route("/auth/erase", erase, methods=["POST"]),
    Route("/goodbye", goodbye),
]
