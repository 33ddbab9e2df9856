"""``/studio/prizes.csv``: what was won or given, for payroll."""

from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app.access import viewer_behind
from advocacy_app.db import transaction
from advocacy_app.services import prizes
from advocacy_app.services.errors import NotAllowed


async def payroll(request: Request) -> Response:
    """``GET /studio/prizes.csv?first=2026-11-01&last=2026-11-30``: both days belong to it."""
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        return RedirectResponse("/sign-in?next=/studio/rewards", 303)
    try:
        first, last = (date.fromisoformat(request.query_params.get(name, "")) for name in ("first", "last"))
        async with transaction() as session:
            text = await prizes.payroll_csv(session, viewer, first, last)
    except (NotAllowed, ValueError, OverflowError):
        return Response(status_code=404, headers={"cache-control": "no-store"})
    name = f"prizes-{first.isoformat()}-{last.isoformat()}.csv"
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
    return Response(text, headers=headers, media_type="text/csv")


ROUTES = [Route("/studio/prizes.csv", payroll)]
