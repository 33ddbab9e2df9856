"""Mails that were kept instead of sent, as a page."""

import re
from collections.abc import Sequence

from advocacy_app.components.document import document
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import card, top_bar
from advocacy_app.integrations.mail import KeptMail
from advocacy_app.read_models.house import House

_LINK = re.compile(r"(https?://\S+)")


def outbox_page(m: Html, house: House, mails: Sequence[KeptMail]) -> str:
    """Every mail as its reader would see it, with links that work."""
    shown = [_mail(m, mail) for mail in mails] or [m.el("p", m.t("outbox.empty"), cls="muted")]
    intro = m.el("p", m.t("outbox.intro"), cls="sm muted")
    body = m.el("main", intro, *shown, cls="page stack-4")
    frame = m.el("div", top_bar(m, m.t("outbox.title"), back="/sign-in"), body, cls="phone")
    return document(m, m.t("outbox.title"), frame, company=house.name, hue=house.hue)


def _mail(m: Html, mail: KeptMail) -> Node:
    pieces = _LINK.split(mail.text)
    text = [m.el("a", piece, href=piece, target="_self") if i % 2 else piece for i, piece in enumerate(pieces)]
    to = m.el("p", m.t("outbox.to", address=mail.to), cls="sm cap")
    return card(m, m.el("h2", mail.subject, cls="lg"), to, m.el("pre", *text), tag="article", cls="mail")
