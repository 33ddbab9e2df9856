"""The training that comes with the app: five languages, one set, short cards, right answers in the same places."""

import functools
import json
import pathlib
import re
import statistics

import pytest

from advocacy_app.services.guidelines import PHRASES, has_disclosure
from advocacy_app.training.lesson import (
    ChoiceQuestion,
    MatchQuestion,
    OrderQuestion,
    PictureCard,
)
from advocacy_app.training.reading import read_lesson, read_track
from advocacy_app.training.shelf import SHIPPED, courses
from advocacy_app.training.writing import write_lesson, write_track
from tests.training.spoken import card_texts, question_texts, words
from tests.training.wording import LANGUAGES, slips

TRACKS = [
    "first-steps",
    "profile",
    "caption",
    "photos",
    "social-media-policy",
    "caring-leadership",
    "fair-contest",
]
PICTURES = pathlib.Path("advocacy_app/worlds/demo/pictures/pictures.json")

shelf = functools.cache(courses)


def lessons(language):
    return [lesson for course in shelf(language) for lesson in course.lessons]


def texts(lesson):
    parts = (*(card_texts(card) for card in lesson.cards), *(question_texts(each) for each in lesson.questions))
    return [lesson.title, *(text for part in parts for text in part)]


def answers(question):
    match question:
        case ChoiceQuestion():
            return question.many, bool(question.caption), [option.right for option in question.options]
        case OrderQuestion():
            return len(question.steps)
        case MatchQuestion():
            return len(question.pairs)


def skeleton(lesson):
    cards = [(type(card), card.id, getattr(card, "picture", "")) for card in lesson.cards]
    questions = [(type(each), each.id, answers(each)) for each in lesson.questions]
    return lesson.id, lesson.order, lesson.version, lesson.minutes, lesson.topics, lesson.sources, cards, questions


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_tracks_lessons_cards_questions_and_right_answers(language):
    for mine, english in zip(shelf(language), shelf("en"), strict=True):
        assert mine.track.language == language
        same = ("id", "order", "version", "audience", "due", "passing", "unlocks")
        assert [getattr(mine.track, name) for name in same] == [getattr(english.track, name) for name in same]
        assert [skeleton(lesson) for lesson in mine.lessons] == [skeleton(lesson) for lesson in english.lessons]
        assert {lesson.language for lesson in mine.lessons} == {language}


def test_the_seven_tracks_are_there_in_their_order():
    assert [course.track.id for course in shelf("en")] == TRACKS


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_lessons_and_words(language):
    assert len(lessons(language)) >= 25
    assert words(*(text for lesson in lessons(language) for text in texts(lesson))) >= 6000


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_card_is_too_long_and_no_lesson_too_short_or_too_long(language):
    for lesson in lessons(language):
        long = [(card.id, words(*card_texts(card))) for card in lesson.cards if words(*card_texts(card)) > 55]
        assert long == [], lesson.id
        assert 3 <= len(lesson.cards) <= 8, lesson.id
        assert 2 <= len(lesson.questions) <= 4, lesson.id
        assert len({type(card) for card in lesson.cards}) >= 3, lesson.id
        assert words(*texts(lesson)) / 130 <= lesson.minutes + 0.5, lesson.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language):
    said = ". ".join(text for lesson in lessons(language) for card in lesson.cards for text in card_texts(card))
    lengths = [words(sentence) for sentence in re.split(r"[.!?:;…]+[”“«)*]*\s+|\n", said) if words(sentence)]
    assert statistics.fmean(lengths) <= 10
    assert max(lengths) <= 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_of_its_language_with_its_own_marks(language):
    said = [text for lesson in lessons(language) for text in texts(lesson)]
    said += [card.alt for lesson in lessons(language) for card in lesson.cards if isinstance(card, PictureCard)]
    said += [text for course in shelf(language) for text in (course.track.title, course.track.about)]
    assert slips(language, said) == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_nothing_was_left_in_english(language):
    for mine, english in zip(lessons(language), lessons("en"), strict=True):
        same = set(texts(mine)) & set(texts(english))
        assert [text for text in same if words(text) > 2 and "Operations Specialist" not in text] == [], mine.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_teach_about_disclosure_is_what_the_composer_asks_for(language):
    asked = [(lesson, each) for lesson in lessons(language) for each in lesson.questions]
    choices = [(lesson, each) for lesson, each in asked if isinstance(each, ChoiceQuestion)]
    for option in next(each.options for _, each in choices if each.id == "q-open"):
        assert has_disclosure(option.text, "Lindhall", language) == option.right
    told = {lesson.id: has_disclosure(each.caption, "Lindhall", language) for lesson, each in choices if each.caption}
    assert told == {"first-share": True, "say-where": False, "inside-outside": True}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_for_a_contest_is_the_one_the_composer_offers(language):
    prize = next(card for lesson in lessons(language) for card in lesson.cards if card.id == "prize")
    assert f"**{PHRASES[language].contest}**" in " ".join(card_texts(prize))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_exist_and_are_described_in_the_language(language):
    known = {each["slug"]: each["alt"][language] for each in json.loads(PICTURES.read_text(encoding="utf-8"))}
    shown = [card for lesson in lessons(language) for card in lesson.cards if isinstance(card, PictureCard)]
    assert shown
    for card in shown:
        assert card.alt == known[card.picture].replace("'", "’")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_written_as_it_was_read_and_named_by_order_and_id(language):
    for file in sorted((SHIPPED / language).glob("*/*.md")):
        text = file.read_text(encoding="utf-8")
        if file.name == "track.md":
            track = read_track(text)
            assert write_track(track) == text
            assert file.parent.name == f"{track.order:02}-{track.id}"
        else:
            lesson = read_lesson(text)
            assert write_lesson(lesson) == text
            assert file.name == f"{lesson.order:02}-{lesson.id}.md"


def test_questions_are_of_all_kinds_and_the_right_answer_moves():
    asked = [question for lesson in lessons("en") for question in lesson.questions]
    assert {type(question) for question in asked} == {ChoiceQuestion, OrderQuestion, MatchQuestion}
    choices = [question for question in asked if isinstance(question, ChoiceQuestion)]
    assert any(question.caption for question in choices)
    first = [question.options[0].right for question in choices if not question.many]
    assert 0.2 <= statistics.fmean(first) <= 0.5


def test_a_language_that_nobody_wrote_has_no_tracks():
    assert courses("xx") == ()


_FIGURE = re.compile(
    r"\d\s*(?:%|percent|per cent|per cento|procent|odstot|pct)"
    r"|\b(?:stud(?:y|ies)|research|ricerc[ah]|studi[oe]?|raziskav|študij|badani|badań|undersøgelse|forskning)\w*\b[^.]*\d",
    re.IGNORECASE,
)
"""A share of something, or a number that somebody found out."""


def test_what_counts_as_a_figure():
    for figure in (
        "94 % of people",
        "12,5 odstotka",
        "trzy badania: 3 z 10",
        "una ricerca su 200 persone",
        "ti pct: 10 pct",
    ):
        assert _FIGURE.search(figure)
    assert not _FIGURE.search("At 4:10 this morning the first bread came out.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_its_source_and_year(language):
    for lesson in lessons(language):
        if _FIGURE.search("\n".join(texts(lesson))):
            assert lesson.sources, lesson.id
        assert all(source.by and 1900 < source.year <= 2026 for source in lesson.sources), lesson.id
