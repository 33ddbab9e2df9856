"""Pages that anybody may open: a post meant for outside, what a link preview reads, and a calm page for the rest."""

from advocacy_app.components import drawings
from advocacy_app.components.card_parts import picture
from advocacy_app.components.document import document
from advocacy_app.components.film import player
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, empty, mark
from advocacy_app.config import settings
from advocacy_app.read_models.house import House
from advocacy_app.read_models.sharing import PublicPost
from advocacy_app.safe import Safe

TITLE = 90
WIDTH = 1080


def post_page(m: Html, post: PublicPost) -> str:
    """A post as anybody may see it: picture, words, and who says so."""
    photo = m.cond(post.picture.id, lambda: m.el("figure", picture(m, post.picture, 0), cls="public-photo"))
    shown = m.cond(post.film.id, lambda: m.el("figure", player(m, post.film, post.picture)), lambda: photo)
    watch = m.cond(
        post.film.link,
        lambda: button(m, m.t("feed.watch"), "out full", pic="external-link", href=post.film.link, rel="noopener"),
    )
    words = m.el("p", post.words, cls="words xl" if not post.title else "lg", lang=post.language)
    content = m.el(
        "div",
        _house(m, post.company),
        m.el("h1", post.title or title_of(post), lang=post.language, cls=None if post.title else "vh"),
        words,
        watch,
        _who(m, post),
        m.el("p", m.t("public.works_here", company=post.company), cls="sm muted"),
        cls="door",
    )
    page = m.el("main", shown, content, cls="phone public")
    here = f"{settings().origin}/p/{post.slug}"
    return document(m, title_of(post), page, company=post.company, hue=post.hue, head=open_graph(m, post, here))


def preview_page(m: Html, post: PublicPost, *, link: str, target: str) -> str:
    """What a link preview reads; a person who lands here is led on."""
    head = m.el(
        "head",
        m.el("meta", charset="utf-8"),
        m.el("meta", name="robots", content="noindex"),
        m.el("title", title_of(post)),
        *open_graph(m, post, settings().origin + link),
        m.el("meta", http_equiv="refresh", content=f"0;url={target}"),
    )
    body = m.el("body", m.el("h1", title_of(post)), m.el("a", m.t("public.go_on"), href=target, rel="noopener"))
    return "<!doctype html>" + m.el("html", head, body, lang=post.language)


def quiet_page(m: Html, house: House, *, over: bool) -> str:
    """Nothing here, or no longer: calm, without a hint what it was."""
    name = "over" if over else "nothing"
    words = {"company": house.name} if over else {}
    title = m.t(f"public.{name}_title")
    inside = empty(m, drawings.not_found(m), title, m.t(f"public.{name}_text", **words), tag="h1")
    page = m.el("main", m.el("div", inside, cls="page"), cls="phone public")
    return document(m, title, page, company=house.name, hue=house.hue)


def open_graph(m: Html, post: PublicPost, url: str) -> tuple[Node, ...]:
    """Title, words and picture in the form that networks read (https://ogp.me)."""
    facts = {
        "og:type": "article",
        "og:site_name": post.company,
        "og:title": title_of(post),
        "og:description": post.words if post.title else " · ".join(filter(None, (post.author, post.line))),
        "og:url": url,
        "og:locale": post.language,
    }
    if post.picture.id:
        facts |= {
            "og:image": f"{settings().origin}/media/{post.picture.id}/{WIDTH}.jpg",
            "og:image:width": str(min(WIDTH, post.picture.width)),
            "og:image:height": str(round(min(1, WIDTH / post.picture.width) * post.picture.height)),
            "og:image:alt": post.picture.alt,
        }
    card = m.el("meta", name="twitter:card", content="summary_large_image" if post.picture.id else "summary")
    return (*[m.el("meta", property=name, content=value) for name, value in facts.items() if value], card)


def title_of(post: PublicPost) -> str:
    """The title, or the beginning of the words of a post without one."""
    if post.title or len(post.words) <= TITLE:
        return post.title or post.words
    return post.words[:TITLE].rsplit(" ", 1)[0] + "…"


def _house(m: Html, company: str) -> Node:
    return m.el("div", mark(m), m.el("span", company), cls="brand")


def _who(m: Html, post: PublicPost) -> Node:
    if not post.author:
        return Safe("")
    line = m.el("span", post.line, cls="sm muted") if post.line else Safe("")
    tag = m.el("span", post.hashtag, cls="sm b") if post.hashtag else Safe("")
    return m.el("div", m.el("span", post.author, cls="b"), line, tag, cls="row wrap")
