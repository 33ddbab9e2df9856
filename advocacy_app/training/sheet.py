"""A file as its author has it on the table: parts of a form, finished or not, and the plain file that they make."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from advocacy_app.training import blocks, sections
from advocacy_app.training.sections import Fields, put_together

CARD_KINDS = ("text", "picture", "example", "reveal", "try")
QUESTION_KINDS = ("single", "multiple", "judge", "order", "match")
_LINE = re.compile(r"\s*\|\s*")
_SOURCE = ("title", "by", "year", "address")


@dataclass(frozen=True)
class Part:
    """A card or a question: its name in the file, its kind, its heading, and the Markdown below it."""

    id: str
    kind: str
    title: str
    body: str = ""


@dataclass(frozen=True)
class Sheet:
    """``fields`` is the front matter; a track has an ``about`` and no parts, a lesson parts and no ``about``."""

    fields: Fields
    about: str = ""
    parts: tuple[Part, ...] = field(default_factory=tuple)

    @classmethod
    def read(cls, text: str) -> Self:
        """Take a plain file apart. Raises a kind of ``Unreadable``."""
        file = sections.take_apart(text)
        parts = tuple(Part(each.id, each.kind, each.title, blocks.prose(each.blocks)) for each in file.sections)
        return cls(file.fields, blocks.prose(file.preface), parts)

    @classmethod
    def thaw(cls, kept: str) -> Self:
        """What ``frozen`` kept."""
        found = json.loads(kept)
        return cls(found["fields"], found["about"], tuple(Part(**each) for each in found["parts"]))

    def frozen(self) -> str:
        """As JSON, whatever state it is in."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def file(self) -> str:
        """The plain file that it makes; whether that can be read is another question."""
        parts = [f"## {part.title} {{#{part.id} .{part.kind}}}\n\n{part.body}" for part in self.parts]
        return put_together(self.fields, "\n\n".join(parts) if self.parts else f"{self.about}\n")

    def alone(self, at: int) -> str:
        """A file that holds one of its parts and nothing else."""
        return replace(self, fields={"id": "part"}, parts=(self.parts[at],)).file()

    def after(self, deed: str, where: str) -> Self:
        """With a part added (``where`` is a kind), dropped or moved (``where`` is its number); else as it is."""
        if deed == "add" and where in _BEGUN:
            return self.with_part(where)
        if deed in {"drop", "up", "down"} and where.isdecimal():
            at = int(where)
            return self.without_part(at) if deed == "drop" else self.moved(at, -1 if deed == "up" else 1)
        return self

    def with_part(self, kind: str) -> Self:
        """With one more card (after the last card) or question (at the end), under a name of its own."""
        taken, number = {part.id for part in self.parts}, 1
        while (name := f"{'q-' if kind in QUESTION_KINDS else ''}{kind}-{number}") in taken:
            number += 1
        cards = sum(part.kind in CARD_KINDS for part in self.parts)
        at = cards if kind in CARD_KINDS else len(self.parts)
        return replace(self, parts=(*self.parts[:at], Part(name, kind, "", _BEGUN[kind]), *self.parts[at:]))

    def without_part(self, at: int) -> Self:
        """Without one part; the last one stays."""
        return replace(self, parts=(*self.parts[:at], *self.parts[at + 1 :])) if len(self.parts) > 1 else self

    def moved(self, at: int, by: int) -> Self:
        """With a part one place further up or down; cards stay before questions."""
        to, parts = at + by, list(self.parts)
        if not (0 <= at < len(parts) and 0 <= to < len(parts)):
            return self
        if (parts[at].kind in CARD_KINDS) != (parts[to].kind in CARD_KINDS):
            return self
        parts[at], parts[to] = parts[to], parts[at]
        return replace(self, parts=tuple(parts))


def sources_as_lines(fields: Fields) -> str:
    """Sources as an author types them: title | by | year | address, one a line."""
    found = fields.get("sources", [])
    return "\n".join(" | ".join(str(each.get(name, "")) for name in _SOURCE) for each in found)


def sources_from_lines(text: str) -> list[dict[str, Any]]:
    """What was typed; a year that is no number stays as it is, so that reading can refuse it."""
    found: list[dict[str, Any]] = []
    for line in filter(str.strip, text.splitlines()):
        cells = [*_LINE.split(line.strip(), maxsplit=3), "", "", ""][:4]
        source: dict[str, Any] = dict(zip(_SOURCE, cells, strict=True))
        found.append(source | ({"year": int(cells[2])} if cells[2].isdecimal() else {}))
    return found


def typed(kept: Sheet, form: Mapping[str, str]) -> Sheet:
    """A sheet with what an author typed over it; what the form does not name stays, and so do names and order.

    A form may name fields that only tracks or only lessons have: those of the other kind are passed over.
    """
    fields = {**kept.fields, "title": _line(form.get("title", ""))}
    fields |= _track_fields(form) if "audience" in kept.fields else _lesson_fields(form)
    fields = {name: value for name, value in fields.items() if value or name not in {"sources", "unlocks"}}
    parts = tuple(_typed_part(part, at, form) for at, part in enumerate(_parts_of(kept, form)))
    return Sheet(fields, form.get("about", kept.about).replace("\r\n", "\n").strip(), parts)


def _track_fields(form: Mapping[str, str]) -> Fields:
    trusts = {"unlocks": ["post-without-review"] if form.get("trusts") else []} if "audience" in form else {}
    audience = {"audience": form["audience"]} if "audience" in form else {}
    return audience | trusts | {name: _number(form[name]) for name in ("due", "passing") if name in form}


def _lesson_fields(form: Mapping[str, str]) -> Fields:
    fields: Fields = {"minutes": _number(form["minutes"])} if "minutes" in form else {}
    if "topics" in form:
        fields["topics"] = [topic for topic in re.split(r"[,\s]+", form["topics"].strip().lower()) if topic]
    return fields | ({"sources": sources_from_lines(form["sources"])} if "sources" in form else {})


def _number(text: str) -> int | str:
    """What is no number stays as it is, so that reading can refuse it."""
    return int(text) if text.strip().isdecimal() else text


def _line(text: str) -> str:
    """On one line; spaces that do not break stay what they are."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _parts_of(kept: Sheet, form: Mapping[str, str]) -> Iterable[Part]:
    """The parts of the form, which may have other ones than what was kept."""
    if not any(name.startswith("part-") for name in form):
        return kept.parts
    count = sum(name.startswith("part-") and name.endswith("-name") for name in form)
    return [Part(form.get(f"part-{at}-name", ""), form.get(f"part-{at}-kind", ""), "") for at in range(count)]


def _typed_part(part: Part, at: int, form: Mapping[str, str]) -> Part:
    title = _line(form.get(f"part-{at}-title", part.title))
    return replace(part, title=title, body=form.get(f"part-{at}-body", part.body).replace("\r\n", "\n").strip("\n"))


_WHY = "\n\n> "
_BEGUN = {
    "text": "",
    "picture": "![](name-of-a-picture)\n\n",
    "example": "- [ ] \n- [x] \n\n",
    "reveal": _WHY,
    "try": _WHY,
    "single": "- [x] \n- [ ] \n- [ ] " + _WHY,
    "multiple": "- [x] \n- [x] \n- [ ] " + _WHY,
    "judge": "```caption\n\n```\n\n- [x] \n- [ ] " + _WHY,
    "order": "1. \n2. \n3. " + _WHY,
    "match": "|  |  |\n| --- | --- |\n|  |  |\n|  |  |" + _WHY,
}
"""What stands in a new part: the shape of its kind, to be filled."""
