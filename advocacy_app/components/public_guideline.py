"""A guideline that its owners opened to everybody."""

from advocacy_app.components.document import document, public_top
from advocacy_app.components.guideline import guideline
from advocacy_app.components.markup import Html
from advocacy_app.read_models.guidelines import GuidelinePage
from advocacy_app.read_models.house import House


def public_guideline_page(m: Html, house: House, page: GuidelinePage, here: str) -> str:
    """The same document as in the app, in the reader's language where there is one."""
    head = m.el(
        "header",
        m.el("h1", page.title, lang=page.language),
        m.el("p", m.t("guidelines.contact_public", company=house.name), cls="muted"),
        cls="stack-3",
    )
    inside = m.el("div", head, guideline(m, page), cls="page stack-5")
    body = m.el("main", public_top(m, house, here), inside, cls="phone public proof")
    return document(m, page.title, body, company=house.name, hue=house.hue)
