"""Idempotency keys: a request that is sent twice is done once and answered the same.

The key is written in the transaction of the deed, so either both are there or neither. Two copies that arrive at
once are settled by the unique key: the second waits for the first and gets its answer.
"""

from datetime import timedelta
from typing import NamedTuple

from sqlmodel import col, delete, select, update

from advocacy_app import clock, ids
from advocacy_app.db import Session, insert_into
from advocacy_app.models import RequestKey
from advocacy_app.services.identity.errors import KeyReused

KEPT = timedelta(hours=48)


class Answer(NamedTuple):
    """What was answered: the HTTP status and the body."""

    status: int
    body: str


async def claim_key(session: Session, member_id: str, key: str, fingerprint: str) -> Answer | None:
    """Take a key for a request; the answer given before, if this very request was done already.

    ``fingerprint`` is a digest of the whole request.

    Raises:
        KeyReused: the key belongs to another request of this member.
    """
    row = {"id": ids.new_id(), "member_id": member_id, "key": key, "fingerprint": fingerprint, "at": clock.now()}
    taken = insert_into(session, RequestKey).values(**row, status=0, body="").on_conflict_do_nothing()
    if (await session.exec(taken)).rowcount == 1:
        return None
    mine = select(RequestKey).where(RequestKey.member_id == member_id, RequestKey.key == key)
    known = (await session.exec(mine)).one()
    if known.fingerprint != fingerprint:
        raise KeyReused
    return Answer(known.status, known.body)


async def keep_answer(session: Session, member_id: str, key: str, answer: Answer) -> None:
    """Keep what was answered to the request that holds the key."""
    mine = update(RequestKey).where(col(RequestKey.member_id) == member_id, col(RequestKey.key) == key)
    await session.exec(mine.values(status=answer.status, body=answer.body))


async def drop_old_keys(session: Session) -> int:
    """Forget keys after 48 hours."""
    return (await session.exec(delete(RequestKey).where(col(RequestKey.at) < clock.now() - KEPT))).rowcount
