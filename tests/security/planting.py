"""Hostile text in every place where people's words are kept."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import cast

from sqlmodel import SQLModel

import advocacy_app.models  # noqa: F401 - every table is to be known
from advocacy_app import ids
from advocacy_app.i18n import LANGUAGES
from advocacy_app.training.sheet import Sheet
from tests.security.hostile_lesson import hostile_lesson

PLANTED = ("photos", "look-behind")

# People's words, by the column's name, whatever the table. Where they are kept as JSON, the texts inside are theirs.
# fmt: off
WORDS = frozenset([
    "about", "address", "answer", "best_prize", "body", "brief", "caption", "changed", "contact", "device", "donts",
    "dos", "draw_prize", "email", "failed", "hashtag", "instead", "job", "label", "locked_because",
    "mastodon_server", "name", "nickname", "pattern", "pitch", "place", "post_answer", "post_url", "public_what",
    "question", "revoked_why", "sponsor_name", "sponsor_words", "suggestion", "summary", "text", "title", "url",
    "video_url", "why", "words",
])
# fmt: on
WORDS_IN_JSON = frozenset({"alt", "names", "args"})
# fmt: off
STRUCTURE = frozenset([
    "account", "actor", "board", "bound_to", "browser", "c0", "c1", "c_i", "channel", "code", "cohort", "confidential",
    "country", "credit_account", "crowd", "currency", "day", "debit_account", "deed", "detail", "dhash", "digest",
    "dominant", "endpoint", "entropy", "escrow", "evidence", "excluded", "figures", "fingerprint", "goal", "href", "id",
    "issuer", "key", "kind", "language", "lesson", "memory", "network", "outcome", "p256dh", "period", "phase",
    "picked", "placeholder", "public", "purpose", "reason", "result", "role", "rule", "running", "salt", "scope",
    "scopes", "sealed", "section", "seed", "sheet", "signer", "slug", "source", "span", "state", "subject", "tag",
    "target", "template", "thumbhash", "timezone", "together", "token", "track", "value", "verdict", "verifier",
    "visibility", "visitor", "w", "way", "week", "what", "widths", "wording", "zone",
])
# fmt: on
"""Names, keys and codes that the product makes for itself, or holds to a closed set."""
_STRUCTURE_ENDS = ("_id", "_by", "_hash", "_kind", "sha256")
_SHORT = 40
SHAPED = frozenset({"trainingedition", "trainingdraft"})
"""What is read as a file needs its shape: ``_plant_lesson`` sees to it."""
SYSTEM = frozenset({"event", "jobslot", "requestkey", "delivery", "lease"})


def columns() -> Iterator[tuple[str, str, int | None]]:
    """Every column that holds text, with its greatest length if it has one."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            kind = re.fullmatch(r"(?:VARCHAR|TEXT)(?:\((\d+)\))?", str(column.type))
            if kind and not column.foreign_keys and table.name not in SYSTEM:
                yield table.name, column.name, int(kind[1]) if kind[1] else None


def unknown() -> set[str]:
    """Columns of which nobody has said whether people write them; short ones hold ids, codes and states."""
    known, places = WORDS | WORDS_IN_JSON | STRUCTURE, columns()
    long = ((table, name) for table, name, length in places if length is None or length > _SHORT)
    return {f"{table}.{name}" for table, name in long if name not in known and not name.endswith(_STRUCTURE_ENDS)}


def plant(home: Path, payloads: list[str]) -> None:
    """Put payloads, one after the other, wherever words are kept."""
    turn = cycle(payloads)
    with closing(sqlite3.connect(home / "advocacy.db", timeout=30)) as database:
        for table, column, _ in columns():
            if column in WORDS | WORDS_IN_JSON and table not in SHAPED and not _is_guarded(database, table):
                for (row,) in database.execute(f'SELECT rowid FROM "{table}"').fetchall():
                    _plant_one(database, table, column, row, next(turn))
        for language in LANGUAGES:
            _plant_lesson(database, language, payloads)
        database.commit()


def _plant_lesson(database: sqlite3.Connection, language: str, payloads: list[str]) -> None:
    """A new version of a lesson and a draft of it, hostile throughout."""
    track, lesson = PLANTED
    (versions,) = database.execute("SELECT count(*) FROM trainingedition").fetchone()
    text = hostile_lesson(lesson, language, 100 + versions, payloads)
    row = (ids.new_id(), track, lesson, language, 100 + versions, text, "", "2026-01-01 00:00:00")
    database.execute("INSERT INTO trainingedition VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    draft = (track, lesson, language, Sheet.read(text).frozen(), "", "2026-01-01 00:00:00")
    database.execute("INSERT OR REPLACE INTO trainingdraft VALUES (?, ?, ?, ?, ?, ?)", draft)


def _is_guarded(database: sqlite3.Connection, table: str) -> bool:
    """Append-only tables hold no words, and let nothing be changed."""
    found = database.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%RAISE(%'", (table,)
    )
    return found.fetchone() is not None


def _names(known: str | None) -> dict[str, str] | None:
    """A name in each language; some tables keep plain words in such a column, and so does what was planted there."""
    try:
        found = json.loads(known or "{}")
    except ValueError:
        return None
    return cast("dict[str, str]", found) if isinstance(found, dict) else None


def _plant_one(database: sqlite3.Connection, table: str, column: str, row: int, payload: str) -> None:
    value = payload
    if column in WORDS_IN_JSON:
        (known,) = database.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
        if (names := _names(known)) is not None:
            value = json.dumps(dict.fromkeys(names or LANGUAGES, payload))
    try:
        database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (value, row))
    except sqlite3.IntegrityError as refused:
        if "CHECK" in str(refused):
            return  # words in one table, one of a few known answers in another
        # unique words: this row gets a payload of its own
        database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (f"{value}{row}", row))
