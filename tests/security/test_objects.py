"""Q-S1, whose things: what is not for somebody is served to them nowhere, and nobody touches what is another's."""

import asyncio
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from advocacy_app import clock, ids
from advocacy_app.access import cookie_name
from advocacy_app.db import dispose, transaction
from advocacy_app.integrations.storage import open_store
from advocacy_app.models import CardAudience, Comment
from advocacy_app.services import identity, sharing
from tests import factories
from tests.product import Product
from tests.security.expected import ADDRESSES
from tests.security.roles import Watch
from tests.security.surface import ON_THE_WIRE
from tests.wire import Wire

CANARY = "kanarek"
"""Stands in every word of what nobody here may see."""
SOON, LATELY = timedelta(days=2), timedelta(days=2)


@dataclass(frozen=True)
class Secret:
    """A card that is hidden from ana, with its picture, a comment below it and a link to it."""

    slug: str
    picture: str
    comment: str
    code: str


@dataclass(frozen=True)
class Others:
    """Things of ana's, and of the owner's: everybody else keeps their hands off."""

    entry: str
    share: str
    session: str
    cookie: str
    comment: str
    draft: str
    line: str
    picture: str
    own: str
    """A draft of tomek's, the champion's, to reach across from."""


def _times() -> dict[str, dict[str, Any]]:
    """Cards for everybody, outside too, but not now."""
    now = clock.now()
    return {
        "draft": {"state": "draft", "live_at": None},
        "in review": {"state": "in_review", "live_at": None},
        "paused": {"state": "paused"},
        "archived": {"state": "archived"},
        "scheduled": {"state": "scheduled", "live_at": now + SOON},
        "under embargo": {"state": "live", "live_at": now + SOON},
        "expired": {"state": "live", "expires_at": now - LATELY},
    }


AUDIENCES = {
    "for another site": ("site", "elsewhere"),
    "for champions": ("role", "champion"),
    "for who reads Danish": ("language", "da"),
    "for newcomers": ("tenure_under", "30"),
    "for old hands": ("tenure_over", "20000"),
    "for who follows a topic": ("topic", "unfollowed"),
    "for a pilot": ("cohort", "pilot"),
    "for another team": ("team", "elsewhere"),
}


def _run(work: Callable[[], Any]) -> Any:
    async def alone() -> Any:
        try:
            return await work()
        finally:
            await dispose()

    return asyncio.run(alone())


@pytest.fixture(scope="module")
def secrets(running: Product) -> dict[str, Secret]:
    return _run(lambda: _hide(running))


async def _hide(product: Product) -> dict[str, Secret]:
    found, store = {}, open_store(f"file://{product.home / 'media'}")
    for name, values in _times().items():
        found[name] = await _secret(product, store, **values)
    for name, audience in AUDIENCES.items():
        found[name] = await _secret(product, store, scope="inside", audience=audience)
    return found


async def _secret(product: Product, store: Any, audience: tuple[str, str] | None = None, **values: Any) -> Secret:
    words = dict.fromkeys(("title", "summary", "body"), f"{CANARY} word") | {"hashtag": f"#{CANARY}"}
    async with transaction() as session:
        alt = json.dumps({"en": CANARY})
        picture = await factories.picture(session, alt=alt, made_by=product.cast.piotr.id)
        address = f"https://lindhall.example/{CANARY}"
        more = {"url": address, "picture_id": picture.id, "owner_id": product.cast.piotr.id}
        card = await factories.card(session, **words, **more, **values)
        await factories.caption(session, card, f"{CANARY} line")
        if audience:
            session.add(CardAudience(id=ids.new_id(), card_id=card.id, kind=audience[0], value=audience[1]))
        share = await factories.share(session, product.cast.piotr, card, code=sharing.short_code())
        comment = Comment(id=ids.new_id(), card_id=card.id, member_id=share.member_id, text=CANARY, at=clock.now())
        session.add(comment)
    await store.put(f"picture/{picture.id}/720.jpg", CANARY.encode())
    return Secret(card.slug, picture.id, comment.id, share.code)


