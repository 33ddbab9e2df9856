"""Who is calling: a person's browser by its cookie, or a script by its token."""

from starlette.requests import Request

from advocacy_app.access import cookie_name, cookie_value, viewer_behind
from advocacy_app.db import Session, reading
from advocacy_app.i18n import Language
from advocacy_app.i18n.choice import choose
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.api.problems import HeaderMissing, ScopeMissing, SignInNeeded
from advocacy_app.services import identity


async def caller_of(request: Request, *, writes: bool) -> Viewer:
    """The member behind a call.

    Raises:
        SignInNeeded: no session and no token that is still good.
        HeaderMissing: a cookie came without ``X-Advocacy: 1``.
        ScopeMissing: the token is for reading only.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await _behind_token(token.strip(), writes=writes)
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer is None:
        raise SignInNeeded
    if request.headers.get("x-advocacy") != "1":
        raise HeaderMissing
    return viewer


async def _behind_token(token: str, *, writes: bool) -> Viewer:
    async with reading() as session:
        found = await identity.find_token(session, token)
    if found is None:
        raise SignInNeeded
    viewer, scopes = found
    if ("write" if writes else "read") not in scopes:
        raise ScopeMissing
    return viewer


async def still_here(session: Session, request: Request, viewer: Viewer) -> None:
    """Look once more, in the transaction of a deed that took long to arrive, whether its sender may still act.

    Raises:
        SignInNeeded: the session or the token ended meanwhile.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        found = await identity.find_token(session, token.strip())
        now = found[0] if found else None
    else:
        now = await identity.find_viewer(session, cookie_value(request.headers.get("cookie", ""), cookie_name()))
    if now is None or now.member_id != viewer.member_id:
        raise SignInNeeded


def language_of(request: Request) -> Language:
    """The language before anyone is known: the cookie, else what the browser prefers."""
    return choose(cookie_value(request.headers.get("cookie", ""), "lang"), request.headers.get("accept-language", ""))
