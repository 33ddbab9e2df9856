"""Ideas: bringing one in, and following what becomes of it."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, checkbox, choices, fold, option, tag, text_area

KINDS = ("idea", "resource", "question", "story", "champion")


def suggesting(m: Markup, on_suggest: Any, *, piloting: Any) -> Node:
    """One form for every wish; people of a pilot group may say how it goes."""

    def kind(name: str) -> Node:
        return option(m, "kind", name, m.t(f"ideas.kind_{name}"), sub=m.t(f"ideas.more_{name}"), start=name == "idea")

    kinds = [*map(kind, KINDS), m.cond(piloting, lambda: kind("pilot"))]
    return m.el(
        "form",
        choices(m, m.t("ideas.what"), *kinds),
        text_area(m, "text", m.t("ideas.words"), words=True, name="text", maxlength="1000", rows="4"),
        checkbox(m, "credit", m.t("ideas.credit"), sub=m.t("ideas.credit_more"), start=True),
        button(m, m.t("common.send"), "pri full", type="submit"),
        on_submit=on_suggest,
        cls="card pad stack-4",
    )


def idea_list(m: Markup, ideas: Any, *, label: Any) -> Node:
    """Each with its state, and what people said about it."""
    return m.el("ul", m.each(ideas, lambda one, _: m.el("li", idea(m, one))), cls="stack-3", aria_label=label)


def idea(m: Markup, one: Any, *more: Node) -> Node:
    """Words, state, answers."""
    facts = m.el(
        "div",
        tag(m, one.state_name, tone=one.tone),
        m.el("span", one.kind_name),
        m.cond(one.who != "", lambda: m.el("span", one.who)),
        m.el("span", one.when),
        cls="facts sm muted",
    )
    words = m.el("p", one.text, cls="words", lang=one.language)
    return card(m, facts, words, m.cond(one.steps, lambda: _steps(m, one)), *more, tag="article", cls="stack-3 idea")


def _steps(m: Markup, one: Any) -> Node:
    def step(said: Any, _: Any) -> Node:
        head = m.el("div", m.el("b", said.state_name), m.el("span", said.by), m.el("span", said.when), cls="facts sm")
        words = m.cond(said.words != "", lambda: m.el("p", said.words, lang=said.language))
        return m.el("li", icon(m, "check", small=True), m.el("div", head, words, cls="grow stack-1"))

    return m.el("ol", m.each(one.steps, step), cls="steps-said stack")


def answering(m: Markup, one: Any, states: list[tuple[str, Any]], on_answer: Any, on_post: Any) -> Node:
    """The next state, with a person's words; a story may become a post."""
    picks = [option(m, "state", state, name, compact=True, start=one.state == state) for state, name in states]
    form = m.el(
        "form",
        m.el("input", type="hidden", name="idea", value=one.id, readonly=True),
        choices(m, m.t("ideas.becomes"), *picks),
        text_area(
            m, "words-" + one.id, m.t("ideas.answer"), help=m.t("ideas.answer_help"), name="words", maxlength="1000"
        ),
        button(m, m.t("common.send"), "pri", type="submit"),
        on_submit=on_answer,
        cls="stack-3",
    )
    post = m.cond(one.kind == "story", lambda: button(m, m.t("ideas.make_post"), "out sm", on_click=on_post(one.id)))
    return m.el("div", post, fold(m, m.t("studio.answer"), form), cls="stack")
