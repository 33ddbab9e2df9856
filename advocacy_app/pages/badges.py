"""``/me/badges``: what each badge takes, and the weekly rhythm."""

import reflex as rx

from advocacy_app.components.badges import badge_list, rhythm_card
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.badges import BadgesState
from advocacy_app.state.live import LiveState

M = Compiled()


def page() -> rx.Component:
    """The rhythm first: it is this week's."""
    inside = rx.el.div(
        rhythm_card(M, BadgesState.rhythm, BadgesState.tell_leave),
        rx.el.section(
            rx.el.h2(t("badges.all"), class_name="lg b"),
            rx.el.p(t("badges.how"), class_name="sm muted"),
            badge_list(M, BadgesState.badges),
            class_name="stack-3",
        ),
        class_name="stack-5",
    )
    return shell(
        "me",
        top_bar(M, t("badges.title"), back="/me"),
        rx.el.div(rx.cond(BadgesState.loaded, inside, waiting_rows(M)), id="badges", class_name="page stack-4"),
        Boot.create(state=BadgesState.get_full_name(), live="badges"),
        Follow.create(version=LiveState.boards, on_change=BadgesState.load_badges),
        header=False,
    )
