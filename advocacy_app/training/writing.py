"""Writes tracks and lessons as plain files. What is written reads back as the same value, and the same file."""

from typing import Any

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
    Source,
    Track,
    TryCard,
)
from advocacy_app.training.sections import put_together


def write_track(track: Track) -> str:
    """The text of a ``track.md``."""
    fields = {
        **_common(track),
        "audience": track.audience,
        "due": track.due,
        "passing": track.passing,
        **({"unlocks": list(track.unlocks)} if track.unlocks else {}),
    }
    return put_together(fields, f"{track.about}\n")


def write_lesson(lesson: Lesson) -> str:
    """The text of a lesson's file."""
    fields = {
        **_common(lesson),
        "minutes": lesson.minutes,
        "topics": list(lesson.topics),
        **({"sources": [_source(each) for each in lesson.sources]} if lesson.sources else {}),
    }
    parts = [*(_card(card) for card in lesson.cards), *(_question(each) for each in lesson.questions)]
    return put_together(fields, "\n\n".join(parts))


def _common(thing: Track | Lesson) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in ("id", "language", "title", "order", "version")}


def _source(source: Source) -> dict[str, Any]:
    return {"title": source.title, "by": source.by, "year": source.year, "address": source.address}


def _card(card: Card) -> str:
    match card:
        case PictureCard():
            return _section(card, "picture", f"![{card.alt}]({card.picture})", card.text)
        case ExampleCard():
            return _section(card, "example", f"- [ ] {card.worse}\n- [x] {card.better}", card.text)
        case RevealCard():
            return _section(card, "reveal", card.text, _quoted(card.hidden))
        case TryCard():
            return _section(card, "try", card.text, _quoted(card.hidden))
        case _:
            return _section(card, "text", card.text)


def _question(question: Question) -> str:
    match question:
        case ChoiceQuestion():
            caption = [f"```caption\n{question.caption}\n```"] if question.caption else []
            kind = "judge" if question.caption else "multiple" if question.many else "single"
            options = "\n".join(f"- [{'x' if each.right else ' '}] {each.text}" for each in question.options)
            return _section(question, kind, *caption, options, _quoted(question.why))
        case OrderQuestion():
            steps = "\n".join(f"{at}. {step}" for at, step in enumerate(question.steps, start=1))
            return _section(question, "order", steps, _quoted(question.why))
        case MatchQuestion():
            rows = [question.heads, ("---", "---"), *question.pairs]
            table = "\n".join(f"| {left} | {right} |" for left, right in rows)
            return _section(question, "match", table, _quoted(question.why))


def _section(part: Card | Question, kind: str, *blocks: str) -> str:
    return "\n\n".join([f"## {part.title} {{#{part.id} .{kind}}}", *blocks])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
