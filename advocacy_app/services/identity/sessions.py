"""Server-side sessions: the cookie is a random name, everything else is looked up."""

import hashlib
import secrets
from datetime import timedelta

from sqlmodel import col, delete, or_, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import SessionsRevoked
from advocacy_app.i18n import is_language
from advocacy_app.models import LoginSession, Member
from advocacy_app.read_models.people import Viewer

LIFETIME = timedelta(days=60)


def digest(secret: str) -> str:
    """How a secret is stored: SHA-256 in hex (secrets here are random, so no salt is needed)."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def open_session(session: Session, member: Member, device: str = "") -> str:
    """Begin a session and return the secret for its cookie; only its hash is kept."""
    token, moment = secrets.token_urlsafe(32), clock.now()
    session.add(
        LoginSession(
            id=ids.new_id(),
            member_id=member.id,
            token_hash=digest(token),
            device=device[:80],
            made_at=moment,
            seen_at=moment,
            expires_at=moment + LIFETIME,
        )
    )
    return token


async def find_viewer(session: Session, token: str) -> Viewer | None:
    """Who is behind a cookie; None for anyone whose session ended or who was deactivated."""
    moment = clock.now()
    row = (
        await session.exec(
            select(LoginSession, Member)
            .join(Member)
            .where(
                LoginSession.token_hash == digest(token),
                LoginSession.expires_at > moment,
                col(LoginSession.revoked_at).is_(None),
                col(Member.deactivated_at).is_(None),
            )
        )
    ).first()
    return viewer_of_member(row[1], row[0].id) if row else None


def viewer_of_member(member: Member, session_id: str) -> Viewer:
    """A member as the one who is acting, in a session of theirs."""
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
    )


async def revoke_sessions(session: Session, member_id: str, only: str = "", actor: str = "") -> None:
    """End one session of a member, or all of them when ``only`` is empty."""
    ended = update(LoginSession).where(
        col(LoginSession.member_id) == member_id,
        col(LoginSession.revoked_at).is_(None),
    )
    if only:
        ended = ended.where(col(LoginSession.id) == only)
    await session.exec(ended.values(revoked_at=clock.now()))
    await bus.record(session, SessionsRevoked(actor=actor or member_id, member=member_id))


async def drop_old_sessions(session: Session) -> int:
    """Forget sessions a month after they ended."""
    month_ago = clock.now() - timedelta(days=30)
    ended = or_(col(LoginSession.expires_at) < month_ago, col(LoginSession.revoked_at) < month_ago)
    return (await session.exec(delete(LoginSession).where(ended))).rowcount
