"""``/auth/<provider>/…``: in with a company account, by OpenID Connect (code flow, PKCE S256, state, nonce).

Whatever a provider sends, the person ends in the house or on a page that says what happened and leads back.
"""

import structlog
from httpx import HTTPError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from advocacy_app import access
from advocacy_app.components.door import door, trouble, way_back
from advocacy_app.components.markup import Html
from advocacy_app.components.primitives import button
from advocacy_app.components.sign_in import leave_page
from advocacy_app.config import OidcProvider, settings
from advocacy_app.db import transaction
from advocacy_app.i18n import tr
from advocacy_app.routes.doors import (
    begin_session,
    come_in,
    language_of,
    refusals_are_pages,
    safe_next,
    shown,
)
from advocacy_app.routes.house import organisation
from advocacy_app.routes.oidc_client import (
    Flow,
    OAuthError,
    Unclear,
    client_of,
    flow_of,
    forget_flow,
    keep_flow,
    vouched,
)
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound, Refusal

_log = structlog.get_logger()


class Cancelled(Refusal):
    key = "signin.oidc_cancelled"
    status = 400


class Stale(Refusal):
    """Too old, another browser, or the second time."""

    key = "signin.oidc_stale"
    status = 400


class Untrusted(Refusal):
    """The answer may be forged, or the provider is set up wrongly."""

    key = "signin.oidc_untrusted"
    status = 403


class Down(Refusal):
    key = "signin.oidc_down"
    status = 502


# What providers and the library call it (RFC 6749 4.1.2.1 and 5.2, OpenID Connect Core 3.1.2.6).
_MEANING: dict[str, type[Refusal]] = {
    "access_denied": Cancelled,
    "login_required": Cancelled,
    "consent_required": Cancelled,
    "interaction_required": Cancelled,
    "account_selection_required": Cancelled,
    "mismatching_state": Stale,
    "invalid_grant": Stale,
    "server_error": Down,
    "temporarily_unavailable": Down,
}


@refusals_are_pages
async def login(request: Request) -> Response:
    """``GET /auth/<provider>/login``: to the provider."""
    provider, asked = _provider(request), flow_of(request)
    flow = Flow(provider.name, safe_next(request.query_params.get("next", "/")))
    if "connect" in request.query_params and asked.provider == provider.name:
        flow = Flow(provider.name, asked.after, asked.connects)
    try:
        client = await client_of(provider)
        request.scope["session"] = flow.session
        back = f"{settings().origin}/auth/{provider.name}/callback"
        response = await client.authorize_redirect(request, back, ui_locales=language_of(request))
    except Exception as error:  # noqa: BLE001 - whatever a provider does, the person gets a page
        return await _refused(request, provider, _meaning(error))
    keep_flow(response, flow)
    return response


@refusals_are_pages
async def connect(request: Request) -> Response:
    """``POST /auth/<provider>/connect``: a member adds a company account to the ways in; only by their own deed.

    The way on is a page of its own: browsers let no form of ours lead to another site.
    """
    provider, viewer = _provider(request), await access.viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        return RedirectResponse("/sign-in?next=/me/settings", 303)
    m, home = Html(language_of(request)), await organisation()
    page = leave_page(m, home, provider.label, f"/auth/{provider.name}/login?connect")
    response = shown(request, page)
    keep_flow(response, Flow(provider.name, "/me/settings", connects=viewer.session_id))
    return response


@refusals_are_pages
async def callback(request: Request) -> Response:
    """``GET /auth/<provider>/callback``: back from the provider."""
    provider, flow = _provider(request), flow_of(request)
    try:
        response = await _arrive(request, provider, flow)
    except Exception as error:  # noqa: BLE001 - whatever a provider sends, the person gets a page
        response = await _refused(request, provider, _meaning(error))
    forget_flow(response)
    return response


async def _arrive(request: Request, provider: OidcProvider, flow: Flow) -> Response:
    request.scope["session"] = flow.session if flow.provider == provider.name else {}
    person = await vouched(request, provider)
    if flow.connects:
        return await _connect(request, flow, person)
    async with transaction() as session:
        member = await identity.member_behind(session, person)
        token = await begin_session(session, request, member)
    return come_in(request, member, token, flow.after)


async def _connect(request: Request, flow: Flow, person: identity.Vouched) -> Response:
    """Only for the session that asked for it, should somebody else have signed in here meanwhile."""
    viewer = await access.viewer_behind(request.headers.get("cookie", ""))
    if viewer is None or viewer.session_id != flow.connects:
        raise Stale
    async with transaction() as session:
        member = await identity.member_by_id(session, viewer.member_id)
        await identity.connect_account(session, member, person)
    return RedirectResponse(flow.after, 303)


def _provider(request: Request) -> OidcProvider:
    """The configured provider that the address names.

    Raises:
        NotFound: there is none.
    """
    name = request.path_params["provider"]
    found = next((provider for provider in settings().oidc if provider.name == name), None)
    if found is None:
        raise NotFound
    return found


def _meaning(error: Exception) -> Refusal:
    """What went wrong, in the person's terms; the details are for the log."""
    if isinstance(error, Refusal):
        return error
    _log.warning("oidc_failed", error=type(error).__name__, code=getattr(error, "error", ""))
    if isinstance(error, OAuthError):
        return _MEANING.get(error.error or "", Untrusted)()
    return Down() if isinstance(error, (HTTPError, Unclear)) else Untrusted()


async def _refused(request: Request, provider: OidcProvider, no: Refusal) -> Response:
    language, home = language_of(request), await organisation()
    m = Html(language)
    sentence = tr(language, no.key, **{"name": provider.label, **no.words})
    again = button(m, m.t("common.try_again"), "pri lg full", href=f"/auth/{provider.name}/login")
    page = door(m, home, m.t("signin.failed_title"), trouble(m, sentence), again, way_back(m, home), here="/sign-in")
    return shown(request, page, no.status)


ROUTES = [
    Route("/auth/{provider}/login", login),
    Route("/auth/{provider}/callback", callback),
    Route("/auth/{provider}/connect", connect, methods=["POST"]),
]
