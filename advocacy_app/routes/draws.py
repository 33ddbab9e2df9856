"""``/draws/verify.py``: the program that checks a draw, for anybody who would rather not open a zip first."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from advocacy_app.services import draws

_HEADERS = {"content-disposition": 'attachment; filename="verify.py"', "cache-control": "public, max-age=3600"}


async def program(_: Request) -> Response:
    """As it is now; each audit file has the one that was promised when its draw opened."""
    return Response(draws.verifier(), media_type="text/x-python", headers=_HEADERS)


ROUTES = [Route("/draws/verify.py", program)]
