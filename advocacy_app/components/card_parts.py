"""The small parts of a card, each described once for HTML that the server writes and for React."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import icon_button, points_plus, voices
from advocacy_app.read_models.feed import FeedCard, PictureView

WIDTHS = (480, 720, 1080)


def picture(m: Markup, shown: PictureView, position: Any, cls: str = "bg") -> Node:
    """A photo in the sizes the phone may choose from; the first one of a feed is fetched before everything else."""
    base = "/media/" + shown.id + "/"

    def sources(kind: str) -> Any:
        first, *rest = WIDTHS
        text = base + f"{first}.{kind} {first}w"
        for width in rest:
            text = text + ", " + base + f"{width}.{kind} {width}w"
        return text

    return m.el(
        "picture",
        m.el("source", type="image/avif", srcset=sources("avif"), sizes="(min-width:32rem) 32rem, 100vw"),
        m.el("source", type="image/webp", srcset=sources("webp"), sizes="(min-width:32rem) 32rem, 100vw"),
        m.el(
            "img",
            src=base + "720.jpg",
            alt=shown.alt,
            width=shown.width,
            height=shown.height,
            cls=cls,
            loading=m.pick(position == 0, "eager", "lazy"),
            fetchpriority=m.pick(position == 0, "high", "auto"),
            decoding="async",
            draggable="false",
            style=until_it_comes(shown),
        ),
    )


def until_it_comes(shown: PictureView) -> dict[str, Any]:
    """Where the picture will be and what one sees there before."""
    return {
        "object-position": shown.position,
        "background-color": shown.dominant,
        "background-image": shown.blurred,
        "background-size": "cover",
        "background-position": shown.position,
    }


def why_button(m: Markup, card: FeedCard) -> Node:
    """The short reason; the sentence behind it opens in a sheet."""
    return m.el(
        "button",
        icon(m, "circle-help", small=True),
        card.why,
        cls="why",
        type="button",
        data_opens="why-sheet",
        data_text=card.why_more,
    )


def act(m: Markup, card: FeedCard, act: str, symbol: str, on: Any, n: Any = None) -> Node:
    """A deed that is shown at once: ``data-on`` and ``data-n`` are what the server knew when this was drawn."""
    word = m.t({"thanks": "feed.thanks", "save": "feed.save", "hide": "feed.not_for_me"}[act])
    attrs: dict[str, Any] = {}
    if n is not None:
        attrs = {"data_n": n, "aria_label": m.pick(n > 0, m.t("feed.thanks_n", n=n), word)}
    return m.el(
        "button",
        icon(m, symbol),
        m.el("span", word),
        cls="ra",
        type="button",
        data_act=act,
        data_slug=card.slug,
        data_on=m.pick(on, "true", "false"),
        aria_pressed=None if act == "hide" else m.pick(on, "true", "false"),
        **attrs,
    )


def comment(m: Markup, card: FeedCard) -> Node:
    """To what colleagues said, with how many did."""
    return m.el(
        "a",
        icon(m, "message-circle"),
        m.cond(
            card.comments > 0,
            lambda: m.el("span", m.el("span", m.t("feed.comment"), cls="vh"), m.el("span", card.comments, cls="num")),
            lambda: m.el("span", m.t("feed.comment")),
        ),
        cls="ra",
        href="/c/" + card.slug + "#comments",
    )


def more(m: Markup, card: FeedCard) -> Node:
    """Opens what else can be done with a colleague's photo."""
    return m.el(
        "button",
        icon(m, "ellipsis"),
        m.el("span", m.t("feed.more")),
        cls="ra",
        type="button",
        data_opens="more-sheet",
        data_slug=card.slug,
        data_text=card.why_more,
        data_kind="colleague",
    )


def more_icon(m: Markup, card: FeedCard) -> Node:
    """Opens what else can be done with a post of the company."""
    opens = {"data_opens": "more-sheet", "data_slug": card.slug, "data_text": card.why_more, "data_kind": "company"}
    return icon_button(m, m.t("feed.more"), "ellipsis", **opens)


def voices_line(m: Markup, card: FeedCard, *, on_photo: bool = False) -> Node:
    """How many colleagues shared it, and a place for one's own stroke."""
    line = m.el(
        "div",
        voices(m, card.voices, card.mine),
        m.el("span", m.t("feed.voices", n=card.voices)),
        cls="row sm on-photo-2" if on_photo else "row sm muted",
    )
    return m.cond(card.voices > 0, lambda: line)


def share_button(m: Markup, card: FeedCard, key: str) -> Node:
    """To the composer, with the points it earns."""
    return m.el(
        "a",
        icon(m, "share-2", small=True),
        m.t(key),
        m.cond(card.points > 0, lambda: points_plus(m, card.points)),
        cls="btn pri lg full share",
        href="/share/" + card.slug,
        data_act="share",
    )
