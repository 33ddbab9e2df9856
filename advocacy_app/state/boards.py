"""Boards: near me first, then teams and sites, improvement, the top."""

import reflex as rx

from advocacy_app.db import Session, reading, transaction
from advocacy_app.outside import outside
from advocacy_app.read_models.boards import Board, GroupBoard, ImprovedBoard, League, OwnBest
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services import leaderboards
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say_no

FIRST_PERIOD = "quarter"
VIEWS = ("near", "teams", "improved", "top")
_NO_GROUPS = GroupBoard(period="", title="", left="", version=0)


class BoardsState(rx.State):
    """One view of one period."""

    view: str = "near"
    period: str = FIRST_PERIOD
    board: Board = Board(period="", title="", left="", version=0)
    teams: GroupBoard = _NO_GROUPS
    sites: GroupBoard = _NO_GROUPS
    improved: ImprovedBoard = ImprovedBoard(period="", title="", left="", version=0)
    best: OwnBest = OwnBest()
    weeks: list[Stroke] = []
    league: League = League()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_boards(self) -> None:
        """One's own weeks and the view; again whenever somebody's points moved."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.best = await leaderboards.own_best(session, viewer)
            self.weeks = strokes(self.best.weeks)
            self.league = await leaderboards.league(session, viewer)
            await self._show(session, viewer)

    @rx.event
    @policy()
    async def choose_view(self, view: str) -> None:
        """Near me, teams, improved, top."""
        self.view = view if view in VIEWS else "near"
        viewer = await viewer_of(self)
        async with reading() as session:
            await self._show(session, viewer)

    @rx.event
    @policy()
    async def choose_period(self, period: str) -> None:
        """This week, month, season, or since the beginning."""
        self.period = period if period in leaderboards.PERIODS else FIRST_PERIOD
        viewer = await viewer_of(self)
        async with reading() as session:
            await self._show(session, viewer)

    @rx.event
    @policy()
    async def choose_league(self) -> None:
        """Be in a league, or in none."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await leaderboards.choose_league(session, viewer)
                self.league = await leaderboards.league(session, viewer)
        except Refusal as no:
            await say_no(self, no)

    async def _show(self, session: Session, viewer: Viewer) -> None:
        if self.view == "improved" and self.period == "all":
            self.period = FIRST_PERIOD
        if self.view == "teams":
            self.teams = await leaderboards.group_board(session, viewer, self.period, "team")
            self.sites = await leaderboards.group_board(session, viewer, self.period, "site")
        elif self.view == "improved":
            self.improved = await leaderboards.improved_board(session, viewer, self.period)
        else:
            self.board = await leaderboards.board(session, viewer, self.period, outside().ranking)
        self.loaded = True


def strokes(weeks: tuple[int, ...]) -> list[Stroke]:
    """One's own weeks as a line: as tall as they were good, hollow without points, never a gap."""
    most = max(weeks, default=0)
    return [Stroke("me", 24 + round(76 * n / most)) if n else Stroke("rest", 0) for n in weeks]
