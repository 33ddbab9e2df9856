"""Every primitive in every state on one page, for eyes and for the checks that need a browser.

``python -m tests.look.gallery FOLDER`` writes three complete files that need no server.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from advocacy_app.components import drawings
from advocacy_app.components.brand import brand_css
from advocacy_app.components.feed_card import feed_card
from advocacy_app.components.feed_end import feed_end
from advocacy_app.components.frame import app_bar, app_header
from advocacy_app.components.icons import icon, sprite
from advocacy_app.components.markup import Html, Markup, Node
from advocacy_app.components.primitives import (
    avatar,
    button,
    card,
    checkbox,
    chip,
    chips,
    choice_chip,
    choices,
    chosen_chip,
    emblem,
    empty,
    icon_button,
    list_row,
    mark,
    note,
    offline_bar,
    option,
    panel,
    points_chip,
    progress,
    provenance,
    row_action,
    rows,
    search_field,
    segmented,
    select_field,
    sheet,
    steps,
    switch,
    tag,
    text_area,
    text_field,
    toasts,
    top_bar,
    voiceline,
    voices,
    waiting_rows,
)
from advocacy_app.components.studio_side import StudioPlace, studio_side
from advocacy_app.components.styles import stylesheet
from advocacy_app.i18n import Language
from advocacy_app.read_models.feed import FeedCard, PictureView
from advocacy_app.read_models.people import Face
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.safe import Safe

JS = Path(__file__).parents[2] / "assets" / "js"
MAJA = Face("Maja Kos", "MK", 60, "Barista, Café Ljubljana")
HIDDEN = Face(hidden=True)
WEEKS = [Stroke(k, h) for k, h in [("me", 30), ("me", 44), ("rest", 0), ("me", 62), ("me", 38), ("me", 72), ("me", 54)]]
WEEKS += [Stroke(k, h) for k, h in [("rest", 0), ("me", 84), ("me", 60), ("me", 100), ("todo", 0)]]


def section(m: Markup, title: str, *children: Node) -> Node:
    return m.el("section", m.el("h2", title), *children, cls="stack-3")


def strokes(m: Markup) -> Node:
    kinds = ["said", "click", "", "conf"]
    words = ["evidence.said", "evidence.clicked", "evidence.given", "evidence.confirmed"]
    evidence = [
        m.el("li", voiceline(m, [Stroke(f"me {kind}", 100)]), m.t(word), aria_current=kind == "conf" or None)
        for kind, word in zip(kinds, words, strict=True)
    ]
    return section(
        m,
        "Voiceline",
        m.el("div", mark(m), voices(m, 8, mine=False), voices(m, 3, mine=True), cls="row wide wrap"),
        card(
            m,
            m.el("h3", "Your voice"),
            voiceline(m, WEEKS, label="12 weeks, 9 with something shared", cls="fluid"),
            m.el("p", "Something good in 9 of 9 working weeks. This week is still open.", cls="muted"),
            cls="stack-3 voice-card",
        ),
        m.el("ul", *evidence, cls="ev"),
        m.el(
            "div",
            points_chip(m, 30),
            points_chip(m, 5, when="on Monday"),
            points_chip(m, 5, lost=True),
            m.el("button", points_chip(m, 1340), aria_label=m.t("points.count", n=1340), type="button"),
            cls="row wide wrap",
        ),
    )


def buttons(m: Markup) -> Node:
    return section(
        m,
        "Buttons",
        button(m, "Share in your words", "pri lg full", pic="share-2", plus=5),
        m.el("div", button(m, "Read", "out lg"), button(m, m.t("common.share"), "pri lg", plus=5), cls="row pair"),
        m.el(
            "div",
            button(m, m.t("common.continue"), "pri"),
            button(m, m.t("common.not_now"), "out"),
            button(m, m.t("common.copy"), pic="copy"),
            button(m, m.t("common.undo"), "text"),
            button(m, m.t("common.delete_account"), "bad"),
            cls="row wrap",
        ),
        m.el(
            "div",
            button(m, "Look at it", "pri sm"),
            button(m, "Answer", "out sm"),
            button(m, "Sending…", "pri", pic="send", busy=True),
            button(m, "Saving…", "out", busy=True),
            button(m, "Not yet", "pri", aria_disabled="true"),
            cls="row wrap",
        ),
        m.el(
            "div",
            icon_button(m, m.t("studio.search"), "search"),
            icon_button(m, "Inbox, 3 new", "bell", dot=True),
            icon_button(m, m.t("common.more"), "ellipsis"),
            icon_button(m, m.t("common.back"), "chevron-left"),
            cls="row",
        ),
        m.el(
            "div",
            row_action(m, "Thanks", "heart", pressed=True),
            row_action(m, "12", "message-circle", name="Comment, 12"),
            row_action(m, "Save", "bookmark", pressed=True, unsent=True),
            row_action(m, "Not for me", "eye-off"),
            cls="acts",
            role="group",
            aria_label="Actions",
        ),
    )


def choosing(m: Markup) -> Node:
    tabs = [("near", "Near me"), ("teams", "Teams"), ("better", "Improved"), ("top", "Top")]
    networks = ["LinkedIn", "WhatsApp", "Bluesky", "Mastodon", "Copy"]
    return section(
        m,
        "Choosing",
        chips(
            m,
            chip(m, "“I stood next to…”", pressed=True, cls="words"),
            chip(m, "“What changed is…”", pressed=False, cls="words"),
            chip(m, "“Ask me about…”", pressed=False, cls="words"),
            label="Lines",
        ),
        chips(m, *[choice_chip(m, "network", n, n, start=n == "LinkedIn") for n in networks], choose="Where to"),
        m.el("div", chosen_chip(m, "#HandsOfLindhall"), chip(m, "Gdańsk?", pic="map-pin"), cls="row wrap"),
        segmented(m, "boards", tabs, "near", label="Boards", choose=lambda _: None),
        panel(m, "boards", "near", m.el("p", "Equal points share a rank.", cls="sm muted")),
        choices(
            m,
            "How colleagues see you",
            option(m, "seen", "name", "Ana Kralj", sub="Your name", start=True),
            option(m, "seen", "nickname", "A nickname"),
            option(m, "seen", "hidden", "Don’t show me", sub="You still earn and you can still win"),
        ),
        m.el(
            "div",
            option(m, "clear", "1", "Looks clear", start=True, compact=True),
            option(m, "clear", "0", "Not sure", compact=True),
            cls="two",
            role="radiogroup",
            aria_label="Anything confidential?",
        ),
        checkbox(m, "agree", "I have read the guidelines", start=True),
        card(
            m,
            switch(m, "s1", "I work at Lindhall", sub="Goes out with your text, so readers know", default_checked=True),
            switch(m, "s2", "Comments on my posts"),
            cls="stack",
        ),
    )


def saying(m: Markup) -> Node:
    states = [("", "On its way", "clock"), ("good", "Matches", "check"), ("warn", "Needs one change", "pencil")]
    states += [("bad", "Stopped", "ban"), ("brand", "Sending", "cloud-upload"), ("voice", "You’re in", None)]
    return section(
        m,
        "Saying",
        m.el("div", *[tag(m, words, tone=tone, pic=pic) for tone, words, pic in states], cls="row wrap"),
        m.el(
            "div",
            *[provenance(m, kind) for kind in ("measured", "imported", "self", "estimated")],
            provenance(m, "measured", data_opens="points"),
            cls="row wide wrap",
        ),
        m.el(
            "div",
            avatar(m, MAJA),
            avatar(m, Face("Ana", "AK", 196), me=True, size="lg"),
            avatar(m, HIDDEN),
            avatar(m, Face("Lena", "LB", 330), size="sm"),
            avatar(m, Face("Jakob", "JS", 260), size="xs"),
            emblem(m, "user-check", tone="good"),
            emblem(m, "sparkles", tone="voice"),
            emblem(m, "scale"),
            cls="row wrap",
        ),
        note(m, "Three photos a week earn points; this was your second.", pic="info"),
        note(m, "Saved. It goes live on Monday.", tone="good", pic="circle-check"),
        note(m, "“Gdansk” once without ń.", tone="warn", pic="spell-check", action=button(m, "Fix", "text sm")),
        note(m, "We couldn’t save that. Your text is still here.", tone="bad", pic="circle-alert"),
        note(m, "New: boards per quarter.", tone="brand", pic="sparkles"),
        note(m, "Your ticket is in.", tone="voice", pic="ticket"),
        m.el("p", "Six in the morning, forty cups before anyone says a full sentence.", cls="words xl"),
        m.el("p", m.el("span", "1 900–2 600", cls="big"), " ", provenance(m, "estimated")),
    )


def lists(m: Markup) -> Node:
    return section(
        m,
        "Lists",
        rows(
            m,
            list_row(m, "Saved", href="/saved", leading=icon(m, "bookmark")),
            list_row(
                m,
                "My photos",
                href="/photos",
                leading=icon(m, "images"),
                trailing=tag(m, "1 needs you", tone="warn"),
            ),
            list_row(
                m,
                "7 photos wait for review",
                sub="Oldest since yesterday 16:20",
                leading=emblem(m, "images", square=True),
                trailing=button(m, "Review", "pri sm"),
            ),
            list_row(m, "Lena Berg", sub="Café Aarhus", leading=avatar(m, Face("Lena", "LB", 330))),
        ),
        card(
            m,
            m.el(
                "ol",
                *[rank(m, n, face, points, me=face.name == "You") for n, face, points in RANKS],
            ),
            pad=False,
            cls="board",
        ),
        progress(m, 62, label="Sending"),
        m.el("div", steps(m, 3, 5, label="Card 3 of 5"), m.el("span", "3/5", cls="sm muted num"), cls="row wide"),
        waiting_rows(m, 2),
    )


RANKS = [
    (11, Face("Piotr Zając", "PZ", 150, "Roastery Gdańsk"), 245),
    (12, Face("A colleague", line="Name hidden by choice", hidden=True), 230),
    (13, Face("You", "AK", 196, "As “Ana K.”"), 215),
    (13, Face("Lena Berg", "LB", 330, "Café Aarhus"), 215),
]


def rank(m: Markup, n: int, face: Face, points: int, *, me: bool = False) -> Node:
    return m.el(
        "li",
        m.el("span", n, cls="n"),
        avatar(m, face, me=me),
        m.el("span", m.el("span", face.name, cls="b"), m.el("span", face.line, cls="second"), cls="grow stack-1"),
        m.el("span", points, cls="p"),
        cls="rank me" if me else "rank",
    )


def fields(m: Markup) -> Node:
    return section(
        m,
        "Fields",
        search_field(m, "q", m.t("studio.search")),
        text_field(m, "title", "Title", default_value="The dryer now runs on heat we used to throw away"),
        text_field(
            m, "mail", "E-mail", type="email", error="That doesn’t look like an e-mail address.", help="At work"
        ),
        text_area(m, "words", "In your own words", words=True, default_value="Night shift, line 2. Nobody talks."),
        select_field(m, "lang", "Language", [("en", "English"), ("pl", "Polski")], value="pl", optional=True),
        m.el(
            "div",
            text_field(m, "from", "Not before", type="date", default_value="2026-11-24"),
            text_field(m, "at", "Time", type="time", default_value="14:00"),
            cls="two",
        ),
        text_field(
            m, "fixed", "Address", default_value="lindhall.example", readonly=True, help="Set by the installation"
        ),
    )


def empties(m: Markup) -> Node:
    kinds: list[Callable[..., Node]] = [
        drawings.saved,
        drawings.finished,
        drawings.nothing_new,
        drawings.not_found,
        drawings.broken,
        drawings.first_day,
        drawings.board,
        drawings.conversation,
    ]
    return section(
        m,
        "Drawings",
        *[
            empty(m, draw(m), draw.__name__.replace("_", " "), "One sentence that says what happens next.", tag="h3")
            for draw in kinds
        ],
        empty(
            m,
            drawings.saved(m),
            "Nothing saved yet",
            "See something you’d like to say something about later? Tap Save and it waits here, offline too.",
            button(m, "Back to the feed", "pri", href="/"),
            tag="h3",
        ),
    )


def points_sheet(m: Markup) -> Node:
    reasons = [("camera", "What you did", "Photo “Night shift”, accepted"), ("scale", "The rule", "A photo earns 30")]
    return sheet(
        m,
        "points",
        "Your photo made the wall",
        m.el(
            "ul",
            *[
                m.el("li", icon(m, pic), m.el("div", m.el("div", a, cls="xs cap b"), m.el("div", b, cls="b")))
                for pic, a, b in reasons
            ],
            cls="reasons",
        ),
        above=m.el("div", voiceline(m, [Stroke("me", h) for h in (44, 72, 100, 60, 36)], cls="new"), "+30", cls="sum"),
        actions=(
            button(m, "That’s not right", "out lg"),
            button(m, "Good", "pri lg", data_closes=""),
        ),
    )


def parts_page(language: Language = "en", *, hue: int = 196) -> str:
    """The page of all parts."""
    m = Html(language)
    top = top_bar(m, "All parts", back="/", actions=(icon_button(m, m.t("common.more"), "ellipsis"),))
    opener = button(m, "Open a sheet", "out", data_opens="points", id="open-sheet")
    sections = [strokes, buttons, choosing, saying, lists, fields, empties]
    main = m.el("main", top, m.el("div", opener, *[draw(m) for draw in sections], cls="page stack-5"))
    frame = m.el("div", m.el("div", offline_bar(m), main, cls="phone"), app_bar(m, "me"), cls="shell")
    return page(language, frame + points_sheet(m) + toasts(m), hue=hue)


def feed_page(language: Language = "en", *, hue: int = 196, photo: str = "") -> str:
    """A feed of three: a colleague's photo, company news with and without a picture, and the end."""
    m = Html(language, "Lindhall")
    cards = Safe("".join(feed_card(m, each, i) for i, each in enumerate(CARDS)) + feed_end(m, more=False))
    cards = Safe(re.sub(r"<source[^>]*>", "", cards).replace("/media/p1/720.jpg", photo))
    feed = m.el("div", cards, cls="feed", role="feed", aria_label=m.t("feed.posts"), tabindex="0", id="feed")
    main = m.el("main", m.el("h1", m.t("feed.title"), cls="vh"), feed)
    frame = m.el("div", m.el("div", app_header(m), main, cls="phone"), app_bar(m, "feed"), cls="shell")
    return page(language, frame + toasts(m), hue=hue)


