"""Setting and clearing the cookies of a person."""

from starlette.responses import Response

from advocacy_app.access import cookie_name
from advocacy_app.config import settings
from advocacy_app.i18n import Language
from advocacy_app.services.identity.sessions import LIFETIME


def sign_in_cookie(response: Response, token: str) -> None:
    """The session: HttpOnly, this host only, for 60 days."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=int(LIFETIME.total_seconds()),
        path="/",
        secure=settings().https,
        httponly=True,
        samesite="lax",
    )


def forget_cookie(response: Response) -> None:
    """Signed out."""
    response.delete_cookie(cookie_name(), path="/", secure=settings().https, httponly=True, samesite="lax")


def forget_pictures(response: Response) -> None:
    """What this browser's own cache keeps of us goes, too; the service worker's shell belongs to nobody and stays."""
    response.headers["clear-site-data"] = '"cache"'


def language_cookie(response: Response, language: Language) -> None:
    """The language of the next page; scripts may read it."""
    response.set_cookie("lang", language, max_age=31_536_000, path="/", secure=settings().https, samesite="lax")
