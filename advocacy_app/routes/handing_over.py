"""``POST /add``: the phone's share sheet hands pictures over while no service worker is there yet to keep them.

The phone shrinks and strips a picture before it leaves, so none is taken here: they are let go of, read to their end
because a browser shows the answer only then, and the page to which this leads says where they still are.
"""

from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

MOST = 64 * 1024 * 1024
"""Bytes that are waited for."""


async def lead_on(request: Request) -> Response:
    """To the page, which finds nothing of what was shared and says so (``/js/add.js``)."""
    left = MOST
    try:
        async for piece in request.stream():
            left -= len(piece)
            if left < 0:
                break
    except ClientDisconnect:
        return Response(status_code=400)
    return RedirectResponse("/add?shared=1", 303, headers={"cache-control": "no-store"})


ROUTES = [Route("/add", lead_on, methods=["POST"])]
