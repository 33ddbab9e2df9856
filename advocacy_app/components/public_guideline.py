"""A guideline that its owners opened to everybody."""

from advocacy_app.components.document import document, language_menu
from advocacy_app.components.guideline import guideline
from advocacy_app.components.markup import Html
from advocacy_app.components.primitives import mark
from advocacy_app.read_models.guidelines import GuidelinePage
from advocacy_app.read_models.house import House


def public_guideline_page(m: Html, house: House, page: GuidelinePage, here: str) -> str:
    """The same document as in the app, in the reader's language where there is one."""
    brand = m.el("div", mark(m), m.el("span", house.name, cls="bt"), cls="brand")
    head = m.el(
        "header",
        m.el("div", brand, language_menu(m, here), cls="row between"),
        m.el("h1", page.title, lang=page.language),
        m.el("p", m.t("guidelines.contact_public", company=house.name), cls="muted"),
        cls="stack-3",
    )
    body = m.el("main", m.el("div", head, guideline(m, page), cls="page stack-5"), cls="phone public")
    return document(m, page.title, body, company=house.name, hue=house.hue)
