"""``/t/<hashtag>``: the wall of a hashtag, with its campaign if there is one."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.board import standing_rows
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.frame import app_bar
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import button, empty, fold, panel, segmented
from advocacy_app.components.text import t
from advocacy_app.components.wall import brief, hero, mosaic, progress, shares, to_share
from advocacy_app.pages import contests
from advocacy_app.pages.shell import shell
from advocacy_app.state.campaigns import WallState
from advocacy_app.state.live import LiveState

M = Compiled()
WALL: Any = WallState.wall
BOARD: Any = WallState.board
VIEWS = ("wall", "brief", "board")


def page() -> rx.Component:
    """Hero, views, and the button that takes part."""
    return shell(
        "join",
        rx.cond(
            WallState.gone,
            rx.el.div(nothing_here(M, tag="h1"), class_name="page"),
            rx.cond(WALL.hashtag != "", _shown()),
        ),
        Boot.create(state=WallState.get_full_name(), live="wall"),
        Follow.create(version=LiveState.feed, on_change=WallState.refresh_wall),
        header=False,
        dock=rx.cond(WALL.add != "", _dock(), app_bar(M, "join")),
    )


def _dock() -> rx.Component:
    add = rx.cond(
        WALL.points > 0,
        button(M, t("campaign.add_photo"), "pri lg full", pic="camera", plus=WALL.points, href=WALL.add),
        button(M, t("campaign.add_photo"), "pri lg full", pic="camera", href=WALL.add),
    )
    return rx.el.section(rx.el.div(add, class_name="foot"), class_name="dock", aria_label=t("campaign.add_photo"))


def _shown() -> rx.Component:
    views = [(view, t(f"campaign.view_{view}")) for view in VIEWS]
    tabs = segmented(M, "wall-view", views, WallState.view, label=t("campaign.views"), choose=WallState.choose_view)
    return rx.el.div(
        hero(M, WALL),
        rx.el.div(
            rx.cond(WALL.campaign != "", rx.fragment(tabs, panel(M, "wall-view", WallState.view, _view())), _posts()),
            class_name="page stack-4",
        ),
        id="wall",
        class_name="wall",
    )


def _view() -> Any:
    wall = rx.el.div(progress(M, WALL), _posts(), class_name="stack-4")
    return rx.match(WallState.view, ("brief", brief(M, WALL.brief)), ("board", _board()), wall)


def _board() -> rx.Component:
    """Points of this campaign alone: the reader's neighbours, and the top for those who open it."""
    top = fold(M, t("boards.top"), standing_rows(M, BOARD.top))
    near = rx.cond(BOARD.near, standing_rows(M, BOARD.near), rx.el.p(t("campaign.board_not_in"), class_name="muted"))
    shown = rx.el.div(near, top, rx.el.p(t("boards.ties"), class_name="sm cap"), class_name="stack-4")
    few = empty(M, drawings.board(M), t("boards.too_few_title"), t("boards.too_few"))
    return rx.cond(BOARD.enough, shown, few)


def _posts() -> rx.Component:
    photos = mosaic(M, WALL.posts, WallState.feature_photo, WallState.unfeature_photo)
    more = button(M, t("campaign.more_photos"), "out full", on_click=WallState.show_more)
    return rx.el.div(
        contests.on_wall(),
        rx.cond(WALL.posts, photos, _first()),
        rx.cond(WALL.more, more),
        _section("campaign.to_share", WALL.to_share, to_share(M, WALL.to_share)),
        _section("campaign.carried_outside", WALL.shares, shares(M, WALL.shares)),
        class_name="stack-4",
    )


def _section(title: str, there: Any, shown: Any) -> rx.Component:
    return rx.cond(there, rx.el.section(rx.el.h2(t(title), class_name="lg b"), shown, class_name="stack-3"))


def _first() -> rx.Component:
    invited = empty(M, drawings.first_photo(M), t("campaign.first_title"), t("campaign.first"))
    nobody = empty(M, drawings.first_photo(M), t("campaign.nobody_title"), t("campaign.nobody"))
    return rx.cond(WALL.over, nobody, invited)
