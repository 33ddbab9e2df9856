"""Draws in words: states, chance, seals. Pure: no session, no clock."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import Draw
from advocacy_app.read_models.contests import RulesPart, Seal
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services import draws
from advocacy_app.services.draws import Beacon, Opening, PublicEvent, Witnesses

TONES = {
    "draft": "",
    "planned": "brand",
    "running": "good",
    "closed": "warn",
    "over": "",
    "cancelled": "",
    "open": "good",
    "drawn": "good",
    "void": "warn",
}
_LOW, _SPAN, _NIBBLE = 18, 82, 15


def seal(digest: str) -> Seal:
    """A checksum as digits, as words and as 32 strokes; a stroke is hollow where its byte is odd."""
    data = bytes.fromhex(digest)
    strokes = tuple(Stroke("said" if byte & 1 else "", round(_LOW + _SPAN * (byte >> 4) / _NIBBLE)) for byte in data)
    return Seal(digest, draws.phrase(data), strokes)


def chance(language: Language, opening: Opening) -> list[str]:
    """Where chance comes from, a sentence each."""
    told = [_element(language, one) for one in opening.entropy]
    return told or [tr(language, "draw.label")]


def _element(language: Language, one: Beacon | Witnesses | PublicEvent) -> str:
    match one:
        case Beacon(number):
            moment = numbers.dated(language, draws.time_of(number), "UTC")
            return tr(language, "draw.chance_drand", round=str(number), time=f"{moment} UTC")
        case Witnesses(who):
            return tr(language, "draw.chance_witness", witnesses=", ".join(who))
        case PublicEvent(what):
            return tr(language, "draw.chance_public", event=what)


def excluded(language: Language, draw: Draw) -> list[str]:
    """How many entries do not count, by reason."""
    counted = Counter(one["reason_code"] for one in json.loads(draw.c1)["excluded"]) if draw.c1 else Counter[str]()
    return [tr(language, f"draw.excluded_{why}", n=n) for why, n in sorted(counted.items())]


def moments(language: Language, draw: Draw, tz: str) -> Iterator[tuple[str, datetime | None, str]]:
    """What happens to a draw and when it did: key, moment or None, as it is written."""
    for key, moment in (("opened", draw.opened_at), ("sealed", draw.closed_at), ("drawn", draw.drawn_at)):
        yield key, moment, numbers.dated(language, moment, tz) if moment else ""


def in_parts(text: str) -> tuple[RulesPart, ...]:
    """The rules by their headings, for the eye."""
    parts = [block.strip().partition("\n") for block in text.split("\n\n")]
    return tuple(RulesPart(title, words) for title, _, words in parts if title)
