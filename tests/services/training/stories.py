"""What stories about learning have in common."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.read_models.training import LearnHome, Learnt, LessonView, QuestionView
from advocacy_app.services import points, training
from tests import factories

TRACK = "photos"
_numbers = count(1)


async def home(member: Member) -> LearnHome:
    async with reading() as session:
        return await training.home(session, factories.viewer(member))


async def lesson(member: Member, name: str, track: str = TRACK) -> LessonView:
    async with reading() as session:
        return await training.lesson(session, factories.viewer(member), track, name)


async def refresher(member: Member) -> LessonView:
    async with reading() as session:
        return await training.refresher(session, factories.viewer(member))


async def names(track: str = TRACK) -> list[str]:
    async with reading() as session:
        return [
            each.id
            for course in (await training.shelf(session)).courses("en")
            if course.track.id == track
            for each in course.lessons
        ]


def right(question: QuestionView) -> list[int]:
    return [int(at) for at in question.right.split()]


def wrong(question: QuestionView) -> list[int]:
    """An answer that fits the question and is not right."""
    if question.kind == "single":
        return [next(option.at for option in question.options if not option.right)]
    return right(question)[:1] if question.kind == "multiple" and len(right(question)) > 1 else right(question)[::-1]


def given(question: QuestionView, picked: Sequence[int], **values: Any) -> training.Given:
    said = {"key": f"phone-{next(_numbers)}", "version": 1, "at": clock.now()} | values
    return training.Given(question=question.name, picked=picked, **said)


async def answer(member: Member, name: str, told: training.Given, track: str = TRACK) -> Learnt:
    async with transaction() as session:
        return await training.answer(session, factories.viewer(member), track, name, told)


async def read(member: Member, name: str, track: str = TRACK) -> Learnt:
    async with transaction() as session:
        return await training.finish_lesson(session, factories.viewer(member), track, name, 1)


async def leave(member: Member, name: str, step: int, at: datetime, track: str = TRACK) -> None:
    async with transaction() as session:
        await training.keep_place(session, factories.viewer(member), track, name, step, at)


async def learn(member: Member, name: str, track: str = TRACK) -> Learnt:
    """Read a lesson and answer everything right."""
    learnt = await read(member, name, track)
    for question in (await lesson(member, name, track)).questions:
        learnt = await answer(member, name, given(question, right(question)), track)
    return learnt


async def learn_all(member: Member, track: str = TRACK) -> Learnt:
    learnt = Learnt()
    for name in await names(track):
        learnt = await learn(member, name, track)
    return learnt


async def balance(member: Member) -> int:
    async with reading() as session:
        return (await points.balance(session, factories.viewer(member))).points
