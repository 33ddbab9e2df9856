"""``/api/v1``: the same deeds as on the screen, for the app's outbox and for scripts.

Add an operation by a function in the module of its noun and a row in that module's ``OPERATIONS``: the route, the
checks of what is sent and the OpenAPI document follow from it.
"""

from collections import defaultdict
from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from advocacy_app.routes.api import (
    cards,
    credentials,
    films,
    lessons,
    people,
    photos,
    pictures,
    points,
    polls,
    pushes,
    shares,
    training,
)
from advocacy_app.routes.api.caller import language_of
from advocacy_app.routes.api.document import document
from advocacy_app.routes.api.operation import Operation
from advocacy_app.routes.api.problems import MethodUnknown, problem
from advocacy_app.routes.api.serve import serve
from advocacy_app.services.errors import NotFound

OPERATIONS: tuple[Operation, ...] = (
    *people.OPERATIONS,
    *cards.OPERATIONS,
    *films.OPERATIONS,
    *pictures.OPERATIONS,
    *photos.OPERATIONS,
    *shares.OPERATIONS,
    *points.OPERATIONS,
    *polls.OPERATIONS,
    *pushes.OPERATIONS,
    *lessons.OPERATIONS,
    *credentials.OPERATIONS,
    *training.OPERATIONS,
)


def _routes(operations: Iterable[Operation]) -> list[BaseRoute]:
    by_path: dict[str, dict[str, Operation]] = defaultdict(dict)
    for operation in operations:
        by_path[operation.path][operation.method] = operation
    return [_route(path, methods) for path, methods in by_path.items()]


def _route(path: str, methods: dict[str, Operation]) -> Route:
    async def answer(request: Request) -> Response:
        return await serve(methods["GET" if request.method == "HEAD" else request.method], request)

    return Route(path, answer, methods=list(methods))


async def _openapi(_: Request) -> Response:
    return JSONResponse(document(OPERATIONS), headers={"cache-control": "public, max-age=300"})


async def _no_such_address(request: Request, error: Exception) -> Response:
    """Unknown addresses and methods speak problem JSON, too."""
    known = isinstance(error, HTTPException) and error.status_code == 405  # noqa: PLR2004 - method not allowed
    answer = problem(MethodUnknown() if known else NotFound(), language_of(request))
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    return answer


_app = Starlette(
    routes=[Route("/openapi.json", _openapi), *_routes(OPERATIONS)],
    exception_handlers={HTTPException: _no_such_address},
)

ROUTES: list[BaseRoute] = [Mount("/api/v1", app=_app)]
