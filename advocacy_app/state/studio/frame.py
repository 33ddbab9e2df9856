"""What every page of the studio has around it, and the way to a new post."""

from typing import Any

import reflex as rx

from advocacy_app import site
from advocacy_app.db import reading, transaction
from advocacy_app.read_models.studio import StudioFrame
from advocacy_app.services import content
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say_no

WRITERS = ("champion", "campaign_owner", "administrator")
OWNERS = ("campaign_owner", "administrator")


def named(state: rx.State) -> str:
    """What the address of the page names: a tap counts for that, also before it is loaded."""
    return state.router.url.path.rstrip("/").rsplit("/", 1)[-1]


class StudioState(rx.State):
    """Who is in the studio; ``outside`` is everybody for whom there is none."""

    frame: StudioFrame = StudioFrame()
    outside: bool = False

    @rx.event
    @policy(site.EVERYONE)
    async def load_studio(self) -> None:
        """The frame, or that there is nothing here."""
        viewer = await viewer_of(self)
        if not (viewer.studio and site.finds(viewer.role, self.router.url.path)):
            self.outside = True
            return
        async with reading() as session:
            self.frame, self.outside = await content.frame(session, viewer), False

    @rx.event
    @policy(*WRITERS)
    @once
    async def start_card(self) -> Any:
        """A new draft, opened."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                card = await content.start_card(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return None
        return rx.redirect(f"/studio/content/{card.slug}")


async def recount(state: rx.State) -> None:
    """After a deed at a desk: what waits now, as the numbers beside the studio's places say."""
    viewer = await viewer_of(state)
    async with reading() as session:
        (await state.get_state(StudioState)).frame = await content.frame(session, viewer)
