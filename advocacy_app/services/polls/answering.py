"""Answering: of an anonymous poll only the tallies learn what was said, and only the seat learns who spoke."""

from collections.abc import Mapping

from sqlalchemy import case, update
from sqlmodel import and_, col, or_

from advocacy_app import clock
from advocacy_app.db import Session, insert_once, take_turn
from advocacy_app.models import Poll, PollAnswer, PollQuestion, PollSeat, PollTally
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.polls.errors import AnswerUnknown, PollGone, PollOver
from advocacy_app.services.polls.rules import SCALE
from advocacy_app.services.polls.texts import questions

Picked = Mapping[int, int]
"""The chosen answer by question; what was skipped is not in it."""


async def answer(session: Session, viewer: Viewer, poll_id: str, picked: Picked) -> None:
    """Count what somebody answered, once: sent again it changes nothing. Nothing else is recorded anywhere.

    Raises:
        PollGone: no such poll, or this person was not asked.
        PollOver: it is closed.
        AnswerUnknown: no such question or answer, or none at all.
    """
    await take_turn(session, f"poll:{poll_id}")
    poll = await session.get(Poll, poll_id)
    if poll is None or poll.state == "draft":
        raise PollGone
    if poll.state == "closed" or (poll.closes_at and poll.closes_at <= clock.now()):
        raise PollOver
    _check((await questions(session, [poll_id])).get(poll_id, []), picked)
    if poll.anonymous:
        await _count(session, viewer, poll, picked)
    else:
        await _keep(session, viewer, poll, picked)


def _check(shape: list[PollQuestion], picked: Picked) -> None:
    offered = {one.question: one.options or SCALE for one in shape}
    if not picked or any(not 0 <= at < offered.get(question, 0) for question, at in picked.items()):
        raise AnswerUnknown


async def _count(session: Session, viewer: Viewer, poll: Poll, picked: Picked) -> None:
    seat = await session.get(PollSeat, (poll.id, viewer.member_id))
    if seat is None:
        raise PollGone
    mine = (col(PollSeat.poll_id) == poll.id, col(PollSeat.member_id) == viewer.member_id)
    taken = await session.exec(
        update(PollSeat).where(*mine, col(PollSeat.answered).is_(False)).values(answered=True),
        execution_options={"synchronize_session": False},
    )
    if taken.rowcount == 1:  # type: ignore[attr-defined]
        await _add(session, poll, seat.crowd, picked)


async def _add(session: Session, poll: Poll, crowd: str, picked: Picked) -> None:
    """Every tally of the poll is written anew with each answer, so that no trace in a table says which one grew."""
    given = or_(*(and_(PollTally.question == question, PollTally.option == at) for question, at in picked.items()))
    more = case((and_(col(PollTally.crowd) == crowd, given), 1), else_=0)
    await session.exec(
        update(PollTally).where(col(PollTally.poll_id) == poll.id).values(n=col(PollTally.n) + more),
        execution_options={"synchronize_session": False},
    )


async def _keep(session: Session, viewer: Viewer, poll: Poll, picked: Picked) -> None:
    """With a name the first answer counts, too."""
    for question, at in picked.items():
        values = {"poll_id": poll.id, "member_id": viewer.member_id, "question": question, "option": at}
        await insert_once(session, PollAnswer, **values)
