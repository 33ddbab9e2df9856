"""The step that serves the app's pages: language, boot fragment, cache and security headers, honest statuses.

It stands around Reflex as ASGI middleware. Static pages were prerendered once per language before anyone was known;
for a valid session the first screen is put into them here.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from posixpath import normpath
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from advocacy_app import site
from advocacy_app.access import cookie_value, viewer_behind
from advocacy_app.build import COMPANY
from advocacy_app.components.boot import EARLY_HASH, Fragment
from advocacy_app.components.brand import brand_css
from advocacy_app.i18n import Language, is_language
from advocacy_app.i18n.choice import choose
from advocacy_app.routes.clicks import clicks
from advocacy_app.routes.first_screen import first_screen
from advocacy_app.routes.house import organisation
from advocacy_app.routes.missing import nothing, wants_a_page, with_our_404
from advocacy_app.routes.not_here import NotHere
from advocacy_app.routes.packing import packed
from advocacy_app.routes.prerendered import file_of, script_hashes, text_of
from advocacy_app.routes.security import page_headers, security_headers
from advocacy_app.safe import escaped

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
_VARY = "Cookie, Accept-Language, Accept-Encoding"


class Pages:
    """Answers for pages; everything else goes on to Reflex, with cache and security headers added."""

    def __init__(self, app: Any) -> None:
        """Wrap the app behind it."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a page, or pass on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if scope["method"] in {"GET", "HEAD"} and (roles := site.roles_at(_canonical(request.url.path))):
            await (await _page(request, roles))(scope, receive, send)
            return
        if _hidden(request.url.path):
            await Response(status_code=404)(scope, receive, send)
            return
        onward = with_our_404(send, request, receive) if wants_a_page(request) else send
        await self.app(scope, receive, _with_headers(onward, request.url.path))


def _hidden(path: str) -> bool:
    """What no browser asks for by its own address, however the address is written."""
    return normpath("/" + path.lstrip("/")).startswith(("/_upload", "/external"))


def _canonical(path: str) -> str:
    """``/boards`` and ``/boards/`` are the same page."""
    return path.rstrip("/") or "/"


async def _page(request: Request, roles: frozenset[str]) -> Response:
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        return _go(request, "/sign-in")
    if not viewer.welcomed:
        return _go(request, "/welcome")
    clicks.meet(viewer.member_id, request)
    shell = request.headers.get("x-shell", "")
    if viewer.role not in roles and not shell:
        elsewhere = _canonical(request.url.path) in {"/", "/me", "/studio"} and site.home_of(viewer.role) != "/"
        return _to(site.home_of(viewer.role)) if elsewhere else await nothing(request)
    file = file_of(_canonical(request.url.path))
    language = shell if is_language(shell) else _language(request)
    html, fragment, status = text_of(language, file), Fragment(), 200
    if not shell:
        try:
            fragment = await first_screen(request.url.path, viewer, language)
        except NotHere as gone:
            fragment, status = gone.fragment, 404
    house = await organisation()
    html = html.replace(COMPANY, escaped(house.name))
    html = html.replace("<head>", "<head>" + fragment.head, 1)  # before the styles: the first picture is on its way
    html = html.replace("</head>", _hue(house.hue) + "</head>", 1)
    html = html.replace("<body>", "<body>" + fragment.body, 1)
    headers = page_headers((*script_hashes(language, file), EARLY_HASH)) | {"content-language": language, "vary": _VARY}
    return packed(html, request, status, headers)


def _hue(hue: int) -> str:
    """The company's colours, where they are not the product's own."""
    css = brand_css(hue)
    return f"<style>{css}</style>" if css else ""


def _to(place: str) -> Response:
    return RedirectResponse(place, 303, headers=dict(security_headers()))


def _go(request: Request, place: str) -> Response:
    """First through there, then to where one wanted to go."""
    query = f"?{request.url.query}" if request.url.query else ""
    return _to(f"{place}?next={quote(request.url.path + query)}")


def _language(request: Request) -> Language:
    cookie = cookie_value(request.headers.get("cookie", ""), "lang")
    return choose(cookie, request.headers.get("accept-language", ""))


def _with_headers(send: Send, path: str) -> Send:
    async def send_on(message: Any) -> None:
        if message["type"] == "http.response.start":
            names = {name for name, _ in message["headers"]}
            extra = [(k.encode(), v.encode()) for k, v in security_headers() if k.encode() not in names]
            if b"cache-control" not in names:
                extra.append((b"cache-control", _cache(path).encode()))
            message = message | {"headers": [*message["headers"], *extra]}
        await send(message)

    return send_on


def _cache(path: str) -> str:
    """How long a file of the build may be kept; anything we did not think of is not kept at all."""
    if path.startswith(("/assets/", "/i18n/", "/js/")):
        return "public, max-age=31536000, immutable"
    return "public, max-age=3600" if path.startswith(("/icons/", "/screenshots/")) else "no-store"
