"""Members: found, added, changed."""

import secrets
from typing import Any

from sqlmodel import col, func, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import MemberAdded
from advocacy_app.models import Member
from advocacy_app.services.identity.errors import NobodyThere


async def member_by_email(session: Session, email: str) -> Member:
    """The active member with an address, whatever its capitals.

    Raises:
        NobodyThere: nobody has this address.
    """
    found = await session.exec(
        select(Member).where(func.lower(Member.email) == email.strip().lower(), col(Member.deactivated_at).is_(None))
    )
    if (member := found.first()) is None:
        raise NobodyThere(email=email)
    return member


def new_account() -> str:
    """An opaque name for the ledger: nothing about the person can be read from it."""
    return f"member:{secrets.token_hex(12)}"


async def add_member(session: Session, *, name: str, **facts: Any) -> Member:
    """Add a member; ``facts`` are columns of ``Member``."""
    member = Member(id=ids.new_id(), account=new_account(), name=name, added_at=clock.now(), **facts)
    session.add(member)
    await session.flush()
    await bus.record(session, MemberAdded(member=member.id))
    return member
