"""What time does to campaigns. Readers look at the clock themselves; here it is written down, each step once."""

from datetime import datetime
from typing import Any

from sqlmodel import col, update

from advocacy_app import bus, clock
from advocacy_app.db import Session
from advocacy_app.events import CampaignEnded, CampaignStarted
from advocacy_app.models import Campaign


async def start_due(session: Session) -> int:
    """Start campaigns whose time has come, those included that were missed; each is recorded as started once."""
    return await _follow(session, "scheduled", "live", Campaign.starts_at, CampaignStarted)


async def end_due(session: Session) -> int:
    """End campaigns whose time is over; each is recorded as ended once. Paused ones wait for their owner."""
    return await _follow(session, "live", "ended", Campaign.ends_at, CampaignEnded)


async def _follow(session: Session, before: str, after: str, moment: datetime, fact: Any) -> int:
    due = update(Campaign).where(col(Campaign.state) == before, col(moment) <= clock.now())
    moved = (await session.exec(due.values(state=after).returning(col(Campaign.id)))).scalars().all()
    for campaign_id in moved:
        await bus.record(session, fact(campaign=campaign_id))
    return len(moved)
