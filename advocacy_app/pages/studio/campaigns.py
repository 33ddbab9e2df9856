"""``/studio/campaigns``: every campaign, one on the table, what it brought."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.campaign_rows import campaign_rows, figures, groups, template_rows
from advocacy_app.components.desk import Desk
from advocacy_app.components.kit import kit_links
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import (
    button,
    card,
    empty,
    fold,
    icon_button,
    note,
    sheet,
    tag,
    voiceline,
    waiting_rows,
)
from advocacy_app.components.text import t
from advocacy_app.components.wall import brief, hero, mosaic, progress
from advocacy_app.pages.studio.campaign_form import FORM, fields
from advocacy_app.pages.studio.frame import FRAME, head, studio, up
from advocacy_app.state.studio.campaigns import CampaignDeskState, CampaignListState, CampaignReportState
from advocacy_app.state.studio.contests import ContestListState

M = Compiled()
LIST: Any = CampaignListState.page
PAGE: Any = CampaignDeskState.page
PREVIEW: Any = CampaignDeskState.preview
LOADS: Any = CampaignDeskState.loads
REPORT: Any = CampaignReportState.report


def page() -> rx.Component:
    """The list; a new one begins with a template."""
    new = button(M, t("campaign.new"), "pri", pic="plus", data_opens="templates")
    start = empty(M, drawings.nothing_new(M), t("campaign.list_none_title"), t("campaign.list_none"))
    return studio(
        "/studio/campaigns",
        head(t("studio.campaigns"), new, below=t("campaign.list_sentence")),
        rx.cond(CampaignListState.loaded, rx.cond(LIST.rows, campaign_rows(M, LIST.rows), start), waiting_rows(M)),
        sheet(
            M,
            "templates",
            t("campaign.templates_title"),
            template_rows(M, LIST.templates, CampaignListState.start_campaign),
        ),
        Boot.create(state=CampaignListState.get_full_name(), live="main"),
    )


def desk() -> rx.Component:
    """The form, and a phone that shows what colleagues will see."""
    return studio(
        "/studio/campaigns",
        rx.cond(CampaignDeskState.gone, nothing_here(M)),
        rx.cond(PAGE.slug != "", _desk()),
        Desk.create(form=FORM, sending="", failed=""),
    )


def _desk() -> rx.Component:
    return rx.el.div(
        _head(),
        rx.el.div(
            rx.el.div(_waits(), _begun(), fields(), _overlap(), _deeds(), _other_deeds(), class_name="stack-5"),
            _phone(),
            class_name="write",
        ),
        _sure("delete", CampaignDeskState.delete_campaign),
        _sure("end", CampaignDeskState.move_campaign("end")),
        key=PAGE.slug + LOADS.to(str),
    )


def _head() -> rx.Component:
    state = rx.el.div(
        tag(M, PAGE.state_name, tone=PAGE.tone),
        rx.el.span(t("studio.saved_when", when=PAGE.changed), class_name="sm muted", role="status"),
        class_name="row wrap",
    )
    return rx.el.div(
        icon_button(M, t("common.back"), "chevron-left", href="/studio/campaigns", data_back=""),
        rx.el.div(rx.el.h1(PAGE.fields.hashtag), state, class_name="grow stack-1"),
        class_name="hd",
    )


def _waits() -> rx.Component:
    words = note(M, rx.el.p(t("campaign.waits_more")), tone="warn", pic="clock")
    return rx.cond(PAGE.waits, words)


def _begun() -> rx.Component:
    """What started together with it."""
    return rx.cond(PAGE.started, kit_links(M, CampaignDeskState.kit))


def _overlap() -> rx.Component:
    others = rx.foreach(CampaignDeskState.overlaps, lambda one: rx.el.span(one, " ", class_name="b"))
    words = note(M, rx.el.p(t("campaign.overlap")), rx.el.p(others), tone="warn", pic="calendar-days", live=True)
    return rx.cond(CampaignDeskState.overlaps, words)


def _deeds() -> rx.Component:
    """What the form's own buttons do: save it, and then the deed. The one that publishes is the primary one."""
    publish = rx.cond(
        CampaignDeskState.later, _sends("publish", "pri", "campaign.do_schedule"), _sends("publish", "pri")
    )
    submit = rx.cond(PAGE.deeds.contains("publish"), rx.fragment(), _sends("submit", "pri"))
    return rx.el.div(
        _if("save", _sends("save", "out")),
        _if("submit", submit),
        _if("publish", publish),
        class_name="deeds row wrap",
    )


