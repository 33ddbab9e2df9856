"""Boards: near me first, then teams, improvement, the top."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.outside import outside
from advocacy_app.read_models.boards import Board, GroupBoard, ImprovedBoard, OwnBest
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services import leaderboards
from advocacy_app.state.gate import policy, viewer_of

VIEWS = ("near", "teams", "sites", "improved", "top")


class BoardsState(rx.State):
    """One view of one period."""

    view: str = "near"
    period: str = "quarter"
    board: Board = Board(period="", left="", version=0)
    groups: GroupBoard = GroupBoard(period="", left="", version=0)
    improved: ImprovedBoard = ImprovedBoard(period="", left="", version=0)
    best: OwnBest = OwnBest()
    weeks: list[Stroke] = []
    visibility: str = ""
    loaded: bool = False

    @rx.event
    @policy()
    async def load_boards(self) -> None:
        """One's own weeks and the neighbours."""
        viewer = await viewer_of(self)
        self.visibility = viewer.visibility
        async with reading() as session:
            self.best = await leaderboards.own_best(session, viewer)
        self.weeks = _strokes(self.best.weeks)
        await self._show()

    @rx.event
    @policy()
    async def choose_view(self, view: str) -> None:
        """Near me, teams, sites, improved, top."""
        self.view = view if view in VIEWS else "near"
        await self._show()

    @rx.event
    @policy()
    async def choose_period(self, period: str) -> None:
        """Today, this week, month, season, all time."""
        self.period = period if period in leaderboards.PERIODS else "quarter"
        await self._show()

    async def _show(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            if self.view in {"teams", "sites"}:
                scope = "team" if self.view == "teams" else "site"
                self.groups = await leaderboards.group_board(session, viewer, self.period, scope)
            elif self.view == "improved":
                self.improved = await leaderboards.improved_board(session, viewer, self.period)
            else:
                self.board = await leaderboards.board(session, viewer, self.period, outside().ranking)
        self.loaded = True


def _strokes(weeks: tuple[int, ...]) -> list[Stroke]:
    """A week with points is a stroke as tall as it was good, a week without is hollow, never a gap."""
    most = max(weeks, default=0)
    return [Stroke("me", 24 + round(76 * n / most)) if n else Stroke("rest", 0) for n in weeks]
