"""The first screen before JavaScript: the HTML and JSON of it, and the component that hands over to the live app."""

import base64
import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import reflex as rx

from advocacy_app.components.card_parts import WIDTHS
from advocacy_app.components.feed_card import feed_card
from advocacy_app.components.markup import Html
from advocacy_app.i18n import Language
from advocacy_app.read_models.feed import FeedWindow
from advocacy_app.read_models.people import Viewer
from advocacy_app.safe import Safe

FIRST = 3

# Before any file has arrived: taps are remembered and shown, acts.js does them; a finger on its way is not interrupted;
# the program and the pictures further down wait until the first is there, a finger moves, or patience (ms) ends.
_PATIENCE = 4000
_EARLY = (
    '(()=>{const b=document.querySelector("boot-screen"),e=window.__early=[];'
    'b.addEventListener("click",c=>{const t=c.target.closest("button[data-act]");'
    "if(t&&window.__early===e){e.push(t);"
    't.ariaPressed&&(t.ariaPressed=String(t.ariaPressed!=="true"))}});'
    'b.addEventListener("scroll",()=>{b.dataset.moving=1});'
    'b.addEventListener("scrollend",()=>{delete b.dataset.moving});'
    "let n;window.__picture=new Promise(r=>{n=()=>{"
    'b.querySelectorAll("template").forEach(t=>t.replaceWith(t.content));r()}});'
    'for(const k of["scroll","click"])b.addEventListener(k,n,{once:true});'
    f'setTimeout(n,{_PATIENCE});const i=b.querySelector("img");'
    'if(i&&!i.complete)for(const k of["load","error"])i.addEventListener(k,n,{once:true});else n()})()'
)
_PICTURE = re.compile("<picture>.*?</picture>", re.DOTALL)
EARLY_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(_EARLY.encode()).digest()).decode()}'"


class Boot(rx.Component):
    """Takes the page's JSON into the client's copy of a State, then removes the boot screen.

    ``on_ready`` loads the page for real and gets the slugs that are on the screen; it comes again when ``version``
    changes, and when the connection was lost and is back.
    """

    library = rx.asset("boot.js", shared=True).importable_path
    tag = "Boot"
    state: rx.Var[str]
    live: rx.Var[str]
    version: rx.Var[int]
    on_ready: rx.EventHandler[lambda slugs: [slugs]]


@dataclasses.dataclass(frozen=True)
class Fragment:
    """What is put into a page: right after its head begins, and right after its body does."""

    head: str = ""
    body: str = ""

    def __add__(self, other: "Fragment") -> "Fragment":
        """One after the other."""
        return Fragment(self.head + other.head, self.body + other.body)


def reader_fragment(viewer: Viewer, unread: int, moment: datetime) -> Fragment:
    """Who reads this page, with how many unread notices, and since when."""
    facts = {"data_member": viewer.member_id, "data_unread": unread, "data_at": moment.isoformat()}
    return Fragment(body=Html(viewer.language).el("x-who", hidden=True, **facts))


def boot_feed(window: FeedWindow, language: Language, state: str, early: str = "") -> Fragment:
    """The first cards as HTML, an image preload, and the window as JSON; ``early`` is the first picture's look."""
    m = Html(language)
    first, *others = [feed_card(m, card, i) for i, card in enumerate(window.cards[:FIRST])] or [""]
    cards = Safe("".join((first, *map(_later, others))))
    script = Safe(f"<script>{_EARLY}</script>")
    screen = m.el("boot-screen", cards, script, cls="feed", role="feed", aria_label=m.t("feed.posts"), tabindex="0")
    variables = {"cards": window.cards, "after": window.after, "loaded": True}
    if not window.cards:
        return Fragment(body=boot_json(state, variables))
    look = _early_look(m, window.cards[0].slug, early)
    return Fragment(_preload(window), look + screen + boot_json(state, variables))


def _early_look(m: Html, slug: str, early: str) -> str:
    """A rule rather than a part of the card: the live card has the same look while its picture is on the way."""
    rule = f'[data-slug="{slug}"] picture>img{{background-image:{early}!important}}'
    return m.el("x-look", Safe(f"<style>{rule}</style>"), hidden=True) if early else ""


def _later(card: str) -> str:
    """The same card with its picture put aside: it would take the first one's share of a slow network."""
    return _PICTURE.sub(r"<template>\g<0></template>", card, count=1)


def _preload(window: FeedWindow) -> str:
    first = window.cards[0].picture if window.cards else None
    if first is None or not first.id:
        return ""
    sizes = ", ".join(f"/media/{first.id}/{w}.avif {w}w" for w in WIDTHS)
    return (
        f'<link rel="preload" as="image" type="image/avif" imagesrcset="{sizes}" '
        'imagesizes="(min-width:32rem) 32rem, 100vw" fetchpriority="high"/>'
    )


def boot_json(state: str, variables: Mapping[str, Any]) -> str:
    """A State for the client's copy, in a custom element that React leaves alone; a page may have several."""
    named = {f"{name}_rx_state_": value for name, value in variables.items()}
    text = json.dumps({"state": state, "vars": named}, ensure_ascii=False, default=_plain, separators=(",", ":"))
    safe = text.replace("<", "\\u003c")
    return f'<x-boot hidden=""><script type="application/json" data-state="{state}">{safe}</script></x-boot>'


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    raise TypeError(f"{type(value).__name__} cannot be shown")
