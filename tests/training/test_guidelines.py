"""The templates of guidelines: one grammar, five languages, the same parts, short enough to be read."""

import pathlib
import re

import pytest

from advocacy_app import guidelines_templates
from advocacy_app.guidelines_templates.guideline import Asked, FaqPart, Guideline, Pair, PairsPart, TextPart, part_texts
from advocacy_app.guidelines_templates.reading import read_guideline, write_guideline
from advocacy_app.training import errors
from tests.training.spoken import words
from tests.training.wording import LANGUAGES, slips

FOLDER = pathlib.Path(str(guidelines_templates.__file__)).parent
NAMES = ["brand-style-guide", "social-media-policy"]
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
HEAD = "---\nid: g\nlanguage: en\ntitle: G\nversion: 1\nminutes: 1\nnote: N\n---\n\n"


def shipped(language, name) -> Guideline:
    return read_guideline((FOLDER / language / f"{name}.md").read_text(encoding="utf-8"))


def shape(guideline):
    return [(type(part), part.id, len(part_texts(part)), getattr(part, "picture", "")) for part in guideline.parts]


def placeholders(guideline):
    return sorted(PLACEHOLDER.findall(" ".join(text for part in guideline.parts for text in part_texts(part))))


def test_a_guideline_gives_its_parts():
    text = (
        f"{HEAD}## A {{#a .text}}\n\nOne.\n\n## B {{#b .pairs}}\n\n- [x] Do\n- [ ] Don’t\n\n"
        "## C {#c .faq}\n\n### Why?\n\nSo.\n"
    )
    read = read_guideline(text)
    assert read.parts == (
        TextPart("a", "A", "One."),
        PairsPart("b", "B", (Pair("Do", "Don’t"),)),
        FaqPart("c", "C", (Asked("Why?", "So."),)),
    )
    assert write_guideline(read) == text


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("## B {#b .pairs}\n\n- [x] Do\n", errors.AnswersWrong),
        ("## B {#b .pairs}\n\n- [ ] Don’t\n- [x] Do\n", errors.AnswersWrong),
        ("## C {#c .faq}\n\nSo.\n", errors.ShapeWrong),
        ("## C {#c .quiz}\n\nSo.\n", errors.KindUnknown),
        ("Only words.\n", errors.ShapeWrong),
    ],
)
def test_a_slip_in_a_guideline_is_refused(body, error):
    with pytest.raises(error):
        read_guideline(HEAD + body)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_complete_short_and_in_its_own_words(language, name):
    guideline, english = shipped(language, name), shipped("en", name)
    assert (guideline.id, guideline.language) == (name, language)
    assert shape(guideline) == shape(english)
    assert placeholders(guideline) == placeholders(english)
    texts = [guideline.title, guideline.note, *(text for part in guideline.parts for text in part_texts(part))]
    assert slips(language, texts) == []
    assert words(*texts) / 180 <= guideline.minutes <= 4


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_written_as_it_was_read(language, name):
    text = (FOLDER / language / f"{name}.md").read_text(encoding="utf-8")
    assert write_guideline(read_guideline(text)) == text


def test_each_language_has_the_same_templates():
    for language in LANGUAGES:
        assert sorted(file.stem for file in (FOLDER / language).glob("*.md")) == NAMES
