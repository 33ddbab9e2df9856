"""Boards: places by day, week, month, quarter and all time, for people who chose to appear, for teams and sites."""

from advocacy_app.services.leaderboards.acts import drop_empty_steps, follow_member, roll_up, version
from advocacy_app.services.leaderboards.cache import warm
from advocacy_app.services.leaderboards.campaign import campaign_board
from advocacy_app.services.leaderboards.check import replay
from advocacy_app.services.leaderboards.errors import NameNeeded
from advocacy_app.services.leaderboards.groups import group_board
from advocacy_app.services.leaderboards.improved import improved_board
from advocacy_app.services.leaderboards.leagues import choose_league, league
from advocacy_app.services.leaderboards.own import own_best, own_points
from advocacy_app.services.leaderboards.queries import board
from advocacy_app.services.leaderboards.rebuild import rebuild
from advocacy_app.services.leaderboards.rules import PERIODS

__all__ = [
    "PERIODS",
    "NameNeeded",
    "board",
    "campaign_board",
    "choose_league",
    "drop_empty_steps",
    "follow_member",
    "group_board",
    "improved_board",
    "league",
    "own_best",
    "own_points",
    "rebuild",
    "replay",
    "roll_up",
    "version",
    "warm",
]