def studio_page(language: Language = "en", *, hue: int = 196) -> str:
    """The studio: its navigation, figures, a table, a calendar, and writing with a preview."""
    m = Html(language)
    side = studio_side(m, "Lindhall Studio", PLACES, "/studio/content", Face("Inês Matos", "IM", 280))
    head = m.el(
        "div",
        m.el(
            "div",
            m.el("h1", "Content"),
            m.el("p", "Three things need you. About four minutes.", cls="muted"),
            cls="grow",
        ),
        button(m, "Import", "out", pic="rss"),
        button(m, "New post", "pri", pic="newspaper"),
        cls="hd",
    )
    tools = m.el(
        "div",
        search_field(m, "find", m.t("studio.search")),
        chip(m, "All topics", pressed=False),
        chip(m, "Drafts", pressed=True),
        cls="tools",
    )
    main = m.el("main", head, m.el("div", tools, table(m), calendar(m), writing(m), cls="stack-4"), cls="main")
    return page(language, m.el("div", side, main, cls="studio") + toasts(m), hue=hue)


PLACES = (
    StudioPlace("/studio", "house", "tab.feed"),
    StudioPlace("/studio/content", "newspaper", "tab.add"),
    StudioPlace("/studio/review", "images", "tab.learn", 7),
    StudioPlace("/studio/results", "chart-column", "tab.join"),
    StudioPlace("/studio/people", "users", "tab.me"),
    StudioPlace("/studio/settings", "settings", "settings.title"),
)
TEAMS = [
    ("Roastery Gdańsk", "96", "71 %", "980"),
    ("Cafés Ljubljana", "41", "39 %", "310"),
    ("Label studio", "–", "–", "–"),
]


