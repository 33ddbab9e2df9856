"""What the demo's people have learnt so far, and the pictures that lessons show."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Picture, TrainingPicture
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity, training
from advocacy_app.training.lesson import ChoiceQuestion, Lesson, MatchQuestion, Question
from advocacy_app.worlds.demo.past import Deed, Past

READ = (
    ("zuzanna-mazur", "first-steps", 2, -76),
    ("iryna-bondar", "first-steps", 4, -190),
    ("iryna-bondar", "social-media-policy", 1, -100),
    ("ana-kralj", "first-steps", 4, -500),
    ("ana-kralj", "caption", 1, -30),
    ("tomek-rak", "photos", 3, -260),
    ("lena-berg", "social-media-policy", 4, -330),
)
"""Who, which track, how many of its lessons, hours from now of the first; one a day."""
LEFT = (("zuzanna-mazur", "first-steps", 3, -4), ("ana-kralj", "caption", 2, -5))
"""Somebody is in the middle of this lesson of a track (from 1)."""
LEADERS = ("marta-wilk", "piotr-zajac")
ADMINISTRATOR = "nadia-rahman"
DRAFT = ("luka-hribar", "caption", "own-words", "sl", "S svojimi besedami, brez treme")
"""Whose draft of which text waits for an owner, under which new title."""


def deeds(past: Past) -> Iterator[Deed]:
    """Each at its own moment."""
    for person, track, count, hours in READ:
        for at in range(count):
            yield Deed(past.moment(hours + 24 * at), 2, partial(_learn, past=past, person=person, track=track, at=at))
    for person, track, number, hours in LEFT:
        yield Deed(past.moment(hours), 2, partial(_leave, past=past, person=person, track=track, at=number - 1))
    yield Deed(past.moment(-900), 2, partial(_name_leads, past=past))
    yield Deed(past.moment(-20), 2, partial(_draft, past=past))


async def hang(session: Session, pictures: dict[str, Picture]) -> None:
    """Lessons call the demo's pictures by their names."""
    session.add_all(TrainingPicture(name=name, picture_id=picture.id) for name, picture in pictures.items())
    await session.flush()


async def _learn(session: Session, past: Past, person: str, track: str, at: int) -> None:
    viewer = await past.viewer(session, person)
    lesson = await _lesson(session, viewer, track, at)
    await training.keep_place(session, viewer, track, lesson.id, len(lesson.cards), clock.now())
    await training.finish_lesson(session, viewer, track, lesson.id, lesson.version)
    for question in lesson.questions:
        key = f"demo-{track}-{lesson.id}-{question.id}"
        given = training.Given(key, question.id, lesson.version, _right(question), clock.now())
        await training.answer(session, viewer, track, lesson.id, given)


def _right(question: Question) -> list[int]:
    if isinstance(question, ChoiceQuestion):
        return [at for at, option in enumerate(question.options) if option.right]
    return list(range(len(question.pairs if isinstance(question, MatchQuestion) else question.steps)))


async def _leave(session: Session, past: Past, person: str, track: str, at: int) -> None:
    viewer = await past.viewer(session, person)
    lesson = await _lesson(session, viewer, track, at)
    await training.keep_place(session, viewer, track, lesson.id, 2, clock.now())


async def _name_leads(session: Session, past: Past) -> None:
    by = await past.viewer(session, ADMINISTRATOR)
    for person in LEADERS:
        member = await identity.member_by_id(session, past.known[f"member:{person}"])
        await identity.name_lead(session, member, by, leads=True)


async def _draft(session: Session, past: Past) -> None:
    person, track, lesson, language, title = DRAFT
    sheet = await training.sheet_of(session, track, lesson, language)
    changed = replace(sheet, fields=sheet.fields | {"title": title})
    await training.write(session, await past.viewer(session, person), track, lesson, language, changed)


async def _lesson(session: Session, viewer: Viewer, track: str, at: int) -> Lesson:
    courses = (await training.shelf(session)).courses(viewer.language)
    return next(course.lessons[at] for course in courses if course.track.id == track)
