"""Server-side sessions: the cookie is a random name, everything else is looked up."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam
from sqlmodel import col, delete, or_, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, columns, rows
from advocacy_app.events import SessionsRevoked
from advocacy_app.i18n import is_language
from advocacy_app.models import LoginSession, Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.identity.rules import device_words

LIFETIME = timedelta(days=60)
"""A browser that nobody opens for this long has to sign in again."""
SEEN_EVERY = timedelta(days=1)
"""How exactly we know when a device was last used: to the day, and no better."""


def digest(secret: str) -> str:
    """How a secret is stored: SHA-256 in hex (secrets here are random, so no salt is needed)."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def open_session(session: Session, member: Member, user_agent: str = "", instead_of: str = "") -> str:
    """Begin a session and return the secret for its cookie; only its hash is kept.

    ``instead_of`` is the cookie that this browser had before: its session ends, whoever it belonged to.
    """
    if instead_of:
        await _end(session, col(LoginSession.token_hash) == digest(instead_of))
    token, moment = secrets.token_urlsafe(32), clock.now()
    session.add(
        LoginSession(
            id=ids.new_id(),
            member_id=member.id,
            token_hash=digest(token),
            device=device_words(user_agent),
            made_at=moment,
            seen_at=moment,
            expires_at=moment + LIFETIME,
        )
    )
    return token


_ALIVE = and_(
    col(LoginSession.expires_at) > bindparam("moment"),
    col(LoginSession.revoked_at).is_(None),
    col(Member.deactivated_at).is_(None),
)
_VIEWER = (
    columns(
        col(LoginSession.id).label("session_id"),
        LoginSession.seen_at,
        Member.id,
        Member.account,
        Member.name,
        Member.role,
        Member.language,
        Member.timezone,
        Member.team_id,
        Member.site_id,
        Member.visibility,
        Member.welcomed_at,
    )
    .join(Member)
    .where(_ALIVE, LoginSession.token_hash == bindparam("token_hash"))
)


async def find_viewer(session: Session, token: str) -> Viewer | None:
    """Who is behind a cookie; None for anyone whose session ended or who was deactivated."""
    moment = clock.now()
    for row in await rows(session, _VIEWER, moment=moment, token_hash=digest(token)):
        return viewer_of_member(row, row.session_id, stale=row.seen_at < moment - SEEN_EVERY)
    return None


def viewer_of_member(member: Member | Row[Any], session_id: str, *, stale: bool = False) -> Viewer:
    """A member, or a row with what a viewer has of one, as the one who is acting in a session of theirs."""
    return Viewer(
        member_id=member.id,
        account=member.account,
        name=member.name,
        role=member.role,
        language=member.language if is_language(member.language) else "en",
        timezone=member.timezone,
        team_id=member.team_id or "",
        site_id=member.site_id or "",
        session_id=session_id,
        visibility=member.visibility,
        welcomed=member.welcomed_at is not None,
        stale=stale,
    )


async def living(session: Session, session_ids: Collection[str]) -> set[str]:
    """Which of these sessions still let somebody in."""
    alive = columns(LoginSession.id).join(Member).where(_ALIVE, col(LoginSession.id).in_(session_ids))
    return set(await rows(session, alive, moment=clock.now()))


async def note_use(session: Session, session_id: str) -> None:
    """A session was used today: it lives on for another sixty days."""
    moment = clock.now()
    mine = update(LoginSession).where(col(LoginSession.id) == session_id, col(LoginSession.revoked_at).is_(None))
    await session.exec(mine.values(seen_at=moment, expires_at=moment + LIFETIME))


async def revoke_sessions(session: Session, member_id: str, only: str = "", actor: str = "") -> int:
    """End one session of a member, or all of them when ``only`` is empty; how many ended just now."""
    whose = col(LoginSession.member_id) == member_id
    ended = await _end(session, and_(whose, col(LoginSession.id) == only) if only else whose)
    if ended:
        await bus.record(session, SessionsRevoked(actor=actor or member_id, member=member_id))
    return ended


async def _end(session: Session, which: ColumnElement[bool]) -> int:
    """How many of these sessions ended just now."""
    alive = update(LoginSession).where(which, col(LoginSession.revoked_at).is_(None))
    return (await session.exec(alive.values(revoked_at=clock.now()))).rowcount


async def drop_old_sessions(session: Session) -> int:
    """Forget sessions a month after they ended."""
    month_ago = clock.now() - timedelta(days=30)
    ended = or_(col(LoginSession.expires_at) < month_ago, col(LoginSession.revoked_at) < month_ago)
    return (await session.exec(delete(LoginSession).where(ended))).rowcount
