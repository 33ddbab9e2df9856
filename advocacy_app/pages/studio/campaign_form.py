"""The form of a campaign. It is not controlled: what is typed stays, whatever the server says."""

from typing import Any

import reflex as rx

from advocacy_app.components.audience import audience_fields
from advocacy_app.components.kit import kit_fields
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import fold, note, select_field, text_area, text_field
from advocacy_app.components.text import t
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models.campaign import GOAL_KINDS
from advocacy_app.state.studio.campaigns import CampaignDeskState

M = Compiled()
PAGE: Any = CampaignDeskState.page
KIT: Any = CampaignDeskState.kit
START: Any = CampaignDeskState.page.fields
FORM = "desk"


def fields() -> rx.Component:
    """Every field, in the order one thinks of them; what few change is folded away."""
    return M.el(
        "form",
        M.el("input", type="hidden", name="deed", default_value="look"),
        M.el("input", type="hidden", name="version", value=PAGE.version, readonly=True),
        rx.cond(PAGE.started, note(M, rx.el.p(t("campaign.started_note")), pic="lock")),
        _line("hashtag", 61, help=t("campaign.hashtag_help"), autocapitalize="none", autocomplete="off"),
        _text("title", 80, rows="1"),
        _text("brief", 2000, rows="6"),
        _dates(),
        _goal(),
        fold(M, t("campaign.dos_and_donts"), _text("dos", 1200, help=t("campaign.one_a_line")), _text("donts", 1200)),
        fold(M, t("campaign.sponsor"), _line("sponsor_name", 80, optional=True), _text("sponsor_words", 400)),
        _audience(),
        rx.cond(PAGE.started, rx.fragment(), kit_fields(M, KIT)),
        id=FORM,
        novalidate=True,
        on_submit=CampaignDeskState.write_campaign,
        cls="stack-5",
    )


def _line(name: str, most: int, help: Any = None, *, optional: bool = False, **more: Any) -> Any:
    start = {"name": name, "default_value": getattr(START, name), "maxlength": str(most)}
    return text_field(M, name, t(f"campaign.field_{name}"), help=help, optional=optional, **start, **more)


def _text(name: str, most: int, help: Any = None, rows: str = "3") -> Any:
    start = {"name": name, "default_value": getattr(START, name), "maxlength": str(most), "rows": rows}
    return text_area(M, name, t(f"campaign.field_{name}"), help=help, **start)


def _dates() -> rx.Component:
    def moment(name: str, help: Any = None) -> Any:
        more = {"name": name, "type": "datetime-local", "default_value": getattr(START, name)}
        return text_field(M, name, t(f"campaign.field_{name}"), help=help, **more)

    return rx.el.section(
        rx.el.h2(t("studio.dates")),
        rx.el.div(moment("starts_at"), moment("ends_at", t("campaign.zone", zone=PAGE.zone)), class_name="abreast"),
        class_name="stack-3",
    )


def _goal() -> rx.Component:
    kinds = [(kind, t(f"campaign.kind_{kind}")) for kind in GOAL_KINDS]
    number = {"name": "goal", "type": "number", "inputmode": "numeric", "min": "1", "default_value": START.goal}
    return rx.el.div(
        select_field(M, "goal_kind", t("campaign.field_goal_kind"), kinds, value=START.goal_kind, name="goal_kind"),
        text_field(M, "goal", t("campaign.field_goal"), optional=True, **number),
        class_name="abreast",
    )


def _audience() -> rx.Component:
    languages = [(code, t(f"language.{code}")) for code in LANGUAGES]
    return rx.el.section(
        rx.el.h2(t("studio.for_title")),
        rx.el.p(t("studio.for_everyone"), class_name="help"),
        audience_fields(M, PAGE.audience),
        M.el("p", CampaignDeskState.reach, cls="b", role="status"),
        select_field(M, "language", t("campaign.field_language"), languages, value=START.language, name="language"),
        class_name="stack-3",
    )
