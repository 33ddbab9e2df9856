"""Answers to polls, from the phone's outbox. What was answered is written down nowhere but where it is counted."""

from typing import Annotated

from pydantic import Field

from advocacy_app.db import transaction
from advocacy_app.routes.api.operation import Call, Operation, Sent
from advocacy_app.services import polls


class PollAnswerSent(Sent):
    """One chosen answer."""

    question: Annotated[int, Field(ge=0, le=20)]
    answer: Annotated[int, Field(ge=0, le=20)]


class PollAnswers(Sent):
    """What somebody chose; what is skipped is left out."""

    answers: list[PollAnswerSent] = Field(min_length=1, max_length=20)


async def answer_poll(call: Call, body: PollAnswers) -> None:
    """Answer a poll; the first time counts."""
    async with transaction() as session:
        picked = {one.question: one.answer for one in body.answers}
        await polls.answer(session, call.viewer, call.path["poll"], picked)


# An Idempotency-Key is kept with a fingerprint of what was sent, and a fingerprint of so few possible answers can be
# guessed. So this operation has a session of its own and takes no key: the seat settles repeats.
OPERATIONS = (Operation("POST", "/polls/{poll}/answers", answer_poll, own_session=True),)
