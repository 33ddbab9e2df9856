"""The least that answers what a feed event asks: who is it, the same query, JSON. Q-V8 is compared with it."""

from dataclasses import asdict

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from advocacy_app.access import viewer_behind
from advocacy_app.bootstrap import prepare, settled
from advocacy_app.db import reading
from advocacy_app.services import feed

prepare()


async def _window(request: Request) -> Response:
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        return Response(status_code=401)
    async with reading(briefly=True) as session:
        window = await feed.window(session, viewer, [], [])
    return JSONResponse({"cards": [asdict(card) for card in window.cards], "after": window.after})


app = Starlette(routes=[Route("/feed", _window)], lifespan=lambda _: settled())
