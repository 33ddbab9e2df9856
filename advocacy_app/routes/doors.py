"""What the pages on the way in have in common: language, house, forms with care, the session's beginning."""

from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from urllib.parse import parse_qs, quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from advocacy_app import access
from advocacy_app.access import cookie_name, cookie_value
from advocacy_app.components.door import door, trouble, way_back
from advocacy_app.components.markup import Html
from advocacy_app.db import Session
from advocacy_app.i18n import Language, is_language
from advocacy_app.i18n.choice import choose
from advocacy_app.models import Member
from advocacy_app.routes.cookies import language_cookie, sign_in_cookie
from advocacy_app.routes.familiar import keep_familiar
from advocacy_app.routes.house import organisation
from advocacy_app.routes.packing import packed
from advocacy_app.routes.security import page_headers
from advocacy_app.services import identity
from advocacy_app.services.errors import Invalid, Refusal

LARGEST_FORM = 16_384
LONGEST_ADDRESS = 500
MOST_FIELDS = 80
Handler = Callable[[Request], Awaitable[Response]]


def language_of(request: Request) -> Language:
    """The language before anyone is known: the cookie, else what the browser prefers."""
    return choose(cookie_value(request.headers.get("cookie", ""), "lang"), request.headers.get("accept-language", ""))


def shown(request: Request, html: str, status: int = 200) -> Response:
    """A page of the way in; nobody else may keep it."""
    headers = page_headers() | {"content-language": language_of(request), "vary": "Cookie, Accept-Language"}
    return packed(html, request, status, headers)


async def refused(request: Request, title: str, key: str, status: int, **words: object) -> Response:
    """A page that says what happened and leads back to the other ways in."""
    m, home = Html(language_of(request)), await organisation()
    page = door(m, home, m.t(title), trouble(m, m.t(key, **words)), way_back(m, home), here="/sign-in")
    return shown(request, page, status)


def refusals_are_pages(handler: Handler) -> Handler:
    """A refusal that the handler leaves to us becomes a page with a way back."""

    @wraps(handler)
    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except Refusal as no:
            return await refused(request, "signin.failed_title", no.key, no.status, **no.words)

    return answered


def over_is_a_page(handler: Handler) -> Handler:
    """A refusal becomes a page that only says so: whoever holds such a link may never have signed in here."""

    @wraps(handler)
    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except Refusal as no:
            m, home = Html(language_of(request)), await organisation()
            title, words = m.t("consent.over_title"), trouble(m, m.t(no.key, **no.words))
            return shown(request, door(m, home, title, words, here=request.url.path), no.status)

    return answered


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a small form, each once.

    Raises:
        Invalid: too large, or not a form.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            raise Invalid
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Invalid from error
    return {name: values[0] for name, values in fields.items()}


def own_path(address: str) -> str:
    """A path of ours, quoted; empty for whatever a browser could read as another host."""
    parts = urlsplit(address)
    foreign = parts.scheme or parts.netloc or not address.startswith("/") or "//" in parts.path
    if foreign or "\\" in address or len(address) > LONGEST_ADDRESS or not address.isprintable():
        return ""
    return quote(parts.path, safe="/%~-._") + (f"?{quote(parts.query, safe='=&/%~-._+')}" if parts.query else "")


def safe_next(address: str) -> str:
    """Where to go after signing in: a place of ours behind the door, else the feed."""
    path = own_path(address)
    return "/" if not path or path.startswith(("/auth/", "/sign-in", "/welcome")) else path


def old_cookie(request: Request) -> str:
    """The session this browser had until now."""
    return cookie_value(request.headers.get("cookie", ""), cookie_name())


async def begin_session(session: Session, request: Request, member: Member) -> str:
    """Open a session for this browser; the one it had ends. Returns the secret for the cookie."""
    return await identity.open_session(session, member, request.headers.get("user-agent", ""), old_cookie(request))


def come_in(request: Request, member: Member, token: str, after: str = "/") -> Response:
    """Into the house: with the cookie, in the member's language; whoever is new comes to the welcome first."""
    access.forget()
    target = safe_next(after)
    if member.welcomed_at is None:
        target = "/welcome" + (f"?next={quote(target, safe='/')}" if target != "/" else "")
    response = RedirectResponse(target, 303, headers={"cache-control": "no-store"})
    sign_in_cookie(response, token)
    if member.email:
        keep_familiar(request, response, member.email)
    if is_language(member.language):
        language_cookie(response, member.language)
    return response
