"""What helps somebody who is about to send a photo, from every capability that has a word in it."""

from dataclasses import replace

from advocacy_app.db import Session
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import PhotoStart
from advocacy_app.services import campaigns, challenges, contests, culture


async def photo_start(session: Session, viewer: Viewer) -> PhotoStart:
    """What a photo brings, and hashtags: those of what runs for the viewer first, then what colleagues used lately."""
    running = [
        *await challenges.hashtags(session, viewer),
        *await campaigns.hashtags(session, viewer),
        *await contests.hashtags(session, viewer),
    ]
    start = await culture.start(session, viewer, running)
    return replace(start, tickets=await contests.tickets_by_photo(session, viewer))
