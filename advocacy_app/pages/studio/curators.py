"""``/studio/photos/curators``: whose photos each guest curator sees."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import (
    avatar,
    button,
    card,
    empty,
    fold,
    icon_button,
    option_list,
    text_field,
    waiting_rows,
)
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio, up
from advocacy_app.pages.studio.mine import kind_of
from advocacy_app.state.studio.curators import CuratorsState

M = Compiled()
CURATORS = CuratorsState.curators


def page() -> rx.Component:
    """One card for each of them."""
    found = rx.el.div(rx.foreach(CURATORS.rows, _curator), class_name="stack-4 narrow")
    nobody = empty(M, drawings.nothing_new(M), t("studio.curators_none_title"), t("studio.curators_none"))
    return studio(
        "/studio/photos",
        up(t("studio.photos"), "/studio/photos"),
        head(t("studio.curators"), below=t("studio.curators_sentence")),
        rx.cond(CuratorsState.loaded, rx.cond(CURATORS.rows, found, nobody), waiting_rows(M)),
        Boot.create(state=CuratorsState.get_full_name(), live="main"),
    )


def _curator(curator: Any) -> Any:
    name = rx.el.div(rx.el.h2(curator.face.name, class_name="lg"), rx.el.div(curator.line, class_name="sm muted"))
    nothing = rx.el.p(t("studio.queue_empty"), class_name="muted")
    holds = rx.el.ul(
        rx.foreach(curator.holds, lambda part: _holds(curator, part)),
        class_name="small list",
        aria_label=t("studio.queue_of", name=curator.face.name),
    )
    return card(
        M,
        rx.el.div(avatar(M, curator.face), name, class_name="row wide"),
        rx.cond(curator.holds, holds, nothing),
        fold(M, t("studio.queue_add"), _more(curator)),
        cls="stack-3",
        key=curator.id,
    )


def _holds(curator: Any, part: Any) -> Any:
    kind = rx.el.div(kind_of(part), class_name="sm muted")
    words = rx.el.div(rx.el.div(part.text, class_name="b"), kind, class_name="grow")
    out = CuratorsState.empty_queue(curator.id, part.kind, part.value)
    return rx.el.li(words, icon_button(M, t("studio.queue_remove", what=part.text), "x", on_click=out))


def _more(curator: Any) -> Any:
    none = t("studio.queue_none")
    tag: dict[str, Any] = {
        "name": "hashtag",
        "maxlength": "80",
        "autocapitalize": "none",
        "autocomplete": "off",
        "placeholder": "#",
    }
    return rx.el.form(
        M.el("input", type="hidden", name="curator", value=curator.id, readonly=True),
        option_list(M, "site-" + curator.id, t("studio.queue_site"), CURATORS.sites, first=none, name="site"),
        option_list(M, "team-" + curator.id, t("studio.queue_team"), CURATORS.teams, first=none, name="team"),
        text_field(M, "hashtag-" + curator.id, t("studio.queue_hashtag"), **tag),
        rx.el.div(button(M, t("common.add"), "pri", type="submit")),
        on_submit=CuratorsState.fill_queue,
        key=curator.id + curator.holds.length().to(str),  # emptied by what was kept, never by what was refused
        class_name="stack-3",
    )
