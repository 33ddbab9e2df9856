"""Lessons: where one is, that one was read, an answer; from the phone's outbox, perhaps hours later."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from advocacy_app.routes.api.operation import Answered, Call, Operation, Sent
from advocacy_app.routes.api.shapes import Slug
from advocacy_app.services import training

Version = Annotated[int, Field(ge=1, le=10_000)]
At = Annotated[AwareDatetime, Field(description="when it happened on the phone; at most 60 days ago is believed")]


class Place(Sent):
    """Where somebody is in a lesson."""

    step: int = Field(ge=0, le=99, description="card or question, from 0")
    at: At


class Finished(Sent):
    """All cards were read."""

    version: Version


class GivenAnswer(Sent):
    """An answer to one question."""

    id: str = Field(pattern=r"^[0-9a-zA-Z-]{8,64}$", description="the phone's own name for it; the same twice is one")
    question: Slug
    version: Version
    picked: list[Annotated[int, Field(ge=0, le=20)]] = Field(min_length=1, max_length=20)
    purpose: Literal["quiz", "refresher"] = "quiz"
    at: At


class Learnt(Answered):
    """What it brought."""

    right: bool
    points: int = Field(description="what the lesson and its quiz have brought so far")
    quiz_passed: bool
    track_passed: bool
    unlocked: list[str] = Field(description="rights that the track gives, a sentence each")


async def keep_place(call: Call, body: Place) -> None:
    """Keep one's place in a lesson; of two phones the later one counts."""
    await training.keep_place(call.session, call.viewer, call.path["track"], call.path["lesson"], body.step, body.at)


async def finish_lesson(call: Call, body: Finished) -> Learnt:
    """All cards of a lesson were read."""
    track, lesson = call.path["track"], call.path["lesson"]
    return _learnt(await training.finish_lesson(call.session, call.viewer, track, lesson, body.version))


async def answer_question(call: Call, body: GivenAnswer) -> Learnt:
    """Answer a question of a lesson."""
    given = training.Given(body.id, body.question, body.version, body.picked, body.at, body.purpose)
    return _learnt(await training.answer(call.session, call.viewer, call.path["track"], call.path["lesson"], given))


def _learnt(found: object) -> Learnt:
    return Learnt.model_validate(found)


OPERATIONS = (
    Operation("PUT", "/lessons/{track}/{lesson}/place", keep_place),
    Operation("PUT", "/lessons/{track}/{lesson}/done", finish_lesson),
    Operation("POST", "/lessons/{track}/{lesson}/answers", answer_question),
)
