"""An OpenID provider that does as a test tells it: right by default, wrong in one point at a time."""

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from tests import tools

CLIENT = "advocacy"
SECRET = "a-secret-of-tests-that-is-long-enough"
KEY = RSAKey.generate_key(2048, {"kid": "one"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"})
Change = Callable[[dict[str, Any]], Any]


@dataclass
class BadProvider:
    """What it says; a test changes one of the answers. ``asked`` are the forms sent to the token endpoint."""

    issuer: str
    subject: str = "subject-1"
    nonce: str = ""
    email: dict[str, Any] = field(default_factory=dict)
    claims: Change = lambda claims: claims
    document: Change = lambda document: document
    token: Change = lambda token: token
    keys: Change = lambda keys: keys
    sign: Callable[[dict[str, Any]], str] = lambda claims: jwt.encode({"alg": "RS256", "kid": "one"}, claims, KEY)
    statuses: dict[str, int] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    async def on_document(self, _: web.Request) -> web.Response:
        document = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }
        return self._answer("document", self.document(document))

    async def on_token(self, request: web.Request) -> web.Response:
        self.asked.append({k: str(v) for k, v in (await request.post()).items()})
        now = int(time.time())
        claims: dict[str, Any] = {"iss": self.issuer, "sub": self.subject, "aud": CLIENT, "nonce": self.nonce}
        claims |= {"iat": now, "exp": now + 300} | self.email
        token = {"access_token": "a", "token_type": "Bearer", "id_token": self.sign(self.claims(claims))}
        return self._answer("token", self.token(token))

    async def on_keys(self, _: web.Request) -> web.Response:
        return self._answer("keys", self.keys({"keys": [KEY.as_dict(private=False)]}))

    async def on_userinfo(self, _: web.Request) -> web.Response:
        return self._answer("userinfo", {"sub": self.subject, **self.email})

    def _answer(self, what: str, body: Any) -> web.Response:
        status = self.statuses.get(what, 200)
        if isinstance(body, str):
            return web.Response(text=body, status=status, content_type="text/html")
        return web.json_response(body, status=status)


def signed_with_our_secret(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET))


def signed_by_somebody_else(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, OTHER_KEY)


def not_signed(claims: dict[str, Any]) -> str:
    header, body = (_encoded(part) for part in ({"alg": "none"}, claims))
    return f"{header}.{body}."


def _encoded(part: dict[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


@pytest.fixture
async def bad_provider() -> AsyncIterator[BadProvider]:
    """A provider on a free port."""
    port = tools.free_port()
    provider = BadProvider(f"http://127.0.0.1:{port}")
    app = web.Application()
    app.router.add_get("/.well-known/openid-configuration", provider.on_document)
    app.router.add_post("/token", provider.on_token)
    app.router.add_get("/keys", provider.on_keys)
    app.router.add_get("/userinfo", provider.on_userinfo)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield provider
    await runner.cleanup()
