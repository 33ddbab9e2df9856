"""A lesson whose every text is hostile, as an owner could publish it: what the format refuses is left out."""

from collections.abc import Iterable, Sequence

from advocacy_app.training.errors import Unreadable
from advocacy_app.training.reading import read_lesson, read_part
from advocacy_app.training.sheet import Part, Sheet

FIELDS = {"order": 1, "minutes": 3, "topics": ["safety"]}
MOST = 24
"""Parts of one lesson; a phone lays them all side by side."""


def hostile_lesson(name: str, language: str, version: int, payloads: Sequence[str]) -> str:
    """The file of a lesson with these payloads in headings, cards, questions, answers, captions and explanations."""
    fields = {"id": name, "language": language, "title": _line(payloads[0]), "version": version} | FIELDS
    cards, questions = _fit(_cards(payloads)), _fit(_questions(payloads))
    text = Sheet(fields, parts=(*cards, *questions)).file()
    read_lesson(text)
    return text


def _fit(parts: Iterable[Part]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        try:
            read_part(Sheet({"id": "part"}, parts=(part,)).file())
        except Unreadable:
            continue
        found.append(part)
        if len(found) == MOST:
            break
    return found


def _cards(payloads: Sequence[str]) -> Iterable[Part]:
    for at, text in enumerate(payloads):
        line, kind = _line(text), ("text", "example", "reveal", "picture", "try")[at % 5]
        body = {
            "text": text,
            "example": f"- [ ] {line}\n- [x] Better {line}\n\n{line}",
            "picture": f"![{line}](packing-line)\n\n{line}",
        }.get(kind, f"{line}\n\n> {line}")
        yield Part(f"c-{at}", kind, line, body)


def _questions(payloads: Sequence[str]) -> Iterable[Part]:
    for at, text in enumerate(payloads):
        line, kind = _line(text), ("single", "judge", "order", "match")[at % 4]
        body = {
            "single": f"- [x] {line}\n- [ ] Other {line}",
            "judge": f"```caption\n{text}\n```\n\n- [x] {line}\n- [ ] Other",
            "order": f"1. {line}\n2. Other {line}",
            "match": f"| {line} | {line} |\n| --- | --- |\n| One {line} | Two |\n| Other | Three {line} |",
        }[kind]
        yield Part(f"q-{at}", kind, line, f"{body}\n\n> {line}")


def _line(text: str) -> str:
    return " ".join(text.split()) or "x"
