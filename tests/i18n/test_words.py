"""The words themselves: what a careful reader of each language would stumble over, as far as a machine can tell."""

import re
from collections.abc import Iterator
from unicodedata import category

import polib
import pytest

from advocacy_app.i18n import LANGUAGES, Language
from advocacy_app.i18n.catalogue import CATEGORIES, FIELD, LOCALES, Message, catalogue, faults
from tests.i18n.glossary import ADDRESS, ALIKE, COMMAS, FORBIDDEN, ONE_FORM, QUOTES

LETTER = re.compile(r"[^\W\d_]")
BUDGETS = {  # what a note calls its text, and the most characters that the guide to the languages grants
    "tab bar": 9,
    "tab": 14,
    "button": 22,
    "chip": 20,
    "page title": 30,
    "push title": 45,
    "toast": 90,
}
ELLIPSES = re.compile(r"further step|share sheet|under way|\bwhile\b")

each_language = pytest.mark.parametrize("language", LANGUAGES)


def forms(message: Message) -> list[str]:
    return list(message.values()) if isinstance(message, dict) else [message]


def texts(language: Language) -> Iterator[tuple[str, str]]:
    """Every text with its key; what is inserted reads as X."""
    for key, message in catalogue(language).items():
        for text in forms(message):
            yield key, FIELD.sub("X", text)


def notes() -> dict[str, str]:
    entries = [entry for file in (LOCALES / "en").glob("*.po") for entry in polib.pofile(str(file))]
    return {entry.msgid: " ".join(entry.comment.split()) for entry in entries}


def matches(language: Language, pattern: str, flags: int = 0) -> list[str]:
    found = re.compile(pattern, flags)
    return [f"{key}: {match[0]!r} in {text!r}" for key, text in texts(language) if (match := found.search(text))]


def test_the_catalogue_is_complete_and_every_text_has_the_same_placeholders():
    assert faults() == []


@each_language
def test_no_false_friend_and_no_word_that_the_glossary_rules_out(language):
    assert matches(language, FORBIDDEN[language], re.IGNORECASE) == []


@pytest.mark.parametrize("language", ADDRESS)
def test_the_reader_is_addressed_as_the_language_wants(language):
    assert matches(language, ADDRESS[language]) == []


@pytest.mark.parametrize("language", COMMAS)
def test_a_comma_stands_before_the_words_that_want_one(language):
    assert matches(language, COMMAS[language]) == []


@each_language
def test_quotes_are_those_of_the_language_and_come_in_pairs(language):
    allowed = {*"".join(QUOTES[language]), "’"}
    wrong = [
        f"{key}: {text!r}" for key, text in texts(language) if not quotes(text) <= allowed or not paired(text, language)
    ]
    assert wrong == []


def quotes(text: str) -> set[str]:
    """The quotation marks of any language; the arrow that leads through menus is none."""
    text = text.replace(" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ", " ")
    return {mark for mark in text if category(mark) in {"Pi", "Pf"} or mark in "\"'`„"}


def paired(text: str, language: Language) -> bool:
    opening, closing = QUOTES[language][0][0], QUOTES[language][1][0]
    marks = [mark for mark in text if mark in {opening, closing}]
    return len(marks) % 2 == 0 and marks == [opening, closing] * (len(marks) // 2)


@each_language
def test_spaces_and_dashes_stand_where_they_should(language):
    dash = " – |—" if language in {"it", "sl"} else "—"
    assert matches(language, rf"^\s|\s$|  |\s[!?;:,.](?:\s|$)|\n|\.\.|{dash}") == []


@each_language
def test_at_most_one_exclamation_mark_stands_in_a_text(language):
    assert matches(language, "!.*!") == []


@each_language
def test_an_ellipsis_ends_a_button_with_a_further_step_or_work_under_way(language):
    note = notes()
    found = [key for key, text in texts(language) if "…" in text]
    assert [key for key in found if not ELLIPSES.search(note[key].lower())] == []
    assert matches(language, r"…(?!$)|\s…") == []


@each_language
def test_a_text_ends_like_its_english_source(language):
    """A question stays a question, a sentence keeps its full stop, and a label has none."""
    source, wrong = catalogue("en"), []
    for key, message in catalogue(language).items():
        wanted = ends(forms(source[key])[-1])
        wrong += [f"{key}: {text!r}" for text in forms(message) if ends(text) != wanted]
    assert [line for line in wrong if "min." not in line] == []


def ends(text: str) -> str:
    last = text.rstrip("”»«").replace("!", "")[-1:]
    return last if last in {".", "?", "…", ":"} else ""


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_english_is_left(language):
    source = dict(texts("en"))
    same = {key: text for key, text in texts(language) if text == source[key] and LETTER.search(text.replace("X", ""))}
    allowed = re.compile(ALIKE[language])
    assert {key: text for key, text in same.items() if not allowed.fullmatch(text) and key[:9] != "language."} == {}


@each_language
def test_every_text_keeps_to_the_room_it_has(language):
    wrong, note = [], notes()
    for key, text in texts(language):
        limit = room(note[key])
        if limit and len(text) > limit:
            wrong.append(f"{key}: {len(text)} of {limit}, {text!r}")
    assert wrong == []


def room(note: str) -> int:
    """The limit that the note names, else that of the place it names."""
    if named := re.search(r"(?:limit|at most|up to) (\d+)", note):
        return int(named[1])
    return next((limit for place, limit in BUDGETS.items() if re.match(rf"{place}\b", note)), 0)


@each_language
def test_the_forms_of_a_counted_text_differ_where_the_language_counts(language):
    """Where the forms are alike in every language, nothing but the number is said; elsewhere the words are known."""
    inflected = {key for other in LANGUAGES for key, message in counted(other) if len(set(forms(message))) > 1}
    alike = [(key, forms(message)[-1]) for key, message in counted(language) if len(set(forms(message))) == 1]
    known = re.compile(ONE_FORM[language], re.IGNORECASE)
    assert [f"{key}: {text!r}" for key, text in alike if key in inflected and not known.search(text)] == []


def counted(language: Language) -> Iterator[tuple[str, dict[str, str]]]:
    return ((key, message) for key, message in catalogue(language).items() if isinstance(message, dict))


@each_language
def test_every_plural_form_says_the_number(language):
    silent = [
        f"{key}: {form}"
        for key, message in counted(language)
        for form in CATEGORIES[language]
        if "{n}" not in message[form] and "{n}" in message["other"]
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("key", "without_di"),
    [(key, message["other"]) for key, message in counted("it") if message["one"] != message["other"]],
)
def test_italian_millions_take_di(key, without_di):
    assert re.search(r"\{n\} di ", dict(counted("it"))[key]["many"]), without_di
