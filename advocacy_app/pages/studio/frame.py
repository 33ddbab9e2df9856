"""The studio's frame: the places at the side (a bar on a phone), the page, what is said."""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportDict

from advocacy_app.components.boot import Boot
from advocacy_app.components.frame import skip_link
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import button, offline_bar, toasts
from advocacy_app.components.sayer import sayer
from advocacy_app.components.standstill import Standstill, standstill_bar
from advocacy_app.components.studio_side import StudioPlace, studio_side
from advocacy_app.components.styles import STUDIO_SHEET
from advocacy_app.components.text import t
from advocacy_app.state.live import LiveState, PauseState
from advocacy_app.state.said import SaidState
from advocacy_app.state.studio.frame import StudioState

M = Compiled()
FRAME = StudioState.frame

_HOME = StudioPlace("/studio", "house", "studio.home")
_CONTENT = StudioPlace("/studio/content", "newspaper", "studio.content", FRAME.in_review)
_CAMPAIGNS = StudioPlace("/studio/campaigns", "flag", "studio.campaigns", FRAME.campaigns)
_CALENDAR = StudioPlace("/studio/calendar", "calendar-days", "studio.calendar")
_IMPORT = StudioPlace("/studio/import", "rss", "studio.import")
_PEOPLE = StudioPlace("/studio/people", "users", "people.title")
_LOG = StudioPlace("/studio/audit", "history", "audit.place")
_CHALLENGES = StudioPlace("/studio/challenges", "flag", "challenges.title")
_COMMENTS = StudioPlace("/studio/comments", "message-circle", "studio.comments", FRAME.comments)
_PHOTOS = StudioPlace("/studio/photos", "images", "studio.photos", FRAME.photos)
_CONTESTS = StudioPlace("/studio/contests", "ticket", "studio.contests")
_POSTS = StudioPlace("/studio/posts", "link", "studio.posts", FRAME.posts)
_APPEALS = StudioPlace("/studio/appeals", "circle-help", "studio.appeals", FRAME.appeals)
_IDEAS = StudioPlace("/studio/ideas", "lightbulb", "ideas.title", FRAME.ideas)
_LAUNCH = StudioPlace("/studio/launch", "trending-up", "launch.title")
_POLLS = StudioPlace("/studio/polls", "vote", "polls.title")
_GUIDELINES = StudioPlace("/studio/guidelines", "book-open", "guidelines.title")
_CREDENTIALS = StudioPlace("/studio/credentials", "badge-check", "studio.credentials")
_TRAINING = StudioPlace("/studio/training", "graduation-cap", "author.place")
_REWARDS = StudioPlace("/studio/rewards", "gift", "rewards.title", FRAME.orders)
_FAIR_PLAY = StudioPlace("/studio/fair-play", "shield-check", "fairplay.title", FRAME.fair_play)
_RULES = StudioPlace("/studio/points", "scale", "studio.rules")
_MINE = StudioPlace("/studio/mine", "circle-user-round", "tab.me")


class Studio(rx.el.Div):
    """The whole of a page of the studio. Its style sheet comes with it, since no colleague's phone needs it."""

    def add_imports(self) -> ImportDict:
        """The sheet, as one of the files of the page's own script."""
        return {"": f"$/public{STUDIO_SHEET}"}


def studio(current: str, *children: Any) -> rx.Component:
    """A page of the studio; ``current`` is the address of its place."""
    main = rx.el.main(*children, id="main", tab_index=-1, class_name="main")
    inside = Studio.create(_side(current), main, class_name="studio")
    return rx.el.div(
        skip_link(M),
        offline_bar(M),
        standstill_bar(M, PauseState.pause),
        rx.cond(StudioState.outside, rx.el.main(nothing_here(M), id="main", class_name="phone page"), inside),
        toasts(M),
        sayer(SaidState.saying),
        Boot.create(state=StudioState.get_full_name(), live="main"),
        Boot.create(state=PauseState.get_full_name(), live=""),
        Standstill.create(version=LiveState.sharing, on_change=PauseState.look_at_pause),
    )


def _side(current: str) -> rx.Component:
    def side(*places: StudioPlace) -> rx.Component:
        return studio_side(M, t("studio.title"), places, current, FRAME.me)

    daily = (_HOME, _CONTENT, _CAMPAIGNS, _PHOTOS, _CHALLENGES, _CONTESTS, _CALENDAR, _COMMENTS, _POSTS)
    helping = (_IDEAS, _POLLS, _TRAINING, _GUIDELINES, _CREDENTIALS, _RULES, _IMPORT, _LAUNCH)
    owners = (*daily, _APPEALS, _REWARDS, _FAIR_PLAY, *helping)
    writers = side(_HOME, _CONTENT, _CAMPAIGNS, _CALENDAR, _TRAINING, _IMPORT)
    guests = studio_side(M, t("studio.title"), (_PHOTOS, _MINE), current, None)
    for_owners = rx.cond(FRAME.administrator, side(*owners, _PEOPLE, _LOG), side(*owners))
    return rx.cond(FRAME.owner, for_owners, rx.cond(FRAME.writer, writers, guests))


def up(words: Any, href: str) -> rx.Component:
    """The way back to the page above."""
    return button(M, words, "text", pic="chevron-left", href=href, data_back="")


def head(title: Any, *actions: Any, below: Any = None) -> rx.Component:
    """The head of a page: its title, a line below, its buttons."""
    words = [rx.el.h1(title)] if below is None else [rx.el.h1(title), rx.el.p(below, class_name="muted")]
    return rx.el.div(rx.el.div(*words, class_name="grow"), *actions, class_name="hd")
