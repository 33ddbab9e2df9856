"""A browser that signed in to an account before: a signed cookie says that, and nothing else.

It opens no door. It keeps a reserve: a stranger who uses up the mails to an address, or the guesses at a code, uses up
nothing of a browser that its owner has used.
"""

import base64
import hmac

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from advocacy_app.access import cookie_name, cookie_value
from advocacy_app.config import settings

KEPT_SECONDS = 400 * 86_400
"""The longest that browsers keep a cookie."""
MOST = 5
"""Accounts that one browser is remembered for: a tablet in a break room has a few."""


def is_familiar(request: Request, email: str) -> bool:
    """Whether somebody signed in to the account with this address in this browser before."""
    return _mark(email) in _marks(request)


def keep_familiar(request: Request, response: Response, email: str) -> None:
    """Somebody signed in to the account with this address in this browser."""
    mark = _mark(email)
    marks = [mark, *(each for each in _marks(request) if each != mark)][:MOST]
    response.set_cookie(
        cookie_name("familiar"),
        _signer().dumps(marks),
        max_age=KEPT_SECONDS,
        path="/",
        secure=settings().https,
        httponly=True,
        samesite="lax",
    )


def _marks(request: Request) -> list[str]:
    try:
        return _signer().loads(cookie_value(request.headers.get("cookie", ""), cookie_name("familiar")))
    except BadData:
        return []


def _mark(email: str) -> str:
    """Made from the address and a secret of the house: whoever reads the cookie learns no address from it."""
    sealed = hmac.digest(settings().key.encode(), f"familiar:{email.lower()}".encode(), "sha256")
    return base64.urlsafe_b64encode(sealed[:16]).decode()


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(settings().key, "familiar")