def _other_deeds() -> rx.Component:
    """What leaves the words alone."""
    end = button(M, t("campaign.do_end"), "text", data_opens="end-sheet")
    return rx.el.div(
        *[_if(deed, _moves(deed)) for deed in ("pause", "resume", "unschedule")],
        rx.cond(
            PAGE.started, button(M, t("campaign.report"), "out", href="/studio/campaigns/" + PAGE.slug + "/report")
        ),
        rx.cond(PAGE.started, button(M, t("campaign.to_wall"), "out", href=PAGE.href)),
        rx.cond(FRAME.owner, _contest()),
        _if("duplicate", button(M, t("studio.do_duplicate"), "text", on_click=CampaignDeskState.duplicate_campaign)),
        _if("end", end),
        _if("delete", button(M, t("studio.do_delete"), "text", data_opens="delete-sheet")),
        class_name="row wrap",
    )


def _contest() -> rx.Component:
    begin = ContestListState.begin_for_campaign(PAGE.slug)
    return button(M, t("campaign.add_contest"), "out", pic="gift", on_click=begin)


def _if(deed: str, shown: Any) -> Any:
    return rx.cond(PAGE.deeds.contains(deed), shown)


def _sends(deed: str, look: str, word: str = "") -> rx.Component:
    return button(M, t(word or f"campaign.do_{deed}"), look, data_deed=deed)


def _moves(deed: str) -> rx.Component:
    word = t("common.pause") if deed == "pause" else t(f"campaign.do_{deed}")
    return button(M, word, "out", on_click=CampaignDeskState.move_campaign(deed))


def _phone() -> rx.Component:
    """The real wall, inert: nothing in it can be pressed or reached by keys."""
    inside = rx.el.div(
        progress(M, PREVIEW), mosaic(M, PREVIEW.posts), brief(M, PREVIEW.brief), class_name="page stack-4"
    )
    glass = M.el("div", hero(M, PREVIEW, "h2"), inside, cls="glass wall", inert=True)
    shown = M.el("div", glass, cls="device")
    return M.el("aside", fold(M, t("studio.preview"), shown, open=True, cls="preview"), aria_label=t("studio.preview"))


def _sure(deed: str, on_click: Any) -> rx.Component:
    go = button(M, t(f"campaign.{deed}_go"), "bad full", on_click=on_click, data_closes="")
    stay = button(M, t("common.cancel"), "out full", data_closes="")
    words = rx.el.p(t(f"campaign.{deed}_sentence"), class_name="muted")
    return sheet(M, f"{deed}-sheet", t(f"campaign.{deed}_title"), words, actions=(go, stay))


def report() -> rx.Component:
    """Figures with how each came about; groups only where nobody can be found in them."""
    return studio(
        "/studio/campaigns",
        rx.cond(CampaignReportState.gone, nothing_here(M)),
        rx.cond(REPORT.slug != "", _report()),
        Boot.create(state=CampaignReportState.get_full_name(), live="main"),
    )


def _report() -> rx.Component:
    line = voiceline(M, REPORT.goal.strokes, label=REPORT.goal.label, cls="fluid")
    far = card(M, rx.el.p(REPORT.goal.words, class_name="b"), rx.cond(REPORT.goal.strokes, line), cls="stack-3")
    hidden = rx.cond(REPORT.hidden, rx.el.p(t("campaign.groups_hidden"), class_name="sm cap"))
    by_site = rx.el.section(
        rx.el.h2(t("campaign.by_site")), rx.cond(REPORT.groups, groups(M, REPORT.groups)), hidden, class_name="stack-3"
    )
    return rx.el.div(
        rx.el.div(up(REPORT.hashtag, "/studio/campaigns/" + REPORT.slug)),
        head(t("campaign.report"), below=REPORT.when),
        far,
        figures(M, REPORT.figures),
        by_site,
        class_name="stack-5",
        id="report",
    )
