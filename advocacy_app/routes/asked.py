"""The browser that asked for a code: a signed cookie says for which address, until when, and where to go then."""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from advocacy_app import clock
from advocacy_app.access import cookie_name, cookie_value
from advocacy_app.config import settings
from advocacy_app.services.identity.links import LIFETIME

KEPT = timedelta(hours=1)


@dataclass(frozen=True)
class Asked:
    """``browser`` is this browser's secret for this one question; ``known`` stays from question to question."""

    browser: str
    known: str
    email: str
    after: str
    at: str

    @property
    def until(self) -> datetime:
        """When the mail runs out."""
        return datetime.fromisoformat(self.at) + LIFETIME


def ask(before: Asked | None, email: str, after: str) -> Asked:
    """A new question of this browser."""
    known = before.known if before else secrets.token_urlsafe(12)
    return Asked(secrets.token_urlsafe(24), known, email, after, clock.now().isoformat())


def asked_of(request: Request) -> Asked | None:
    """What this browser asked for; None if it did not, or not lately."""
    value = cookie_value(request.headers.get("cookie", ""), cookie_name("asked"))
    try:
        asked = Asked(**_signer().loads(value))
    except (BadData, TypeError):
        return None
    return asked if asked.until + KEPT > clock.now() else None


def keep_asked(response: Response, asked: Asked) -> None:
    """Bind a question to this browser."""
    _set(response, _signer().dumps(asdict(asked)), int((LIFETIME + KEPT).total_seconds()))


def forget_asked(response: Response) -> None:
    """The question was answered."""
    _set(response, "", 0)


def _set(response: Response, value: str, seconds: int) -> None:
    response.set_cookie(
        cookie_name("asked"), value, max_age=seconds, path="/", secure=settings().https, httponly=True, samesite="lax"
    )


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(settings().key, "asked")
