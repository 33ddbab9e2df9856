"""A guideline as it is read: short parts, pairs to look at, questions that open. In the app and on its public page."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, classes, fold, list_row, note, tag

WIDTHS = (480, 720)


def guideline_list(m: Markup, guidelines: Any) -> Node:
    """Every guideline with its length, its version, and whether it waits for the reader."""

    def one(row: Any, _: Any) -> Node:
        length = m.el("span", m.t("guidelines.minutes", n=row.minutes))
        version = m.el("span", m.t("guidelines.version", version=row.version))
        said = m.cond(
            row.accepted != "",
            lambda: m.el("span", m.t("guidelines.accepted_on", date=row.accepted)),
            lambda: tag(m, m.t("guidelines.to_accept"), tone="voice"),
        )
        words = m.el("div", length, version, said, cls="facts")
        title = m.el("span", row.title, lang=row.language)
        return list_row(m, title, sub=words, href="/guidelines/" + row.slug, leading=icon(m, "book-open"))

    return m.el("ul", m.each(guidelines, one), cls="card list")


def guideline(m: Markup, page: Any) -> Node:
    """The document: what it is, then its parts."""
    return m.el("article", facts(m, page), _remarks(m, page), parts(m, page), cls="guideline stack-4")


def facts(m: Markup, page: Any) -> Node:
    """How long it takes, which version it is and since when."""
    length = m.el("span", icon(m, "clock", small=True), m.t("guidelines.minutes", n=page.minutes), cls="row")
    dated = m.cond(page.dated != "", lambda: m.el("span", page.dated))
    version = m.cond(page.version != "", lambda: m.el("span", m.t("guidelines.version", version=page.version)))
    return m.el("div", length, version, dated, cls="facts sm muted")


def _remarks(m: Markup, page: Any) -> Node:
    elsewhere = m.cond(page.elsewhere, lambda: note(m, m.t("guidelines.elsewhere"), pic="languages"))
    changed = m.cond(
        page.changed != "",
        lambda: note(m, m.el("b", m.t("guidelines.changed")), " ", page.changed, tone="brand", pic="sparkles"),
    )
    return m.el("div", elsewhere, changed, cls="stack remarks")


def parts(m: Markup, page: Any) -> Node:
    """One section each, under the name that hints lead to. Its words have a language of their own."""
    spoken = page.language

    def one(part: Any, _: Any) -> Node:
        return m.el(
            "section",
            m.el("h2", part.title, lang=spoken),
            m.cond(part.picture != "", lambda: _picture(m, part.picture, part.alt, spoken)),
            m.cond(part.html != "", lambda: m.html("div", part.html, cls="reading", lang=spoken)),
            m.cond(part.pairs, lambda: _pairs(m, part, spoken)),
            m.cond(part.asked, lambda: _faq(m, part, spoken)),
            id="part-" + part.id,
            cls=classes("part", part.kind),
        )

    return m.el("div", m.each(page.parts, one), cls="parts stack-5")


def _pairs(m: Markup, part: Any, spoken: Any) -> Node:
    def pair(one: Any, _: Any) -> Node:
        do = _side(m, one.do, spoken, "good", "check", "guidelines.do")
        return m.el("li", do, _side(m, one.dont, spoken, "bad", "x", "guidelines.dont"))

    return m.el("ul", m.each(part.pairs, pair), cls="pairs")


def _side(m: Markup, side: Any, spoken: Any, tone: str, pic: str, word: str) -> Node:
    """Mark, word and colour say the same thing."""
    mark = m.el("span", icon(m, pic, small=True), m.el("span", m.t(word)), cls="mark")
    picture = m.cond(side.picture != "", lambda: _picture(m, side.picture, side.alt, spoken))
    return m.el("div", picture, mark, m.html("div", side.html, cls="said", lang=spoken), cls=f"side-of {tone}")


def _faq(m: Markup, part: Any, spoken: Any) -> Node:
    def one(asked: Any, _: Any) -> Node:
        question = m.el("span", asked.question, lang=spoken)
        return fold(m, question, m.html("div", asked.html, cls="reading", lang=spoken))

    return m.el("div", m.each(part.asked, one), cls="card questions")


def _picture(m: Markup, picture: Any, alt: Any, spoken: Any) -> Node:
    kinds = [
        m.el("source", type=f"image/{kind}", srcset=_set(picture, kind), sizes="(min-width:32rem) 30rem, 92vw")
        for kind in ("avif", "webp")
    ]
    src = "/media/" + picture + "/720.jpg"
    return m.el("picture", *kinds, m.el("img", src=src, alt=alt, lang=spoken, loading="lazy", decoding="async"))


def _set(picture: Any, kind: str) -> Any:
    """The two sizes that a phone may want."""
    small, large = ("/media/" + picture + f"/{width}.{kind} {width}w" for width in WIDTHS)
    return small + ", " + large


def accept_dock(m: Markup, page: Any, on_accept: Any) -> Node:
    """Read, and accepted: one button at the end, or the day on which it was."""
    ask = button(m, m.t("guidelines.accept"), "pri lg full", on_click=on_accept)
    why = m.el("p", m.t("guidelines.accept_why"), cls="sm muted centre")
    done = note(m, m.t("guidelines.accepted_on", date=page.accepted), tone="good", pic="check")
    return m.cond(page.again, lambda: m.el("div", ask, why, cls="stack"), lambda: done)