@pytest.fixture(scope="module")
def others(running: Product) -> Others:
    return _run(lambda: _belongings(running))


async def _belongings(product: Product) -> Others:
    ana, piotr = product.cast.ana, product.cast.piotr
    async with transaction() as session:
        token = await identity.open_session(session, ana)
        card = await factories.card(session)
        share = await factories.share(session, ana, card, code=sharing.short_code())
        comment = Comment(id=ids.new_id(), card_id=card.id, member_id=ana.id, text="Mine.", at=clock.now())
        session.add(comment)
        picture = await factories.picture(session, state="provisional", made_by=piotr.id, made_at=clock.now())
        draft = await factories.card(session, state="draft", live_at=None, owner_id=piotr.id)
        line = await factories.caption(session, draft, "A line.")
        own = await factories.card(session, state="draft", live_at=None, owner_id=product.cast.tomek.id)
        viewer = await identity.find_viewer(session, token)
    cookie = f"{cookie_name()}={token}"
    async with product.client(cookie) as client:
        assert (await client.post(f"/api/v1/shares/{share.id}/confirm", json={})).status_code == 200
        entry = (await client.get("/api/v1/me/points")).json()["entries"][0]["id"]
    assert viewer
    return Others(
        entry=entry,
        share=share.id,
        session=viewer.session_id,
        cookie=cookie,
        comment=comment.id,
        draft=draft.slug,
        line=line.id,
        picture=picture.id,
        own=own.slug,
    )


# Nothing of what is hidden is served anywhere


def _addresses(secret: Secret) -> list[tuple[str, str]]:
    """Every method and address that can name a card, its picture or a link to it."""
    names = {"{slug}": secret.slug, "[slug]": secret.slug, "{code}": secret.code}
    found = [("GET", f"/media/{secret.picture}/720.jpg")]
    for method, _, path in (address.partition(" ") for address in ADDRESSES if " /auth/" not in address):
        found += [(method, path.replace(name, value)) for name, value in names.items() if name in path]
    return found


def _sorted(secrets: dict[str, Secret], role: str) -> list[str]:
    """Which of the hidden cards this person may see nowhere, not even in the studio."""
    if role in {"ana", ""}:
        return sorted(secrets)
    return sorted({*_times()} - ({"in review"} if role == "olga" else set()))


