"""What one may join in, and the wall of a hashtag."""

from typing import Any
from urllib.parse import unquote

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.boards import Board
from advocacy_app.read_models.campaigns import CampaignWall, JoinPage
from advocacy_app.services import campaigns, culture, leaderboards
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no

MORE = 24


class JoinState(rx.State):
    """The campaigns of the Join in tab."""

    page: JoinPage = JoinPage()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_campaigns(self) -> None:
        """What runs now, and what is over; again whenever one starts, ends or is taken back."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.page = await campaigns.join_page(session, viewer)
        self.loaded = True


class WallState(rx.State):
    """One wall. ``shown`` is how many photos were asked for, ``gone`` that there is no such wall (any more)."""

    wall: CampaignWall = CampaignWall()
    board: Board = Board(period="campaign", title="", left="", version=0)
    view: str = "wall"
    shown: int = MORE
    gone: bool = False

    @rx.event
    @policy()
    async def load_wall(self) -> None:
        """The wall that the address names."""
        self.view, self.shown = "wall", MORE
        await self._read()

    @rx.event
    @policy()
    async def refresh_wall(self) -> None:
        """The same again: somebody posted, or it was taken back."""
        await self._read()

    @rx.event
    @policy()
    async def choose_view(self, view: str) -> None:
        """The posts, what is asked for, or where everybody stands."""
        self.view = view if view in {"wall", "brief", "board"} else "wall"
        await self._read()

    @rx.event
    @policy()
    async def show_more(self) -> None:
        """Older photos below."""
        self.shown += MORE
        await self._read()

    @rx.event
    @policy("campaign_owner", "administrator")
    async def feature_photo(self, photo: str) -> None:
        """Put a colleague's photo on top, with credit."""
        await self._change(culture.feature, photo, "campaign.featured_toast")

    @rx.event
    @policy("campaign_owner", "administrator")
    async def unfeature_photo(self, photo: str) -> None:
        """Let it take its place among the others again."""
        await self._change(culture.unfeature, photo, "campaign.unfeatured_toast")

    async def _change(self, deed: Any, photo: str, said: str) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, str(photo))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read()
        await say(self, said)

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.wall = await campaigns.wall_of(session, viewer, self._hashtag(), self.shown)
                if self.view == "board" and self.wall.campaign:
                    self.board = await leaderboards.campaign_board(session, viewer, self.wall.campaign)
            self.gone = False
        except campaigns.CampaignGone:
            self.wall, self.gone = CampaignWall(), True

    def _hashtag(self) -> str:
        return unquote(self.router.url.path.rstrip("/").rsplit("/", 1)[-1])
