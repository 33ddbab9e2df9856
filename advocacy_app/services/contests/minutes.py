"""The minutes of a draw on paper, in the reader's language. Pure: what the proof page knows, in order."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from advocacy_app.i18n import Language, tr
from advocacy_app.integrations.pdf import typeset
from advocacy_app.read_models.contests import DrawProof, Seal

Line = tuple[str, str]


def minutes(draw: DrawProof, company: str, language: Language) -> bytes:
    """A PDF; takes some tenths of a second, so call it in a thread."""
    template = files("advocacy_app.services.contests").joinpath("minutes.typ").read_text("utf-8")
    return typeset(template, told(draw, company, language), language)


def told(draw: DrawProof, company: str, language: Language) -> dict[str, Any]:
    """What stands in the minutes."""
    parts = [
        {"heading": heading, "lines": [{"text": text, "code": code} for text, code in lines]}
        for heading, lines in _parts(draw, language)
        if lines
    ]
    return {
        "title": tr(language, "draw.minutes_title"),
        "contest": f"{draw.title} · {company}",
        "zone": draw.zone,
        "footer": f"{draw.id} · draw-v1",
        "label": tr(language, "draw.label") if draw.label else "",
        "parts": parts,
    }


def _parts(draw: DrawProof, language: Language) -> Iterator[tuple[str, list[Line]]]:
    yield tr(language, "draw.minutes_course"), [(f"{step.title}: {step.line}", "") for step in draw.steps if step.line]
    yield tr(language, "draw.paper_rules"), [(tr(language, "draw.checksum"), draw.rules_sha256)]
    chance = [tr(language, "draw.label_more")] if draw.label else draw.chance
    yield tr(language, "draw.chance"), [(sentence, "") for sentence in chance]
    yield tr(language, "draw.minutes_counts"), [(line, "") for line in (draw.entries, *draw.excluded) if line]
    yield tr(language, "draw.opening"), _seal(draw.opening)
    if draw.closing:
        yield tr(language, "draw.closing"), _seal(draw.closing)
    yield tr(language, "draw.result"), [(_with(pick.title, pick.line), pick.c_i) for pick in draw.picks]
    yield tr(language, "draw.told"), [(line, "") for line in draw.notices]


def _seal(seal: Seal) -> list[Line]:
    return [(seal.phrase, seal.sha256)]


def _with(title: str, line: str) -> str:
    return f"{title} ({line})" if line else title
