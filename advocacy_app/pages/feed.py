"""``/``: the feed. Native scroll-snap does the swiping, nothing on top."""

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.feed_card import feed_card
from advocacy_app.components.feed_end import feed_end
from advocacy_app.components.feed_sheets import more_sheet, why_sheet
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import block, line, waiting
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.feed import FeedState
from advocacy_app.state.live import LiveState

M = Compiled()


def page() -> rx.Component:
    """The feed, its finish line and the sheets behind its small buttons."""
    return shell(
        "feed",
        rx.el.h1(t("feed.title"), class_name="vh"),
        rx.el.div(
            rx.foreach(FeedState.cards, lambda card, i: feed_card(M, card, i)),
            rx.cond(
                FeedState.loaded,
                feed_end(M, FeedState.after != "", on_earlier=FeedState.show_earlier, asked=FeedState.asked),
            ),
            id="feed",
            class_name="feed",
            role="feed",
            tab_index=0,
            custom_attrs={"aria-label": t("feed.posts")},
        ),
        rx.cond(FeedState.loaded, rx.fragment(), _on_its_way()),
        Boot.create(state=FeedState.get_full_name(), live="feed", version=LiveState.feed, on_ready=FeedState.load_feed),
        why_sheet(M),
        more_sheet(M),
    )


def _on_its_way() -> rx.Component:
    """A card to come."""
    shapes = (block(M, "50dvh"), line(M, "40%"), line(M, "90%"), line(M, "70%"))
    return waiting(M, *shapes, cls="feed-wait stack-3")
