"""``/me/topics``: what one wants more of."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import chip, chips, top_bar
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.library import TopicsState

M = Compiled()


def page() -> rx.Component:
    """A chip per topic; a tap follows or lets go."""
    return shell(
        "me",
        top_bar(M, t("topics.title"), back="/me"),
        rx.el.div(
            rx.el.p(t("topics.sentence"), class_name="muted"),
            chips(M, rx.foreach(TopicsState.topics, _topic), label=t("topics.title"), wrap=True),
            class_name="page stack-4",
            id="topics",
        ),
        Boot.create(state=TopicsState.get_full_name(), live="topics"),
        header=False,
    )


def _topic(topic: Any) -> rx.Component:
    return chip(M, topic.name, pressed=topic.followed, on_click=TopicsState.toggle_topic(topic.slug))