def table(m: Markup) -> Node:
    heads = ["Team", "Active people", "Took part", "Visits"]
    body = [
        m.el(
            "tr",
            m.el("th", row[0], scope="row", cls="b"),
            *[m.el("td", cell, cls="r", data_label=head) for head, cell in zip(heads[1:], row[1:], strict=True)],
        )
        for row in TEAMS
    ]
    top = m.el("tr", *[m.el("th", head, scope="col", cls="r" if i else None) for i, head in enumerate(heads)])
    caption = m.el("caption", "Teams", cls="vh")
    return card(m, m.el("table", caption, m.el("thead", top), m.el("tbody", *body), cls="t"), pad=False)


def calendar(m: Markup) -> Node:
    days = [m.el("div", day, cls="wd") for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")]
    for day in range(1, 22):
        posts = [m.el("a", "The dryer runs on heat", href="/c/a")] if day in {3, 11} else []
        posts += [m.el("a", "A draft about cups", href="/c/b", cls="draft")] if day in {11, 19} else []
        days.append(m.el("div", m.el("span", day, cls="dn"), *posts, cls="d today" if day == 11 else "d"))
    return card(m, *days, pad=False, cls="cal")


def writing(m: Markup) -> Node:
    form = m.el(
        "div",
        text_field(m, "wt", "Title", default_value="The dryer now runs on heat we used to throw away"),
        text_area(m, "ws", "In two sentences", default_value="Since Monday the Gdańsk line takes its warm air."),
        m.el("label", icon(m, "image-plus"), "Add a picture", m.el("input", type="file", cls="vh"), cls="drop"),
        cls="stack-4",
    )
    phone = m.el("div", m.el("div", feed_card(m, CARDS[1], 0), cls="glass"), cls="device", inert=True)
    return m.el("div", form, m.el("aside", phone, aria_label="Preview"), cls="write")


def _card(**changes: object) -> FeedCard:
    facts = {
        "slug": "a",
        "colleague": False,
        "language": "en",
        "title": "The dryer now runs on heat we used to throw away",
        "words": "Since Monday the Gdańsk line takes its warm air from the roaster next to it.",
        "purpose": "Company news",
        "line": "3 min · Gdańsk roastery",
        "hashtag": "",
        "href": "/c/a",
        "external": False,
        "shareable": True,
        "picture": PictureView(),
        "author": MAJA,
        "why": "You follow Sustainability",
        "why_more": "",
        "thanks": 41,
        "thanked": False,
        "saved": False,
        "comments": 6,
        "voices": 8,
        "mine": False,
        "points": 5,
    }
    return FeedCard(**(facts | changes))  # pyright: ignore[reportArgumentType]


PHOTO = PictureView(id="p1", alt="A colleague laughs behind the espresso machine", dominant="#3a2a20")
CARDS = [
    _card(
        slug="b",
        colleague=True,
        words="Six in the morning, forty cups before anyone says a full sentence. I like it like that.",
        hashtag="#HandsOfLindhall",
        picture=PHOTO,
        why="Why you see this",
        thanked=True,
    ),
    _card(slug="c", picture=PHOTO),
    _card(slug="d", voices=0),
]


def page(language: Language, body: str, *, hue: int = 196) -> str:
    """A whole file: the sheets, the company's hue, the sprite, the behaviour."""
    scripts = "\n".join(
        "".join(line for line in (JS / f"{name}.js").read_text().splitlines(keepends=True)).replace("export ", "")
        for name in ("connection", "going-back", "roving", "sheets", "toasts")
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Parts</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        f"<style>{stylesheet()}</style><style>{brand_css(hue)}</style></head>"
        f'<body><x-sprite hidden="">{sprite()}</x-sprite>{body}<script type="module">{scripts}</script></body></html>'
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "parts.html").write_text(parts_page())
    (folder / "feed.html").write_text(feed_page())
    (folder / "studio.html").write_text(studio_page())
