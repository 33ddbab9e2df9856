"""The organisation itself."""

from datetime import timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Organisation, Site, ZoneSpan

SETTLING = timedelta(days=8)
"""How long another zone is known before anything that is limited by day or week follows it: longer than a week."""


async def organisation(session: Session) -> Organisation:
    """The one company of this installation; a nameless one before any world was sown."""
    return (await session.exec(select(Organisation))).first() or Organisation(name="Advocacy")


async def zone_of(session: Session, site_id: str | None) -> str:
    """The time zone of a site; without one, the organisation's."""
    site = await session.get(Site, site_id) if site_id else None
    return site.timezone if site else (await organisation(session)).timezone


_ZONE = (
    select(ZoneSpan.zone)
    .where(ZoneSpan.member_id == bindparam("member_id"), col(ZoneSpan.until) > bindparam("since"))
    .order_by(col(ZoneSpan.until))
    .limit(1)
)


async def counting_zone(session: Session, member_id: str, zone: str) -> str:
    """The zone by whose days and weeks a member's limits are counted; ``zone`` is the member's own now.

    That of eight days ago: whoever goes to and fro between zones opens no second day, and no week that is over.
    """
    asked = {"member_id": member_id, "since": clock.now() - SETTLING}
    return (await session.exec(_ZONE, params=asked)).first() or zone
