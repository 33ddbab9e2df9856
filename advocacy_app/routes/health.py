"""Is it alive, is it ready."""

from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from advocacy_app.db import reading, rows


async def alive(_: Request) -> Response:
    """The process answers."""
    return JSONResponse({"alive": True})


async def ready(_: Request) -> Response:
    """The database answers, so people can be served."""
    try:
        async with reading() as session:
            await rows(session, text("SELECT 1"))
    except Exception:  # noqa: BLE001 - whatever it is, we are not ready
        return JSONResponse({"database": False}, status_code=503)
    return JSONResponse({"database": True})


ROUTES = [Route("/healthz", alive), Route("/readyz", ready)]
