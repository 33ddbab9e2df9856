"""``/me/privacy``: my data, in plain words."""

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import top_bar
from advocacy_app.components.privacy import (
    company_sees,
    erase,
    erase_sheet,
    never_sees,
    promises,
    seen_as,
    stored,
    told_outside,
)
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.me import PrivacyState

M = Compiled()


def page() -> rx.Component:
    """What holds, who sees what, how others see me, my data, and the way out."""
    return shell(
        "me",
        top_bar(M, t("privacy.title"), back="/me"),
        rx.el.div(
            promises(M),
            rx.el.section(rx.cond(PrivacyState.loaded, _seen()), id="seen", class_name="card pad"),
            company_sees(M),
            never_sees(M),
            rx.cond(PrivacyState.seen.told_to != "", told_outside(M, PrivacyState.seen.told_to)),
            stored(M),
            erase(M),
            id="privacy",
            class_name="page stack-4",
        ),
        erase_sheet(M),
        Boot.create(state=PrivacyState.get_full_name(), live="privacy"),
        header=False,
    )


def _seen() -> rx.Component:
    return rx.el.form(seen_as(M, PrivacyState.seen), on_submit=PrivacyState.choose_visibility)
