"""Bearer tokens of the API: for scripts that act for one member."""

import secrets

from sqlmodel import col, select, update

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import ApiToken, Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.identity.errors import ScopeUnknown
from advocacy_app.services.identity.sessions import digest, viewer_of_member

SCOPES = ("read", "write")


async def make_token(session: Session, member: Member, scopes: frozenset[str]) -> str:
    """A token that is shown once; only its hash is kept.

    Raises:
        ScopeUnknown: none of the scopes, or one that does not exist.
    """
    if not scopes or not scopes <= set(SCOPES):
        raise ScopeUnknown(scopes=", ".join(SCOPES))
    token = f"adv_{secrets.token_urlsafe(32)}"
    session.add(
        ApiToken(
            id=ids.new_id(),
            member_id=member.id,
            token_hash=digest(token),
            scopes=" ".join(sorted(scopes)),
            made_at=clock.now(),
        )
    )
    return token


async def find_token(session: Session, token: str) -> tuple[Viewer, frozenset[str]] | None:
    """For whom a token acts and how far it reaches; None when it was revoked, never made, or its member is gone."""
    found = await session.exec(
        select(ApiToken, Member)
        .join(Member)
        .where(
            ApiToken.token_hash == digest(token),
            col(ApiToken.revoked_at).is_(None),
            col(Member.deactivated_at).is_(None),
        )
    )
    if (row := found.first()) is None:
        return None
    return viewer_of_member(row[1], f"token:{row[0].id}"), frozenset(row[0].scopes.split())


async def revoke_tokens(session: Session, member_id: str) -> None:
    """End every token of a member."""
    alive = update(ApiToken).where(col(ApiToken.member_id) == member_id, col(ApiToken.revoked_at).is_(None))
    await session.exec(alive.values(revoked_at=clock.now()))
