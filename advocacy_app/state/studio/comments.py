"""Reported comments and the owner's word on each."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.comments import ReportedComment
from advocacy_app.services import feed
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS


class ReportedState(rx.State):
    """What waits, the longest waiting first."""

    comments: list[ReportedComment] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_reported(self) -> None:
        """Everything that waits."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.comments = await feed.reported_comments(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    async def decide_comment(self, comment: str, show: bool) -> None:  # noqa: FBT001 - events name no arguments
        """Show it again, or keep it away."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await feed.decide_comment(session, viewer, str(comment), show=bool(show))
                self.comments = await feed.reported_comments(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        await say(self, "studio.comment_shown" if show else "studio.comment_removed")
