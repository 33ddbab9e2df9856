"""``/ideas``: bring something in, and follow what becomes of it. ``/studio/ideas``: where it is answered."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.ideas import answering, idea, idea_list, suggesting
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import empty, top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.ideas import IdeaDeskState, IdeasState
from advocacy_app.state.live import LiveState

M = Compiled()
STATES = ("considered", "planned", "live", "result", "closed")


def page() -> rx.Component:
    """The form first, then one's own, then what colleagues' ideas became."""
    return shell(
        "me",
        top_bar(M, t("ideas.title"), back="/me"),
        rx.el.div(
            rx.el.p(t("ideas.sentence"), class_name="muted"),
            rx.el.div(suggesting(M, IdeasState.suggest_idea, piloting=IdeasState.piloting), key=IdeasState.sent),
            rx.cond(IdeasState.mine, _part("ideas.mine", IdeasState.mine)),
            rx.cond(IdeasState.taken_up, _part("ideas.taken_up", IdeasState.taken_up)),
            id="ideas",
            class_name="page stack-5",
        ),
        Boot.create(state=IdeasState.get_full_name(), live="ideas"),
        Follow.create(version=LiveState.inbox, on_change=IdeasState.load_ideas),
        header=False,
    )


def _part(title: str, found: Any) -> rx.Component:
    return rx.el.section(rx.el.h2(t(title)), idea_list(M, found, label=t(title)), class_name="stack-3")


def desk() -> rx.Component:
    """What waits longest first; each with its answers and the form for the next."""
    states = [(state, t(f"ideas.state_{state}")) for state in STATES]

    def one(found: Any) -> rx.Component:
        shown = idea(M, found, answering(M, found, states, IdeaDeskState.answer_idea, IdeaDeskState.make_post))
        return rx.el.div(shown, key=found.id + found.state + found.steps.length().to(str))

    found = rx.el.div(rx.foreach(IdeaDeskState.ideas, one), class_name="stack-4 narrow")
    none = empty(M, drawings.nothing_new(M), t("ideas.desk_none_title"), t("ideas.desk_none"))
    return studio(
        "/studio/ideas",
        head(t("ideas.title"), below=t("ideas.desk_sentence")),
        rx.cond(IdeaDeskState.loaded, rx.cond(IdeaDeskState.ideas, found, none), waiting_rows(M)),
        Boot.create(state=IdeaDeskState.get_full_name(), live="main"),
    )
