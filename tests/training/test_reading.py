"""What a file of training may hold, and what it is refused for, with the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.training import errors
from advocacy_app.training.lesson import (
    ChoiceQuestion,
    ExampleCard,
    Lesson,
    MatchQuestion,
    Option,
    OrderQuestion,
    PictureCard,
    RevealCard,
    TextCard,
    TryCard,
)
from advocacy_app.training.reading import read_lesson, read_track
from advocacy_app.training.writing import write_lesson, write_track
from tests.training.spoken import card_texts, words


def test_a_lesson_gives_its_cards_in_their_kinds(lesson_text):
    lesson = read_lesson(lesson_text)
    assert (lesson.id, lesson.title, lesson.minutes, lesson.topics) == (
        "small-lesson",
        "A small lesson",
        2,
        ("photos",),
    )
    assert lesson.cards == (
        TextCard("idea", "One idea", "Look at the **background**.\n\n- first\n- second"),
        PictureCard("wall", "The wall talks", "desk-at-dusk", "A laptop on a desk.", "Most slips are on a board."),
        ExampleCard("say", "Say it", "Best coffee in town!", "I work here.", "Readers know who speaks."),
        RevealCard("guess", "Guess", "Who gains?", "You do.\n\nAnd others."),
        TryCard("turn", "Try", "Write a line.", "One way."),
    )


def test_a_lesson_gives_its_questions_with_the_right_answers(lesson_text):
    single, multiple, judge, order, match = read_lesson(lesson_text).questions
    assert isinstance(single, ChoiceQuestion)
    assert single.options == (Option("None", right=False), Option("One", right=True), Option("Two", right=False))
    assert isinstance(multiple, ChoiceQuestion)
    assert (multiple.many, [option.right for option in multiple.options]) == (True, [True, True, False])
    assert isinstance(judge, ChoiceQuestion)
    assert judge.caption == "I work here. #ad\n\nSecond line."
    assert order == OrderQuestion("q-order", "In order", ("First", "Second"), "One after the other.")
    assert isinstance(match, MatchQuestion)
    assert match.heads == ("Word", "Meaning")
    assert match.pairs == (("Inside", "Colleagues"), ("Outside", "Anyone"))


def test_what_is_written_is_the_file_that_was_read(lesson_text, track_text):
    assert write_lesson(read_lesson(lesson_text)) == lesson_text
    assert write_track(read_track(track_text)) == track_text


def test_windows_line_ends_make_no_difference(lesson_text):
    assert read_lesson(lesson_text.replace("\n", "\r\n")) == read_lesson(lesson_text)


_TEXT = st.lists(st.from_regex(r"[a-zčžąø]{1,8}", fullmatch=True), min_size=1, max_size=9).map(" ".join)


@given(title=_TEXT, text=_TEXT, hidden=_TEXT, steps=st.lists(_TEXT, min_size=2, max_size=5, unique=True))
def test_any_words_survive_the_way_to_a_file_and_back(title, text, hidden, steps):
    question = OrderQuestion("q", title, tuple(steps), hidden)
    cards = (TextCard("a", title, text), TryCard("b", title, text, hidden))
    lesson = Lesson("x", "sl", title, 1, 1, 2, (), (), cards, (question,))
    assert read_lesson(write_lesson(lesson)) == lesson


@pytest.mark.parametrize(
    ("old", "new", "error", "line"),
    [
        ("---\nid: small-lesson", "id: small-lesson", errors.FrontMatterMissing, 1),
        ("id: small-lesson\n", "id: [\n", errors.FrontMatterMissing, 1),
        ("minutes: 2\n", "", errors.FieldMissing, 1),
        ("minutes: 2\n", "minutes: two\n", errors.FieldWrong, 1),
        ("minutes: 2\n", "minutes: true\n", errors.FieldWrong, 1),
        ("minutes: 2\n", "minutes: 0\n", errors.FieldWrong, 1),
        ("id: small-lesson", "id: ../secret", errors.FieldWrong, 1),
        ("- photos", "- {a: b}", errors.FieldWrong, 1),
        ("topics:\n", "sources:\n- A book\ntopics:\n", errors.FieldWrong, 1),
        ("minutes: 2\n", "minuets: 2\n", errors.FieldUnknown, 1),
        ("## One idea {#idea .text}", "## One idea", errors.HeadingWrong, 12),
        ("## One idea {#idea .text}", "Hello\n\n## One idea {#idea .text}", errors.ShapeWrong, 12),
        ("{#turn .try}", "{#idea .try}", errors.NameTwice, 40),
        ("{#q-one .single}", "{#q-one .guess}", errors.KindUnknown, 46),
        ("![A laptop on a desk.](desk-at-dusk)", "![](desk-at-dusk)", errors.ShapeWrong, 21),
        ("(desk-at-dusk)", "(https://elsewhere.example/x.png)", errors.ShapeWrong, 21),
        ("- [ ] Best coffee in town!\n", "", errors.AnswersWrong, 25),
        ("- [ ] Best coffee", "- Best coffee", errors.ShapeWrong, 27),
        ("> One way.", "One way.", errors.ShapeWrong, 40),
        ("- [x] One\n", "- [ ] One\n", errors.AnswersWrong, 46),
        ("- [ ] Two\n", "- [x] Two\n", errors.AnswersWrong, 46),
        ("- [ ] Two\n", "- [ ] NONE\n", errors.AnswersWrong, 46),
        ("- [ ] Two\n", "- [ ] Two\n\n  more\n", errors.ShapeWrong, 48),
        ("- [ ] Two\n", "- [ ] Two\n  - [ ] Three\n", errors.ShapeWrong, 48),
        ("> You do.", "> > You do.", errors.ShapeWrong, 36),
        ("```caption", "```python", errors.ShapeWrong, 64),
        ("2. Second\n", "", errors.AnswersWrong, 75),
        ("| Inside | Colleagues |", "| Inside | |", errors.ShapeWrong, 82),
        ("Readers know who speaks.", "<script>alert(1)</script>", errors.ShapeWrong, 25),
        ("Readers know who speaks.", "# A title", errors.ShapeWrong, 25),
    ],
)
def test_a_slip_is_refused_by_name_and_line(lesson_text, old, new, error, line):
    assert lesson_text.count(old) == 1
    with pytest.raises(error) as refused:
        read_lesson(lesson_text.replace(old, new))
    assert refused.value.line == line


def test_a_card_behind_a_question_is_refused(lesson_text):
    with pytest.raises(errors.OrderWrong):
        read_lesson(
            lesson_text.replace("{#idea .text}", "{#idea .order}").replace("{#q-one .single}", "{#q-one .text}")
        )


@pytest.mark.parametrize("kept", ["## One idea", "## How many?"])
def test_a_lesson_has_cards_and_questions(lesson_text, kept):
    front, _, rest = lesson_text.partition("---\n\n## ")
    section = next(part for part in f"## {rest}".split("\n\n## ") if part.startswith((kept, kept[3:])))
    with pytest.raises(errors.OrderWrong):
        read_lesson(f"{front}---\n\n## {section.removeprefix('## ')}\n")


@pytest.mark.parametrize(
    ("old", "new"), [("everyone", "dogs"), ("due: 0", "due: -1"), ("title: 'A track: small'", "title: ''")]
)
def test_a_track_with_an_impossible_field_is_refused(track_text, old, new):
    with pytest.raises(errors.FieldWrong):
        read_track(track_text.replace(old, new))


def test_a_track_says_what_it_is_for(track_text):
    with pytest.raises(errors.ShapeWrong):
        read_track(track_text.replace("What it is for.", ""))


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\n"
        + "\n".join(f"c{n}: &c{n} [*{p}, *{p}]" for n, p in enumerate(["b", *(f"c{n}" for n in range(60))])),
        "a: " + "[" * 20_000,
        "a: !!python/object/apply:os.system [ls]",
        "2026-11-22",
    ],
    ids=["bomb", "nested", "object", "no-fields"],
)
def test_hostile_front_matter_is_refused_at_once(front):
    with pytest.raises(errors.Unreadable) as refused:
        read_lesson(f"---\n{front}\n---\n\nText.\n")
    assert len(str(refused.value)) < 400


def test_words_are_counted_as_people_read_them():
    card = ExampleCard("say", "It isn’t hard", "Ten – or 4,000?", "#BehindTheScenes: 3 o’clock", "Done")
    assert words(*card_texts(card)) == 3 + 3 + 3 + 1
