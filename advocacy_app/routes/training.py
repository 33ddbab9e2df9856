"""``/studio/training.zip``: every published track and lesson as plain files."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app.access import viewer_behind
from advocacy_app.db import reading
from advocacy_app.services import training
from advocacy_app.services.errors import NotAllowed

_HEADERS = {"cache-control": "no-store", "content-disposition": 'attachment; filename="training.zip"'}


async def parcel(request: Request) -> Response:
    """``GET /studio/training.zip``: for those who write in the studio."""
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        return RedirectResponse("/sign-in?next=/studio/training", 303)
    try:
        async with reading() as session:
            data = await training.parcel(session, viewer)
    except NotAllowed:
        return Response(status_code=404, headers={"cache-control": "no-store"})
    return Response(data, headers=_HEADERS, media_type="application/zip")


ROUTES = [Route("/studio/training.zip", parcel)]
