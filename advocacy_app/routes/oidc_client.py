"""OpenID Connect through Authlib, and what we check beyond it."""

import functools
import warnings
from dataclasses import asdict, dataclass, field
from typing import Any

from authlib.deprecate import AuthlibDeprecationWarning
from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from advocacy_app.access import cookie_name, cookie_value
from advocacy_app.config import OidcProvider, settings
from advocacy_app.services.identity import Vouched

with warnings.catch_warnings():
    # Authlib would like httpx2, which nobody else here speaks yet.
    warnings.simplefilter("ignore", AuthlibDeprecationWarning)
    from authlib.integrations.starlette_client import OAuth, OAuthError

SECONDS = 600
"""How long one may take at the provider."""
TIMEOUT = 8.0
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only the provider can make: neither "none" nor one with the secret that we share with it."""


class Unclear(Exception):
    """What should be a discovery document is none."""


class Forged(Exception):
    """An answer that is not, or not from, what we asked for."""


@dataclass
class Flow:
    """A sign-in under way: state, nonce and verifier (``session``), where to go then, whose account is connected."""

    provider: str = ""
    after: str = "/"
    connects: str = ""
    session: dict[str, Any] = field(default_factory=dict)


def keep_flow(response: Response, flow: Flow) -> None:
    """Bind a flow to this browser, for ten minutes."""
    _set(response, _signer().dumps(asdict(flow)), SECONDS)


def flow_of(request: Request) -> Flow:
    """The flow that began in this browser; an empty one if there is none, or it is too old."""
    try:
        cookie = cookie_value(request.headers.get("cookie", ""), cookie_name("oidc"))
        return Flow(**_signer().loads(cookie, max_age=SECONDS))
    except (BadData, TypeError):
        return Flow()


def forget_flow(response: Response) -> None:
    """A flow is walked once, however it ends."""
    _set(response, "", 0)


def _set(response: Response, value: str, seconds: int) -> None:
    response.set_cookie(
        cookie_name("oidc"), value, max_age=seconds, path="/", secure=settings().https, httponly=True, samesite="lax"
    )


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings().key, "oidc")


@functools.cache
def _registered(provider: OidcProvider) -> Any:
    return OAuth().register(
        provider.name,
        client_id=provider.client_id,
        client_secret=provider.client_secret or None,
        server_metadata_url=provider.issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256", "timeout": TIMEOUT},
    )


async def client_of(provider: OidcProvider) -> Any:
    """The client for a provider, with its discovery document read and checked.

    Raises:
        httpx.HTTPError, Unclear: there is no such document now.
        Forged: it speaks for another issuer.
    """
    client = _registered(provider)
    try:
        document = await client.load_server_metadata()
        offered = document.get("id_token_signing_alg_values_supported", ("RS256",))
        document["id_token_signing_alg_values_supported"] = [name for name in SIGNATURES if name in offered]
    except (ValueError, AttributeError, TypeError) as error:
        raise Unclear from error
    if document.get("issuer") != provider.issuer:
        client.server_metadata.clear()
        raise Forged("issuer")
    return client


async def vouched(request: Request, provider: OidcProvider) -> Vouched:
    """Whom the provider vouches for; everything about its answer has been checked.

    Raises:
        Exception: of many kinds; something does not fit.
    """
    client = await client_of(provider)
    _check_sender(request, client.server_metadata, provider)
    expected = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "nonce": {"essential": True},
    }
    token = await client.authorize_access_token(request, claims_options=expected)
    claims = token.get("userinfo")
    if not claims or not isinstance(claims["sub"], str) or not claims["sub"]:
        raise Forged("no id token")
    return Vouched(
        provider.issuer, claims["sub"], await _email(client, token, claims) if provider.link_by_email else ""
    )


def _check_sender(request: Request, document: dict[str, Any], provider: OidcProvider) -> None:
    """An answer that names its sender must name this one (RFC 9207), lest one provider's code is given to another."""
    sender = request.query_params.get("iss")
    promised = document.get("authorization_response_iss_parameter_supported") is True
    if (sender or promised) and sender != provider.issuer and "error" not in request.query_params:
        raise Forged("sender")
    if not request.query_params.get("code") and "error" not in request.query_params:
        raise OAuthError("mismatching_state")


async def _email(client: Any, token: dict[str, Any], claims: dict[str, Any]) -> str:
    """The address, if this provider verified it; some tell it only when they are asked."""
    if "email" not in claims and client.server_metadata.get("userinfo_endpoint"):
        told = await client.userinfo(token=token)
        if told.get("sub") != claims["sub"]:
            raise Forged("userinfo")
        claims = told
    return str(claims.get("email", "")) if claims.get("email_verified") is True else ""
