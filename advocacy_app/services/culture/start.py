"""What helps somebody who is about to send a photo."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import col, func, select

from advocacy_app import clock
from advocacy_app.db import Session, rows
from advocacy_app.hashtags import key_of
from advocacy_app.models import Photo
from advocacy_app.read_models.people import Colleague, Viewer
from advocacy_app.read_models.photos import PhotoStart
from advocacy_app.services import identity, points

LATELY = timedelta(days=60)
OFFERED = 5
"""How many colleagues, and how many hashtags of late, are offered at a time."""
SUGGESTED = 8


async def start(session: Session, viewer: Viewer, running: Sequence[str] = ()) -> PhotoStart:
    """What an accepted photo brings now, and hashtags: those that are ``running``, then those used lately the most."""
    lately = (Photo.state == "live", Photo.hashtag != "", col(Photo.sent_at) > clock.now() - LATELY)
    asked = select(Photo.hashtag).where(*lately).group_by(Photo.hashtag)
    used = await rows(session, asked.order_by(func.count().desc(), Photo.hashtag).limit(OFFERED))
    offer = await points.offer(session, viewer, "photo_accepted")
    once: dict[str, str] = {}
    for tag in (*running, *used):
        once.setdefault(key_of(tag), tag)
    return PhotoStart(points=offer.points, why=offer.why, hashtags=tuple(once.values())[:SUGGESTED])


async def colleagues(session: Session, viewer: Viewer, text: str) -> list[Colleague]:
    """Colleagues whom others see by name and whose name holds ``text`` (two letters or more); at most five."""
    return await identity.colleagues(session, viewer, text, OFFERED)
