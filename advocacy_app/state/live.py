"""What open screens follow. The numbers are pushed to all screens at once (``live.py``), never set by an event."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.guidelines import PauseView
from advocacy_app.services import guidelines, notifications
from advocacy_app.site import EVERYONE
from advocacy_app.state.gate import policy, viewer_of


class LiveState(rx.State):
    """A version per topic; a page that shows the topic reads anew when it changes."""

    feed: int = 0
    boards: int = 0
    challenges: int = 0
    inbox: int = 0
    sharing: int = 0


class UnreadState(rx.State):
    """How many notices were not read yet: the dot on the bell, the number on the app's icon."""

    count: int = 0

    @rx.event
    @policy()
    async def count_unread(self) -> None:
        """Count anew."""
        viewer = await viewer_of(self)
        async with reading(briefly=True) as session:
            self.count = await notifications.unread(session, viewer)


class PauseState(rx.State):
    """Whether all sharing stands still, and why: a banner on every page."""

    pause: PauseView = PauseView()

    @rx.event
    @policy(EVERYONE)
    async def look_at_pause(self) -> None:
        """As it is now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.pause = await guidelines.pause(session, viewer)
