"""The words of polls: templates in five languages, and what is read in which one."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import Language, is_language, tr
from advocacy_app.models import Poll, PollQuestion, PollText
from advocacy_app.services.polls.rules import ASPECTS

TITLE = -1
MOST = len(ASPECTS)
"""Questions in the longest template."""
Words = dict[tuple[int, int], str]
"""Text by question and option; the title is question -1, a question's own words are option -1."""


@dataclass(frozen=True)
class Template:
    """The shape of a poll: for each question its dimension (statements) or how many answers it offers."""

    kind: str
    dimensions: tuple[str, ...] = ()
    options: int = 0


TEMPLATES = {
    "pulse": Template("pulse", ASPECTS),
    "free": Template("pulse", ("freedom",)),
    "more_of": Template("poll", options=4),
    "when": Template("poll", options=4),
    "own": Template("poll", options=2),
}


def questions_of(template: Template) -> list[PollQuestion]:
    """The questions of a template, without their poll."""
    if template.options:
        return [PollQuestion(poll_id="", question=0, kind="choice", options=template.options)]
    return [
        PollQuestion(poll_id="", question=at, kind="scale", dimension=name)
        for at, name in enumerate(template.dimensions)
    ]


def template_words(name: str, language: Language) -> Words:
    """What a template says; an own poll begins empty."""
    if name == "own":
        return {}
    template = TEMPLATES[name]
    words = {(TITLE, TITLE): tr(language, f"polls.title_{name}")}
    if not template.options:
        return words | {(at, TITLE): tr(language, f"polls.say_{one}") for at, one in enumerate(template.dimensions)}
    offered = {(0, at): tr(language, f"polls.{name}_{at + 1}") for at in range(template.options)}
    return words | {(0, TITLE): tr(language, f"polls.ask_{name}")} | offered


async def questions(session: Session, polls: Iterable[str]) -> dict[str, list[PollQuestion]]:
    """The questions of some polls, in their order."""
    asked = select(PollQuestion).where(col(PollQuestion.poll_id).in_(list(polls)))
    found: dict[str, list[PollQuestion]] = {}
    for one in (await session.exec(asked.order_by(col(PollQuestion.question)))).all():
        found.setdefault(one.poll_id, []).append(one)
    return found


async def words(session: Session, polls: Iterable[str]) -> dict[str, dict[str, Words]]:
    """Everything written in some polls, by poll and language."""
    found: dict[str, dict[str, Words]] = {}
    asked = select(PollText).where(col(PollText.poll_id).in_(list(polls)))
    for one in (await session.exec(asked)).all():
        found.setdefault(one.poll_id, {}).setdefault(one.language, {})[one.question, one.option] = one.text
    return found


def wanted(shape: Iterable[PollQuestion]) -> set[tuple[int, int]]:
    """What a language needs to be complete."""
    return {(TITLE, TITLE)} | {(one.question, at) for one in shape for at in range(TITLE, one.options)}


def field_of(question: int, option: int) -> str:
    """The name of the field in which such a text is written."""
    if question == TITLE:
        return "title"
    return f"question-{question}" if option == TITLE else "offered"


def complete(shape: Iterable[PollQuestion], written: Words) -> bool:
    """Whether nothing is missing in a language."""
    return all(written.get(key) for key in wanted(shape))


def read_in(poll: Poll, shape: list[PollQuestion], written: dict[str, Words], language: Language) -> Language:
    """The reader's language if the poll has it whole, else its own."""
    if not complete(shape, written.get(language, {})) and is_language(poll.language):
        return poll.language
    return language
