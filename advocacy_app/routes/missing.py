"""Nothing at this address, or nothing for this person: one page for both, with status 404."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from advocacy_app.components.document import document
from advocacy_app.components.markup import Html
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.routes.doors import language_of
from advocacy_app.routes.house import organisation
from advocacy_app.routes.packing import packed
from advocacy_app.routes.security import page_headers

Send = Callable[[Any], Awaitable[None]]


async def nothing(request: Request) -> Response:
    """The page, in the language of who asks."""
    house = await organisation()
    m = Html(language_of(request), house.name)
    main = m.el("main", nothing_here(m, tag="h1"), cls="page")
    page = document(
        m, m.t("error.nothing_here_title"), m.el("div", main, cls="phone"), company=house.name, hue=house.hue
    )
    headers = page_headers() | {"content-language": m.language, "vary": "Cookie, Accept-Language, Accept-Encoding"}
    return packed(page, request, 404, headers)


def wants_a_page(request: Request) -> bool:
    """Whether a person looks at the answer, not a script or an image tag."""
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")


def with_our_404(send: Send, request: Request, receive: Any) -> Send:
    """Replace somebody else's bare 404 by our page."""
    replaced = False

    async def send_on(message: Any) -> None:
        nonlocal replaced
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.NOT_FOUND and _bare(message):
            replaced = True
            await (await nothing(request))(request.scope, receive, send)
        elif not replaced:
            await send(message)

    return send_on


def _bare(message: Any) -> bool:
    """Pages of our own carry a policy; what has none was not meant for people."""
    return all(name != b"content-security-policy" for name, _ in message["headers"])
