"""Me: what all capabilities together know of one's own voice."""

from advocacy_app.services.me.photos import photo_start
from advocacy_app.services.me.queries import me, seen_as

__all__ = ["me", "photo_start", "seen_as"]
