"""A card of the feed, described once for the boot feed (HTML) and the live feed (React).

Thanks, save and "not for me" carry ``data-act`` and are handled by ``assets/js/acts.js``: at once on the screen, and
through the phone's outbox to the server, before React has started as well as after.
"""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, points_plus, voices
from advocacy_app.read_models.feed import FeedCard, PictureView

WIDTHS = (480, 720, 1080)


def feed_card(m: Markup, card: FeedCard, position: Any) -> Node:
    """One card, a screen high: colleagues' photos run full-bleed, company content stands on a plate."""
    return m.el(
        "article",
        m.cond(
            card.gone,
            lambda: _taken_back(m, card),
            lambda: m.cond(card.colleague, lambda: _colleague(m, card, position), lambda: _company(m, card, position)),
        ),
        key=card.slug,
        cls=m.pick(card.gone, "fcard fdone", m.pick(card.colleague, "fcard on-photo", "fcard")),
        data_slug=card.slug,
        data_live=card.slug,
        aria_labelledby="card-" + card.slug,
        aria_posinset=position + 1,
        tabindex="0",
    )


def _taken_back(m: Markup, card: FeedCard) -> Node:
    """The owner withdrew it while it was open: the same box, so that nothing jumps."""
    return m.el(
        "div",
        icon(m, "undo-2"),
        m.el("h2", m.t("feed.taken_back"), id="card-" + card.slug),
        m.el("p", m.t("feed.taken_back_text"), cls="muted"),
        cls="stack",
    )


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
            style={"object-position": shown.position, "background-color": shown.dominant},
        ),
    )


def _colleague(m: Markup, card: FeedCard, position: Any) -> Node:
    return m.el(
        "div",
        m.cond(card.picture.id != "", lambda: picture(m, card.picture, position)),
        m.el(
            "div",
            m.el(
                "div",
                m.el(
                    "div",
                    _author(m, card),
                    m.el("p", card.words, cls="words xl clamp-6", lang=card.language),
                    m.el(
                        "div",
                        m.cond(card.hashtag != "", lambda: m.el("span", card.hashtag, cls="sm b")),
                        why_button(m, card),
                        cls="row wrap tagline",
                    ),
                    cls="grow stack-3",
                ),
                m.el(
                    "div",
                    act(m, card, "thanks", "heart", card.thanked, card.thanks),
                    _comment(m, card),
                    act(m, card, "save", "bookmark", card.saved),
                    _more(m, card),
                    cls="rail",
                    role="group",
                ),
                cls="row end",
            ),
            voices_line(m, card, on_photo=True),
            m.cond(card.shareable, lambda: share_button(m, card, "feed.share_words")),
            cls="textz",
        ),
        cls="fbody",
    )


def _company(m: Markup, card: FeedCard, position: Any) -> Node:
    return m.el(
        "div",
        m.cond(
            card.picture.id != "",
            lambda: m.el("div", picture(m, card.picture, position), cls="plate-photo on-photo"),
            lambda: m.el("div", m.el("p", card.title, aria_hidden="true"), cls="plate-title"),
        ),
        m.el(
            "div",
            m.el("div", m.el("span", card.purpose, cls="tag"), m.el("span", card.line), cls="row wrap sm muted"),
            m.el("h2", card.title, id="card-" + card.slug, lang=card.language),
            m.el("p", card.words, cls="muted clamp-4", lang=card.language),
            why_button(m, card),
            voices_line(m, card, on_photo=False),
            m.el(
                "div",
                act(m, card, "thanks", "heart", card.thanked, card.thanks),
                _comment(m, card),
                act(m, card, "save", "bookmark", card.saved),
                act(m, card, "hide", "eye-off", False),
                cls="acts",
                role="group",
            ),
            m.el(
                "div",
                _read(m, card),
                m.cond(card.shareable, lambda: share_button(m, card, "feed.share")),
                cls="row pair",
            ),
            cls="plate",
        ),
        cls="fbody",
    )


def _read(m: Markup, card: FeedCard) -> Node:
    def link(**attrs: Any) -> Node:
        word = m.pick(card.video, m.t("feed.watch"), m.t("feed.read"))
        return m.el("a", word, href=card.href, cls="btn lg out read", **attrs)

    return m.cond(card.external, lambda: link(rel="noopener", target="_blank"), link)


def _author(m: Markup, card: FeedCard) -> Node:
    name = m.el("div", card.author.name, cls="b", id="card-" + card.slug)
    line = m.el("div", card.author.line, cls="sm on-photo-2")
    return m.el("div", avatar(m, card.author), m.el("div", name, line, cls="grow"), cls="row author")


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


def _comment(m: Markup, card: FeedCard) -> Node:
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


def _more(m: Markup, card: FeedCard) -> Node:
    return m.el(
        "button",
        icon(m, "ellipsis"),
        m.el("span", m.t("feed.more")),
        cls="ra",
        type="button",
        data_opens="more-sheet",
        data_slug=card.slug,
        data_text=card.why_more,
    )


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
