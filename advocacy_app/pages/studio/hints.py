"""``/studio/guidelines/rules``: the rules of the composer's hints, tried on past posts before they are switched on."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.desk import Desk
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import (
    button,
    card,
    checkbox,
    fold,
    note,
    option_list,
    select_field,
    tag,
    text_area,
    text_field,
    waiting_rows,
)
from advocacy_app.components.text import t
from advocacy_app.i18n import NATIVE
from advocacy_app.pages.studio.frame import head, studio, up
from advocacy_app.state.studio.hints import HintRulesState

M = Compiled()
FORM = "rule-form"
KINDS = ("banned", "spelling", "hashtag", "embargoed", "disclosure")
EDITING: Any = HintRulesState.editing
LOADS: Any = HintRulesState.loads
TRIED: Any = HintRulesState.rehearsal


def page() -> rx.Component:
    """The form with what it would have said, and the rules below each other: on a phone they are a long list."""
    return studio(
        "/studio/guidelines",
        up(t("guidelines.title"), "/studio/guidelines"),
        head(t("guidelines.rules"), below=t("guidelines.rules_sentence")),
        rx.cond(
            HintRulesState.loaded,
            rx.el.div(rx.el.div(_form(), _tried(), class_name="stack-4"), _rules(), class_name="cols form-first"),
            waiting_rows(M),
        ),
        Desk.create(form=FORM, sending=t("studio.file_sending"), failed=t("studio.file_failed")),
        Boot.create(state=HintRulesState.get_full_name(), live="main"),
    )


def _rules() -> rx.Component:
    def one(rule: Any) -> rx.Component:
        words = rx.el.div(
            rx.el.div(
                tag(M, rule.kind_name),
                rx.cond(rule.blocks, tag(M, t("guidelines.blocks"), tone="bad")),
                rx.cond(rule.language != "", tag(M, rule.language.upper())),
                class_name="row wrap",
            ),
            rx.el.div(
                rx.el.span(rule.pattern, class_name="b"),
                rx.cond(rule.instead != "", rx.el.span(" → ", rule.instead)),
                class_name="break",
            ),
            rx.el.div(rule.label, rx.cond(rule.until != "", rx.el.span(" · ", rule.until)), class_name="xs cap"),
            rx.el.div(_change(rule)),
            class_name="grow stack-1",
        )
        turn = M.el(
            "input",
            type="checkbox",
            role="switch",
            cls="sw",
            checked=rule.on,
            aria_label=t("guidelines.rule_on", label=rule.label),
            on_change=lambda _: HintRulesState.switch_hint_rule(rule.id, ~rule.on),
        )
        return rx.el.li(words, turn, key=rule.id)

    none = note(M, t("guidelines.rules_none"), pic="info")
    listed = rx.el.ul(rx.foreach(HintRulesState.rules, one), class_name="card list")
    return rx.cond(HintRulesState.rules, listed, none)


def _change(rule: Any) -> Any:
    """Takes a rule into the form, and the reader there."""
    take = HintRulesState.edit_hint_rule(rule.id)
    return button(M, t("guidelines.rule_edit"), "text sm flush", data_leads="rule", on_click=take)


def _form() -> rx.Component:
    form = rx.el.form(
        M.el("input", type="hidden", name="deed", value="look", readonly=True),
        M.el("input", type="hidden", name="id", value=EDITING.id, readonly=True),
        *_what(),
        *_why(),
        checkbox(M, "blocks", t("guidelines.rule_blocks"), sub=t("guidelines.rule_blocks_help"), start=EDITING.blocks),
        _deeds(),
        id=FORM,
        on_submit=HintRulesState.write_hint_rule,
        class_name="stack-3",
        key=LOADS.to_string(),
    )
    title = rx.cond(EDITING.id != "", t("guidelines.rule_edit"), t("guidelines.rule_new"))
    return card(M, fold(M, M.el("h2", title), form, open=EDITING.id != ""), id="rule", tabindex="-1")


def _what() -> tuple[Any, ...]:
    """What the rule looks for, what to write instead, in which language."""
    kinds = [(kind, t(f"guidelines.rule_{kind}")) for kind in KINDS]
    tongues = [("", t("guidelines.all_languages")), *NATIVE.items()]
    return (
        select_field(M, "kind", t("guidelines.rule_kind"), kinds, value=EDITING.kind, name="kind"),
        _line("pattern", EDITING.pattern, 120, help=t("guidelines.rule_pattern_help")),
        _line("instead", EDITING.instead, 200, optional=True),
        select_field(M, "language", t("guidelines.rule_language"), tongues, value=EDITING.language, name="language"),
    )


def _why() -> tuple[Any, ...]:
    """Which rule it is, where it stands, why, and until when."""
    section = option_list(
        M,
        "section",
        t("guidelines.rule_section"),
        HintRulesState.sections,
        value=EDITING.section,
        first=t("guidelines.rule_no_section"),
        name="section",
    )
    why = {"name": "why", "default_value": EDITING.why, "maxlength": "400"}
    return (
        _line("label", EDITING.label, 60, help=t("guidelines.rule_label_help")),
        section,
        text_area(M, "why", t("guidelines.rule_why"), optional=True, **why),
        _line("until", EDITING.until, None, optional=True, type="date"),
    )


def _line(name: str, value: Any, most: int | None, **attrs: Any) -> Any:
    limit = {} if most is None else {"maxlength": str(most)}
    return text_field(M, name, t(f"guidelines.rule_{name}"), name=name, default_value=value, **limit, **attrs)


def _deeds() -> rx.Component:
    drop = button(M, t("guidelines.rule_drop"), "text", on_click=HintRulesState.drop_hint_rule(EDITING.id))
    cancel = button(M, t("common.cancel"), "text", on_click=HintRulesState.edit_hint_rule(""))
    return rx.el.div(
        button(M, t("common.save"), "pri", data_deed="save"),
        rx.cond(EDITING.id != "", rx.fragment(drop, cancel)),
        class_name="row wrap",
    )


def _tried() -> rx.Component:
    """What it would have said, on real posts and without a name."""

    def example(found: Any) -> rx.Component:
        mark = M.el("mark", found.match)
        return M.el("li", "…", found.before, mark, found.after, "…", cls="words sm")

    inside = rx.el.div(
        rx.el.p(TRIED.line, class_name="b"),
        rx.el.ul(rx.foreach(TRIED.examples, example), class_name="stack"),
        class_name="stack",
    )
    return M.el("div", rx.cond(TRIED.ran, note(M, inside, pic="spell-check")), role="status")
