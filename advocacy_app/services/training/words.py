"""Lessons as pages show them: Markdown made safe, sides mixed, sentences in the reader's language."""

from collections.abc import Mapping
from typing import Any

from advocacy_app.i18n import Language, tr
from advocacy_app.integrations.markdown import to_html, to_line, to_plain
from advocacy_app.read_models.feed import PictureView
from advocacy_app.read_models.training import CardView, OptionView, QuestionView, SourceView
from advocacy_app.services.training import rules
from advocacy_app.services.training.shelf import Course
from advocacy_app.training.lesson import (
    Card,
    ChoiceQuestion,
    ExampleCard,
    Lesson,
    MatchQuestion,
    OrderQuestion,
    PictureCard,
    Question,
    RevealCard,
    TextCard,
    TryCard,
)

_KINDS: dict[type, str] = {
    TextCard: "text",
    PictureCard: "picture",
    ExampleCard: "example",
    RevealCard: "reveal",
    TryCard: "try",
}


def names_in(course: Course) -> dict[str, str]:
    """What the lessons of a track, their questions and the answers to them are called, by their path in the track."""
    named: dict[str, str] = {}
    for lesson in course.lessons:
        named[f"{course.track.id}/{lesson.id}"] = lesson.title
        for question in lesson.questions:
            place = f"{course.track.id}/{lesson.id}/{question.id}"
            named[place] = to_plain(question.title)
            named |= {f"{place}/{n}": to_plain(answer) for n, answer in enumerate(_answers(question))}
    return named


def _answers(question: Question) -> tuple[str, ...]:
    if isinstance(question, ChoiceQuestion):
        return tuple(option.text for option in question.options)
    if isinstance(question, OrderQuestion):
        return question.steps
    return tuple(right for _, right in question.pairs)


def card_view(card: Card, pictures: Mapping[str, PictureView]) -> CardView:
    """A card; one whose picture this installation does not have shows its words alone."""
    example = isinstance(card, ExampleCard)
    return CardView(
        name=card.id,
        kind=_KINDS[type(card)],
        title=card.title,
        text=to_html(card.text),
        picture=pictures.get(card.picture, PictureView()) if isinstance(card, PictureCard) else PictureView(),
        worse=to_line(card.worse) if example else "",
        better=to_line(card.better) if example else "",
        hidden=to_html(card.hidden) if isinstance(card, RevealCard | TryCard) else "",
    )


def question_view(question: Question) -> QuestionView:
    """A question; steps and right sides are mixed, always in the same way."""
    match question:
        case ChoiceQuestion():
            options = [OptionView(at, to_line(each.text), each.right) for at, each in enumerate(question.options)]
            kind = "multiple" if question.many else "single"
            right = " ".join(str(option.at) for option in options if option.right)
            return _view(question, kind, options, right, caption=question.caption)
        case OrderQuestion():
            steps = _mixed(question.id, [to_line(step) for step in question.steps])
            return _view(question, "order", steps, _in_order(question))
        case MatchQuestion():
            rows = tuple(OptionView(at, to_line(left)) for at, (left, _) in enumerate(question.pairs))
            options = _mixed(question.id, [to_plain(right) for _, right in question.pairs])
            return _view(question, "match", options, _in_order(question), rows=rows, heads=question.heads)


def _view(question: Question, kind: str, options: list[OptionView], right: str, **more: Any) -> QuestionView:
    why = to_html(question.why)
    return QuestionView(question.id, kind, question.title, options=tuple(options), right=right, why=why, **more)


def _mixed(name: str, texts: list[str]) -> list[OptionView]:
    return [OptionView(at, texts[at]) for at in rules.mixed(name, len(texts))]


def _in_order(question: Question) -> str:
    return " ".join(str(at) for at in range(rules.parts(question)))


def sources_of(lesson: Lesson) -> tuple[SourceView, ...]:
    """Where its figures come from: who, what, which year."""
    return tuple(SourceView(f"{each.by}: {each.title}, {each.year}", each.address) for each in lesson.sources)


def line_of(language: Language, lesson: Lesson) -> str:
    """How long it takes."""
    return tr(language, "card.minutes", n=lesson.minutes)


def fallback_of(language: Language, text_language: str) -> str:
    """That a text is not there in the reader's language, and which one it is in; empty where it is."""
    if text_language == language:
        return ""
    return tr(language, "learn.fallback", name=tr(language, f"language.{text_language}"))


def name_of(right: str) -> str:
    """A right as keys of the catalogue call it."""
    return right.replace("-", "_")
