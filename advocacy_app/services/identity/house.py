"""The organisation itself."""

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.models import Organisation, Site


async def organisation(session: Session) -> Organisation:
    """The one company of this installation; a nameless one before any world was sown."""
    return (await session.exec(select(Organisation))).first() or Organisation(name="Advocacy")


async def zone_of(session: Session, site_id: str | None) -> str:
    """The time zone of a site; without one, the organisation's."""
    site = await session.get(Site, site_id) if site_id else None
    return site.timezone if site else (await organisation(session)).timezone
