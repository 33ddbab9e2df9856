"""The organisation itself."""

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.models import Organisation


async def organisation(session: Session) -> Organisation:
    """The one company of this installation; a nameless one before any world was sown."""
    return (await session.exec(select(Organisation))).first() or Organisation(name="Advocacy")
