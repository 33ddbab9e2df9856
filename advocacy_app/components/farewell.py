"""“May your photos stay?”: the page behind the link that somebody who left gets. A yes and a no for each."""

from advocacy_app.components.door import door
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, tag
from advocacy_app.read_models.house import House
from advocacy_app.read_models.photos import Farewell, FarewellPhoto
from advocacy_app.safe import Safe

_TONES = {"open": "warn", "stays": "good", "gone": "plain"}


def farewell_page(m: Html, house: House, farewell: Farewell, here: str) -> str:
    """Every photo that waits for a word, and one tap for all of them."""
    if not farewell.photos:
        return door(m, house, m.t("consent.bye_title"), m.el("p", m.t("consent.bye_none"), cls="muted"), here=here)
    words = m.el("p", m.t("consent.bye_page", company=farewell.company, date=farewell.until))
    several = len([photo for photo in farewell.photos if photo.state == "open"]) > 1
    both = _answers(m, here, "", m.t("consent.bye_all_stay"), m.t("consent.bye_all_gone")) if several else Safe("")
    rows = [_row(m, photo, farewell, here) for photo in farewell.photos]
    told = m.el("p", m.t("consent.nobody_told"), cls="sm cap")
    return door(m, house, m.t("consent.bye_title"), words, both, m.el("ul", *rows, cls="list photos"), told, here=here)


def _row(m: Html, photo: FarewellPhoto, farewell: Farewell, here: str) -> Node:
    date = {"date": farewell.until} if photo.state == "open" else {}
    inside = m.el(
        "div",
        tag(m, m.t(f"consent.bye_{photo.state}", **date), tone=_TONES[photo.state]),
        m.el("p", photo.caption, cls="words", lang=photo.language),
        _answers(m, here, photo.id, m.t("consent.bye_stay"), m.t("consent.bye_take_down"), photo.state),
        cls="grow stack",
    )
    return m.el("li", _thumb(m, photo), inside, cls="start photo")


def _thumb(m: Html, photo: FarewellPhoto) -> Node:
    if not photo.image:
        return m.el("span", icon(m, "eye-off"), cls="thumb lg gone")
    look = {"background": photo.dominant}
    alt = photo.alt or m.t("consent.photo_alt")
    return m.el("img", src=photo.image, alt=alt, width="80", height="80", cls="thumb lg", loading="lazy", style=look)


def _answers(m: Html, here: str, person: str, stay: str, go: str, state: str = "open") -> Node:
    """What was not said yet can be said, and what was said can be changed."""
    hidden = m.el("input", type="hidden", name="person", value=person)
    size = "sm" if person else "full"
    yes = button(m, stay, f"out {size}", type="submit", name="answer", value="yes")
    no = button(m, go, f"out {size}", type="submit", name="answer", value="no")
    offered = [one for one, said in ((yes, "stays"), (no, "gone")) if state != said]
    return m.el("form", hidden, *offered, method="post", action=here, cls="two" if not person else "row wrap")
