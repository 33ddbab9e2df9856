from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.sheet import sheet


def offline_bar(m: Markup) -> Node:
    """Says that there is no connection, how old the screen is and how much waits on this phone.

    ``/js/connection.js`` shows it after three seconds and takes it away silently; ``/js/going-out.js`` fills it.
    """
    text = m.el("span", m.t("offline.banner"), " ", m.el("span", cls="num", data_from=""), cls="grow")
    waiting = m.el("button", type="button", cls="btn sm", data_opens="going-out-sheet", data_waiting="", hidden=True)
    return m.el("div", icon(m, "cloud-off", small=True), text, waiting, cls="offbar auto", role="status")


def going_out_sheet(m: Markup) -> Node:
    """What waits on this phone, once a page."""
    kept = m.el("p", m.t("offline.kept"), cls="muted")
    return sheet(m, "going-out-sheet", m.t("offline.title"), kept, m.el("ul", cls="list", data_going_out=""))
