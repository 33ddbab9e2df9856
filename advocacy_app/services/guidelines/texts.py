"""A guideline's text: read, checked, and turned into parts that can be shown. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from advocacy_app.guidelines_templates.guideline import (
    ContactPart,
    FaqPart,
    Guideline,
    PairsPart,
    Part,
    PicturePart,
    TextPart,
    part_texts,
)
from advocacy_app.guidelines_templates.reading import read_guideline
from advocacy_app.i18n import Language, tr
from advocacy_app.integrations.markdown import to_html
from advocacy_app.read_models.guidelines import AskedView, DoDont, PartView, Side
from advocacy_app.training import sections
from advocacy_app.training.errors import Unreadable

WORDS_A_MINUTE = 180
"""Read on a phone, with thought."""
LONGEST = 20_000
"""Characters of a guideline: ten minutes; nobody reads a longer one."""
LONGEST_TITLE = 120
FRONT_LINES = 9
"""Lines that stand in front of the body while it is read."""
OF_TEMPLATES = {
    "brand_contact",
    "brand_mail",
    "consequences_rule",
    "contact",
    "contact_mail",
    "employee_representatives",
    "hashtag",
    "logo_address",
    "press_contact",
    "privacy_contact",
    "reporting_channel",
    "working_time_rule",
    "wrong_spellings",
}
"""The blanks of our own templates, which have names in every language."""
_BLANK = re.compile(r"\{([a-z][a-z_]*)\}")
_PICTURED = re.compile(r"!\[([^\]]*)\]\(([0-9a-z-]+)\)\s*")
_OWN_SENTENCE = "_rule"
"""A blank with this ending is a sentence of its own in each language."""


@dataclass(frozen=True, slots=True)
class Text:
    """A title and what stands below it, as an owner writes it."""

    title: str
    body: str
    language: str = "en"


def read(text: Text) -> Guideline:
    """The parts of a text. Raises a kind of ``Unreadable``; its line counts within the body."""
    fields = {
        "id": "guideline",
        "language": text.language,
        "title": text.title,
        "version": 1,
        "minutes": 1,
        "note": "-",
    }
    return read_guideline(sections.put_together(fields, text.body))


def read_kept(text: Text) -> Guideline:
    """The parts of a text that was published; should it no longer be readable, its words as one part."""
    try:
        return read(text)
    except Unreadable:
        whole = TextPart("words", text.title, text.body)
        return Guideline("guideline", text.language, text.title, 1, 1, "-", (whole,))


def body_of(file: str) -> str:
    """What stands below the front matter of a template."""
    return file.split("\n---\n", 1)[1].strip()


def blanks(body: str) -> tuple[str, ...]:
    """Words in braces, each once, in their order."""
    return tuple(dict.fromkeys(_BLANK.findall(body)))


def named(blank: str, language: Language) -> str:
    """What a blank asks for, as people say it; one that an owner made up is called as they called it."""
    return tr(language, f"guidelines.blank_{blank}") if blank in OF_TEMPLATES else blank.replace("_", " ")


def is_shared(blank: str) -> bool:
    """Whether a blank is a name or an address, the same in every language."""
    return not blank.endswith(_OWN_SENTENCE)


def filled(body: str, values: dict[str, str]) -> str:
    """The body with blanks filled in; what has no value stays."""
    return _BLANK.sub(lambda blank: values.get(blank[1]) or blank[0], body)


def minutes_of(guideline: Guideline) -> int:
    """Honest time to read it."""
    words = sum(len(words.split()) for part in guideline.parts for words in part_texts(part))
    return max(1, round(words / WORDS_A_MINUTE))


def pictures_of(guideline: Guideline) -> set[str]:
    """The names of the pictures that a guideline would like to show."""
    named = {part.picture for part in guideline.parts if isinstance(part, PicturePart)}
    pairs = (pair for part in guideline.parts if isinstance(part, PairsPart) for pair in part.pairs)
    sides = (side for pair in pairs for side in (pair.do, pair.dont))
    return named | {found[2] for side in sides if (found := _PICTURED.match(side))}


def views(guideline: Guideline, pictures: Collection[str]) -> tuple[PartView, ...]:
    """The parts as they are shown, with those pictures that are there."""
    return tuple(_view(part, pictures) for part in guideline.parts)


def _view(part: Part, pictures: Collection[str]) -> PartView:
    match part:
        case PicturePart():
            shown = part.picture if part.picture in pictures else ""
            return PartView(part.id, "picture", part.title, to_html(part.text), shown, part.alt)
        case PairsPart():
            pairs = tuple(DoDont(_side(pair.do, pictures), _side(pair.dont, pictures)) for pair in part.pairs)
            return PartView(part.id, "pairs", part.title, pairs=pairs)
        case FaqPart():
            asked = tuple(AskedView(one.question, to_html(one.answer)) for one in part.asked)
            return PartView(part.id, "faq", part.title, asked=asked)
        case ContactPart():
            return PartView(part.id, "contact", part.title, to_html(part.text))
        case _:
            return PartView(part.id, "text", part.title, to_html(part.text))


def _side(words: str, pictures: Collection[str]) -> Side:
    pictured = _PICTURED.match(words)
    rest = words[pictured.end() :] if pictured else words
    shown = pictured[2] if pictured and pictured[2] in pictures else ""
    return Side(to_html(rest), shown, pictured[1] if pictured else "")
