"""Polls as colleagues see them. Answers go through the phone's outbox (assets/js/polls.js), not through here."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.polls import PollResult, PollView
from advocacy_app.services import polls
from advocacy_app.state.gate import policy, viewer_of


class PollsState(rx.State):
    """What is asked, and what came of what was asked before."""

    polls: list[PollView] = []
    results: list[PollResult] = []
    loaded: bool = False

    @rx.event
    @policy()
    async def load_polls(self) -> None:
        """As it stands now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.polls, self.results = await polls.asked(session, viewer), await polls.seen(session, viewer)
        self.loaded = True