@pytest.mark.parametrize("who", ["ana", "tomek", "olga", ""])
async def test_no_address_serves_what_is_hidden(product: Product, secrets: dict[str, Secret], who: str) -> None:
    cookie = await product.cookie_of(getattr(product.cast, who)) if who else ""
    wrong = []
    async with product.client(cookie) as client:
        for name in _sorted(secrets, who):
            for method, path in _addresses(secrets[name]):
                answer = await client.request(method, path, json={} if method in {"PUT", "POST"} else None)
                if CANARY in answer.text or (answer.is_success and not _says_nothing(method, path)):
                    wrong.append(f"{name}: {method} {path} answered {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def _says_nothing(method: str, path: str) -> bool:
    """Taking back what one did to a card that is gone by now: the answer is the same for any name."""
    return method == "DELETE" and path.startswith("/api/")


@pytest.mark.parametrize("who", ["ana", ""])
async def test_no_page_and_no_list_tells_of_what_is_hidden(
    product: Product, secrets: dict[str, Secret], who: str
) -> None:
    cookie = await product.cookie_of(getattr(product.cast, who)) if who else ""
    general = [a.partition(" ")[2] for a in ADDRESSES if a.startswith("GET ") and not {"{", "["} & {*a}]
    asked = ["/api/v1/boot?path=/", "/api/v1/boot?path=/library", "/api/v1/feed?after=none"]
    asked += [f"/api/v1/boot?path=/c/{each.slug}" for each in secrets.values()]
    asked += [f"/api/v1/boot?path=/share/{each.slug}" for each in secrets.values()]
    asked += [f"/api/v1/feed?after={each.slug}" for each in secrets.values()]
    async with product.client(cookie) as client:
        wrong = [path for path in general + asked if CANARY in (await client.get(path)).text]
    assert not wrong


async def test_no_event_tells_of_what_is_hidden(product: Product, secrets: dict[str, Secret]) -> None:
    """Every list, search and loader of a colleague's tab, with every hidden card in its address."""
    general = [
        ("LibraryState.load_library", {}),
        ("LibraryState.look_for", {"words": CANARY}),
        ("LibraryState.look_for", {"words": CANARY[:4]}),
        ("LibraryState.look_for", {"words": "line"}),
        ("SavedState.load_saved", {}),
        ("InboxState.load_inbox", {}),
        ("FeedState.show_earlier", {}),
    ]
    wrong = []
    async with Wire.open(product.url, await product.cookie_of(product.cast.ana)) as wire:
        for handler, payload in general:
            wrong += [handler for _ in await _told(wire, "/library", handler, payload)]
        for name, secret in secrets.items():
            for handler, path, payload in _asked_about(secret):
                wrong += [f"{handler} {name}" for _ in await _told(wire, path, handler, payload)]
    assert not wrong, "\n".join(wrong)


def _asked_about(secret: Secret) -> list[tuple[str, str, dict[str, Any]]]:
    words = {"n": 1, "words": "W", "network": "copy", "language": "en", "caption_id": "", "disclosed": True}
    return [
        ("FeedState.load_feed", "/", {"shown": [secret.slug]}),
        ("CardState.load_card", f"/c/{secret.slug}", {}),
        ("CardState.say_comment", f"/c/{secret.slug}", {"form": {"text": "Hm."}}),
        ("CardState.report_comment", f"/c/{secret.slug}", {"comment_id": secret.comment, "reason": "unkind"}),
        ("ComposerState.load_composer", f"/share/{secret.slug}", {}),
        ("ComposerState.settle_words", f"/share/{secret.slug}", words),
    ]


async def _told(wire: Wire, path: str, handler: str, payload: dict[str, Any]) -> list[str]:
    """Whether the canary was heard."""
    wire.path = path
    await wire.ask(ON_THE_WIRE[handler], payload)
    return [CANARY] if CANARY in _heard(wire) else []


def _heard(wire: Wire) -> str:
    """All that came back, but for the words that were asked for and the address that was named."""
    echoes = ("state.rx_router_", "library_state.words_rx_state_")
    return json.dumps({n: value for n, value in wire.deltas().items() if not any(echo in n for echo in echoes)})


async def test_a_hidden_card_can_be_neither_shared_nor_remembered(product: Product, secrets: dict[str, Secret]) -> None:
    async with product.client(await product.cookie_of(product.cast.ana)) as client:
        with closing(Watch(product.home)) as watch:
            for secret in secrets.values():
                words = {"card": secret.slug, "network": "copy", "caption": "W"}
                assert (await client.post("/api/v1/shares", json=words)).status_code == 404
                assert (await client.post("/api/v1/feed/seen", json={"slugs": [secret.slug]})).status_code == 204
                later = {"when": "2030-01-01T09:00"}
                assert (await client.put(f"/api/v1/cards/{secret.slug}/reminder", json=later)).status_code == 404
            assert not watch.wrote()


async def test_the_picture_is_there_for_its_owner(product: Product, secrets: dict[str, Secret]) -> None:
    """So that the 404 of everybody else means something."""
    async with product.client(await product.cookie_of(product.cast.piotr)) as client:
        for secret in secrets.values():
            assert (await client.get(f"/media/{secret.picture}/720.jpg")).text == CANARY
            assert (await client.get(f"/studio/content/{secret.slug}")).status_code == 200


# Nobody touches what is another's

Deed = tuple[str, str, dict[str, Any]]


def _events(others: Others) -> dict[str, list[Deed]]:
    """Events by people whose role may send them, about things of others: address, handler, arguments."""
    editor = f"/studio/content/{others.draft}"
    words = {"title": "Mine now", "deed": "save", "version": "1"}
    foreign = [
        (editor, "EditorState.load_editor", {}),
        (editor, "EditorState.write_card", {"form": words}),
        (editor, "EditorState.move_card", {"deed": "publish"}),
        (editor, "EditorState.add_line", {"form": {"line": "Mine", "line_language": "en"}}),
        (editor, "EditorState.drop_line", {"line": others.line}),
        (editor, "EditorState.raise_line", {"line": others.line}),
        (editor, "EditorState.send_back", {"form": {"why": "No."}}),
    ]
    own = f"/studio/content/{others.own}"
    return {
        "maja": [
            ("/", "CardState.take_comment_back", {"comment_id": others.comment}),
            ("/", "DevicesState.end_device", {"device": others.session}),
            ("/", "PointsState.explain_entry", {"entry_id": others.entry}),
            (f"/me/points/ask/{others.entry}", "AskState.load_entry", {}),
            (f"/me/points/ask/{others.entry}", "AskState.ask_for_another_look", {"form": {"question": "Why?"}}),
            (
                "/",
                "ComposerState.give_address",
                {"form": {"share": others.share, "address": "https://x.com/a/status/1"}},
            ),
        ],
        "olga": foreign,
        "tomek": [
            *foreign,
            (editor, "EditorState.duplicate_card", {}),
            (editor, "EditorState.delete_card", {}),
            (own, "EditorState.load_editor", {}),
            (own, "EditorState.drop_line", {"line": others.line}),
            (own, "EditorState.raise_line", {"line": others.line}),
            (own, "EditorState.write_card", {"form": {"picture": others.picture, **words}}),
            (own, "EditorState.move_card", {"deed": "publish"}),
        ],
    }


@pytest.mark.parametrize("who", ["maja", "olga", "tomek"])
async def test_events_about_other_peoples_things_do_nothing(product: Product, others: Others, who: str) -> None:
    wrong = []
    async with Wire.open(product.url, await product.cookie_of(getattr(product.cast, who))) as wire:
        with closing(Watch(product.home)) as watch:
            for path, handler, payload in _events(others)[who]:
                wire.path = path
                await wire.ask(ON_THE_WIRE[handler], payload)
                if watch.wrote():
                    wrong.append(f"{handler} wrote")
                if others.draft in _heard(wire) or "Proud of this one." in _heard(wire):
                    wrong.append(f"{handler} told")
    assert not wrong, "\n".join(wrong)
    async with product.client(others.cookie) as client:
        assert (await client.get("/api/v1/me")).status_code == 200


GUEST = "olga"
"""A guest curator: shares are closed to her altogether, whoever's they are."""


@pytest.mark.parametrize("who", ["maja", "tomek", GUEST, "piotr", "ines"])
async def test_requests_about_other_peoples_things_find_nothing(product: Product, others: Others, who: str) -> None:
    said = {"said": {"text": "W", "network": "copy", "language": "en"}}
    async with product.client(await product.cookie_of(getattr(product.cast, who))) as client:
        with closing(Watch(product.home)) as watch:
            for body in ({}, said, {"post_url": "https://x.com/a/status/1"}):
                answer = await client.post(f"/api/v1/shares/{others.share}/confirm", json=body)
                assert answer.status_code == (403 if who == GUEST else 404)
            assert (await client.get(f"/me/points/ask/{others.entry}")).status_code == 404
            points = await client.get("/api/v1/me/points", params={"after": others.entry})
            assert not points.json().get("entries")
            assert not watch.wrote()


async def test_only_its_sender_sees_a_picture_that_no_card_has_taken(product: Product, others: Others) -> None:
    await open_store(f"file://{product.home / 'media'}").put(f"picture/{others.picture}/720.jpg", b"bytes")
    seen = {}
    for who in ("ana", "maja", "olga", "tomek", "piotr", "ines"):
        async with product.client(await product.cookie_of(getattr(product.cast, who))) as client:
            seen[who] = (await client.get(f"/media/{others.picture}/720.jpg")).status_code
    assert seen == dict.fromkeys(seen, 404) | {"piotr": 200}
