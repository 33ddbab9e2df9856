"""What I bring in, and what became of it; what owners answer."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.ideas import IdeaView
from advocacy_app.services import content, ideas
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS, recount


class IdeasState(rx.State):
    """My ideas with every answer, and colleagues' that were taken up; ``sent`` grows when the form starts anew."""

    mine: list[IdeaView] = []
    taken_up: list[IdeaView] = []
    piloting: bool = False
    sent: int = 0
    loaded: bool = False

    @rx.event
    @policy()
    async def load_ideas(self) -> None:
        """Everything as it stands now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.mine, self.taken_up = await ideas.mine(session, viewer), await ideas.taken_up(session, viewer)
            self.piloting = await ideas.piloting(session, viewer)
        self.loaded = True

    @rx.event
    @policy()
    @once
    async def suggest_idea(self, form: dict[str, Any]) -> None:
        """Bring something in."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                kind, text = str(form.get("kind") or ""), str(form.get("text") or "")
                await ideas.suggest(session, viewer, kind, text, credit=bool(form.get("credit")))
                self.mine = await ideas.mine(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        self.sent += 1
        await say(self, "ideas.said_sent")


class IdeaDeskState(rx.State):
    """Everything that colleagues brought in."""

    ideas: list[IdeaView] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_idea_desk(self) -> None:
        """What waits longest first."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.ideas = await ideas.desk(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    @once
    async def answer_idea(self, form: dict[str, Any]) -> None:
        """Say what becomes of it; its author hears of it."""
        viewer = await viewer_of(self)
        idea, state, words = (str(form.get(name) or "") for name in ("idea", "state", "words"))
        try:
            async with transaction() as session:
                await ideas.answer(session, viewer, idea, state, words)
                self.ideas = await ideas.desk(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        await recount(self)
        await say(self, "ideas.said_answered")

    @rx.event
    @policy(*OWNERS)
    @once
    async def make_post(self, story: str) -> Any:
        """Begin a post with a colleague's story, and open it."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                slug = await content.post_of_story(session, viewer, str(story))
        except Refusal as no:
            await say_no(self, no)
            return None
        return rx.redirect(f"/studio/content/{slug}")
