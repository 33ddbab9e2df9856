"""The demo company with hostile text in every place where people's words are kept, and a walk through all pages."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from sqlmodel import SQLModel

from advocacy_app.i18n import LANGUAGES, Language
from advocacy_app.pages import SITE_MAP
from tests.product import at_home, cookie_by_role, serving
from tests.security.eyes import Eyes, eyes
from tests.security.payloads import OWN, naughty

# People's words, by the column's name, whatever the table. Where they are kept as JSON, the texts inside are theirs.
# fmt: off
WORDS = frozenset([
    "answer", "body", "caption", "contact", "device", "email", "failed", "hashtag", "instead", "job", "label",
    "locked_because", "mastodon_server", "name", "nickname", "pattern", "place", "post_answer", "post_url",
    "suggestion", "summary", "text", "title", "url", "video_url", "why", "words",
])
# fmt: on
WORDS_IN_JSON = frozenset({"alt", "names", "args"})
# fmt: off
STRUCTURE = frozenset([
    "account", "actor", "browser", "caption_id", "card_id", "client_id", "code", "code_hash", "cohort",
    "confidential", "correction_id", "country", "credit_account", "day", "debit_account", "decided_by", "deed",
    "detail", "dhash", "dominant", "entry_id", "evidence", "fingerprint", "given_by", "held_by", "href", "id",
    "issuer", "judged_by", "key", "kind", "language", "made_by", "network", "outcome", "owner_id", "paused_by",
    "pending_id", "period", "phase", "photo_id", "picture_id", "post_seen_by", "purpose", "reason", "reverses_id",
    "role", "salt", "scope", "scopes", "slug", "span", "state", "subject", "target", "thumbhash", "timezone",
    "token_hash", "transfer_id", "value", "verdict", "visibility", "visitor", "widths", "wording",
])
# fmt: on
"""Names, keys and codes that the product makes for itself, or holds to a closed set."""
SYSTEM = frozenset({"event", "jobslot", "requestkey", "delivery", "lease"})


def columns() -> Iterator[tuple[str, str]]:
    """Every column that holds text."""
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in SYSTEM:
            for column in table.columns:
                if column.foreign_keys:
                    continue
                if "VARCHAR" in str(column.type).upper() or "TEXT" in str(column.type).upper():
                    yield table.name, column.name


def sow(home: Path) -> None:
    """The demo company, through the product's own command."""
    advocacy = Path(sys.executable).with_name("advocacy")
    subprocess.run([advocacy, "seed", "--world", "demo"], check=True, capture_output=True)
    assert (home / "advocacy.db").exists()


def plant(home: Path, payloads: list[str]) -> None:
    """Put payloads, one after the other, wherever words are kept."""
    turn = cycle(payloads)
    with closing(sqlite3.connect(home / "advocacy.db", timeout=30)) as database:
        for table, column in columns():
            if column in WORDS | WORDS_IN_JSON and not _is_guarded(database, table):
                for (row,) in database.execute(f'SELECT rowid FROM "{table}"').fetchall():
                    _plant_one(database, table, column, row, next(turn))
        database.commit()


def _is_guarded(database: sqlite3.Connection, table: str) -> bool:
    """Append-only tables hold no words, and let nothing be changed."""
    found = database.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%RAISE(%'", (table,)
    )
    return found.fetchone() is not None


def _plant_one(database: sqlite3.Connection, table: str, column: str, row: int, payload: str) -> None:
    value = payload
    if column in WORDS_IN_JSON:
        (known,) = database.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
        if not known or known.startswith("{"):  # a name in each language; some tables keep plain words in such a column
            value = json.dumps(dict.fromkeys(json.loads(known or "{}") or LANGUAGES, payload))
    try:
        database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (value, row))
    except sqlite3.IntegrityError as refused:
        if "CHECK" in str(refused):
            return  # words in one table, one of a few known answers in another
        # unique words: this row gets a payload of its own
        database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (f"{value}{row}", row))


NAMES = {
    "[slug]": "SELECT slug FROM card WHERE state = 'live' LIMIT 2",
    "[entry]": "SELECT id FROM transfer WHERE credit_account LIKE 'member:%' LIMIT 1",
    "[person]": "SELECT id FROM member LIMIT 1",
}
"""What may stand in the address of a page: add a question when a route brings a new name."""


def places(home: Path, payloads: list[str]) -> list[str]:
    """Every page, with what there is in its address, and with hostile addresses."""
    found, public = [], []
    with closing(sqlite3.connect(home / "advocacy.db")) as database:
        for route in (place.route for place in SITE_MAP):
            name = route[route.find("[") :].partition("/")[0] if "[" in route else ""
            known = [row[0] for row in database.execute(NAMES[name])] if name else [""]
            found += [route.replace(name, each) if name else route for each in known]
            public += [f"/p/{each}" for each in known if route == "/c/[slug]"]
    for payload in payloads[:3]:
        hostile = quote(payload, safe="")
        found += [f"/c/{hostile}", f"/library?q={hostile}", f"/{hostile}", f"/sign-in?next={hostile}", f"/p/{hostile}"]
    return [*found, *public, "/outbox", "/welcome"]


@dataclass
class Harvest:
    """What a walk brought: pages looked at, hostile texts that stood on them, and what went wrong."""

    pages: int = 0
    shown: int = 0
    wrong: list[str] = field(default_factory=list)


async def attack(home: Path, rounds: Iterable[tuple[Language, int]]) -> Harvest:
    """Sow the demo company in an empty house, serve it, and look at every page once in each round.

    A round is a language and the payload that the first place gets.
    """
    harvest, corpus = Harvest(), [*OWN, *naughty()]
    with at_home(home) as url:
        sow(home)
        cookie = await cookie_by_role("administrator")
        with serving(url, home):
            async with eyes(url, cookie) as seen:
                for language, start in rounds:
                    payloads = corpus[start:] + corpus[:start]
                    plant(home, payloads)
                    await seen.speak(url, language)
                    await _walk(seen, url, places(home, payloads), harvest)
    return harvest


async def _walk(seen: Eyes, url: str, addresses: Iterable[str], harvest: Harvest) -> None:
    """Look at pages: what ran, what the policy had to stop, what could be clicked."""
    for place in addresses:
        await seen.look_at(url + place, settle=250)
        wrong = [*(f"ran {what}" for what in seen.planted), *(f"stopped {what}" for what in seen.stopped)]
        wrong += await seen.page.evaluate(_CLICKABLE)
        harvest.wrong += [f"{place[:60]}: {what}" for what in wrong]
        harvest.pages += 1
        harvest.shown += (await seen.page.evaluate("document.documentElement.textContent")).count("planted(1)")
        seen.planted.clear()
        seen.stopped.clear()


_CLICKABLE = """() => [...document.querySelectorAll("[href], [src], [action], [formaction]")].flatMap((element) =>
  ["href", "src", "action", "formaction"].map((name) => element.getAttribute(name))
    .filter((value) => value && /^[\\x00-\\x20]*(javascript|vbscript|data:text)/i.test(value))
    .map((value) => `${element.tagName} leads to ${value.slice(0, 60)}`))"""
