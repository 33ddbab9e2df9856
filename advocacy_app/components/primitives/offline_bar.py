from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node


def offline_bar(m: Markup) -> Node:
    """Says that there is no connection; ``/js/ui.js`` shows it after three seconds and takes it away silently."""
    return m.el("div", icon(m, "cloud-off", small=True), m.t("offline.banner"), cls="offbar auto", role="status")
