"""The audit log of administrative deeds: append-only, ids only."""

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import AuditEntry


async def audit(session: Session, actor: str, deed: str, subject: str = "", detail: str = "") -> None:
    """Write down who did what to whom; never words of people, never secrets."""
    session.add(AuditEntry(id=ids.new_id(), actor=actor, deed=deed, subject=subject, detail=detail, at=clock.now()))
