"""Reported comments and the owner's word on each."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.comments import ReportedComment
from advocacy_app.services import feed
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import Saying, say_no
from advocacy_app.state.studio.frame import OWNERS, recount


class ReportedState(rx.State):
    """What waits, the longest waiting first."""

    comments: list[ReportedComment] = []
    loaded: bool = False
    held: Saying = Saying()
    _decided: dict[int, tuple[str, bool]] = {}

    @rx.event
    @policy(*OWNERS)
    async def load_reported(self) -> None:
        """Everything that waits."""
        await self._read()

    @rx.event
    @policy(*OWNERS)
    async def decide_comment(self, comment: str, show: bool) -> None:  # noqa: FBT001 - events name no arguments
        """Show it again, or keep it away; it can be taken back for a moment."""
        viewer = await viewer_of(self)
        if not self.loaded:  # a tap on the first screen may be quicker than the list behind it
            await self._read()
        if any(one.id == comment for one in self.comments):
            self.held = self.held.then(viewer, "studio.comment_shown" if show else "studio.comment_removed")
            self._decided[self.held.n] = (comment, show)
            self.comments = [one for one in self.comments if one.id != comment]

    @rx.event
    @policy(*OWNERS)
    async def settle_comment(self, n: int) -> None:
        """Nobody took it back: it is done."""
        viewer, decided = await viewer_of(self), self._decided.pop(n, None)
        if decided is None:
            return
        try:
            async with transaction() as session:
                await feed.decide_comment(session, viewer, decided[0], show=decided[1])
        except Refusal as no:
            await say_no(self, no)
        await self._read()
        await recount(self)

    @rx.event
    @policy(*OWNERS)
    async def let_comment_wait(self, n: int) -> None:
        """It was taken back: the comment waits where it was."""
        self._decided.pop(n, None)
        await self._read()

    async def _read(self) -> None:
        viewer, held = await viewer_of(self), {comment for comment, _ in self._decided.values()}
        async with reading() as session:
            waiting = await feed.reported_comments(session, viewer)
        self.comments, self.loaded = [one for one in waiting if one.id not in held], True
