"""``/s/<code>``: a shared link, on to where it leads. ``/p/<slug>``: a post as anybody may see it."""

import functools
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from advocacy_app import clock, figures, live
from advocacy_app.components.markup import Html
from advocacy_app.components.public import post_page, preview_page, quiet_page
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.read_models.sharing import PublicPost, Way
from advocacy_app.routes.clicks import clicks
from advocacy_app.routes.doors import language_of
from advocacy_app.routes.house import organisation
from advocacy_app.routes.packing import packed
from advocacy_app.routes.security import page_headers, security_headers
from advocacy_app.routes.ways import Ways
from advocacy_app.services import sharing
from advocacy_app.services.errors import NotFound

_LINKS = "/s/"
_ways = Ways()
_ON = {"cache-control": "no-store", "x-robots-tag": "noindex"}
_ON_AS_BYTES = [(name.encode(), value.encode()) for name, value in [*_ON.items(), ("content-length", "0")]]


def _hear(topic: str) -> None:
    if topic == "feed":
        _ways.forget()


live.hear(_hear)


class Shortcut:
    """A link that is known and open leads on at once, before anything else is looked at; the rest goes the long way."""

    def __init__(self, app: Any) -> None:
        """Wrap everything."""
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer, or pass on."""
        if not _is_link(scope) or not (way := _ways.known(scope["path"][len(_LINKS) :])):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if not way.is_open(clock.now()) or sharing.is_preview(request.headers.get("user-agent", "")):
            await self.app(scope, receive, send)
            return
        clicks.take(way, request)
        figures.count("redirects")
        headers = [(b"location", way.target.encode("latin-1")), *_ON_AS_BYTES]
        await send({"type": "http.response.start", "status": 302, "headers": [*headers, *_security()]})
        await send({"type": "http.response.body", "body": b""})


def _is_link(scope: Any) -> bool:
    return scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and scope["path"].startswith(_LINKS)


@functools.cache
def _security() -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name.encode(), value.encode()) for name, value in security_headers())


async def follow(request: Request) -> Response:
    """On to the target at once; counting follows. Link previews get a page of their own."""
    way = await _ways.find(request.path_params["code"])
    if way is None:
        return await _quiet(request, 404)
    if not way.is_open(clock.now()):
        return await _quiet(request, 410 if way.is_over(clock.now()) else 404)
    clicks.take(way, request)
    if sharing.is_preview(request.headers.get("user-agent", "")):
        return await _preview(request, way)
    return Response(status_code=302, headers=_ON | {"location": way.target})


async def public_page(request: Request) -> Response:
    """A post that is meant for outside."""
    language = language_of(request)
    try:
        post = await _public_post(request.path_params["slug"], language)
    except NotFound:
        return await _quiet(request, 404)
    return _page(request, post_page(Html(language), post), 200)


async def _preview(request: Request, way: Way) -> Response:
    try:
        post = await _public_post(way.slug, "en")
    except NotFound:  # it went out once, and is meant for inside since
        return await _quiet(request, 410)
    return _page(request, preview_page(Html("en"), post, link=request.url.path, target=way.target), 200)


async def _public_post(slug: str, language: Language) -> PublicPost:
    async with reading() as session:
        return await sharing.public_post(session, slug, language)


async def _quiet(request: Request, status: int) -> Response:
    page = quiet_page(Html(language_of(request)), await organisation(), over=status == 410)  # noqa: PLR2004 - gone
    return _page(request, page, status)


def _page(request: Request, html: str, status: int) -> Response:
    headers = page_headers() | _ON | {"vary": "Cookie, Accept-Language, Accept-Encoding"}
    return packed(html, request, status, headers)


ROUTES = [Route("/s/{code}", follow), Route("/p/{slug}", public_page)]
