"""``/share/<slug>``: a card in one's own words, on its way out."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.composer import writing
from advocacy_app.components.composing import Composing
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import lost_post
from advocacy_app.components.primitives import block, button, empty, icon_button, line, top_bar, waiting
from advocacy_app.components.text import t
from advocacy_app.components.ways_out import asking, done, reminding, ways_out
from advocacy_app.pages.shell import shell
from advocacy_app.state.composer import ComposerState
from advocacy_app.state.live import LiveState

M = Compiled()


def page() -> rx.Component:
    """Write, choose where to, done."""
    remind = icon_button(M, t("common.remind_me"), "alarm-clock", cls="when-writing", data_opens="remind-sheet")
    return shell(
        "feed",
        top_bar(M, t("composer.title"), close="/", actions=(remind,)),
        rx.el.div(
            rx.cond(ComposerState.gone, lost_post(M, ComposerState.lost)),
            rx.cond(ComposerState.refusal != "", _stays_inside()),
            rx.cond(ComposerState.composer.slug != "", _body(), _on_its_way()),
            id="composer",
            class_name="page",
        ),
        asking(M),
        reminding(M, ComposerState.composer),
        Boot.create(state=ComposerState.get_full_name(), live="composer"),
        Composing.create(
            composer=ComposerState.composer,
            settled=ComposerState.settled,
            version=LiveState.feed,
            on_settle=ComposerState.settle_words,
        ),
        header=False,
        dock=rx.cond(ComposerState.composer.slug != "", ways_out(M, ComposerState.composer, ComposerState.settled)),
    )


def _body() -> rx.Component:
    composer, settled = ComposerState.composer, ComposerState.settled
    return rx.el.div(
        writing(M, composer, settled, on_server=ComposerState.keep_server, server_fault=ComposerState.server_fault),
        done(
            M,
            composer,
            on_address=ComposerState.give_address,
            fault=ComposerState.address_fault,
            given=ComposerState.address_given,
        ),
    )


def _on_its_way() -> rx.Component:
    """Nothing is known yet of the card."""
    return rx.cond(
        ComposerState.gone | (ComposerState.refusal != ""), rx.fragment(), waiting(M, line(M, "40%"), block(M, "30dvh"))
    )


def _stays_inside() -> rx.Component:
    back = button(M, t("composer.to_feed"), "pri", href="/")
    return empty(M, drawings.finished(M), ComposerState.refusal, t("sharing.inside_only_why"), back)
