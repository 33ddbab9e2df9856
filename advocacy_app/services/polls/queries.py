"""Polls as those who are asked see them: what waits for an answer, and what came of those before."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import bindparam
from sqlmodel import and_, col, or_, select

from advocacy_app import clock
from advocacy_app.db import Session, rows
from advocacy_app.i18n import Language, tr
from advocacy_app.i18n.numbers import short_day
from advocacy_app.models import Poll, PollAnswer, PollQuestion, PollSeat
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.polls import AnswerView, PollResult, PollView, QuestionView
from advocacy_app.services.polls.results import results
from advocacy_app.services.polls.rules import SCALE
from advocacy_app.services.polls.texts import TITLE, Words, questions, read_in, words

SHOWN = 20


async def asked(session: Session, viewer: Viewer) -> list[PollView]:
    """Polls that are open to the viewer; what waits for an answer comes first, then what ends sooner."""
    polls = await _open(session, viewer)
    done = await _answered(session, viewer, polls)
    polls.sort(key=lambda poll: (poll.id in done, poll.closes_at, poll.id))
    names = [poll.id for poll in polls]
    shapes, written = await questions(session, names), await words(session, names)
    return [_view(viewer, one, shapes[one.id], written[one.id], answered=one.id in done) for one in polls]


_ME = cast("Any", bindparam)("member_id")


def _open_to_me(wanted: Any) -> Any:
    """An anonymous poll is open to those who were there when it began."""
    seat = and_(col(PollSeat.poll_id) == Poll.id, PollSeat.member_id == _ME)
    running = (Poll.state == "open", col(Poll.closes_at) > bindparam("moment"))
    mine = or_(col(Poll.anonymous).is_(False), col(PollSeat.member_id).is_not(None))
    return select(wanted).select_from(Poll).outerjoin(PollSeat, seat).where(*running, mine)


_SAID = select(PollAnswer.poll_id).where(PollAnswer.poll_id == Poll.id, PollAnswer.member_id == _ME)
_OPEN = _open_to_me(Poll).limit(SHOWN)
_WAITING = _open_to_me(Poll.id).where(col(PollSeat.answered).is_not(True), ~_SAID.exists()).limit(1)


async def waiting(session: Session, viewer: Viewer) -> bool:
    """Whether the viewer is asked something and has not answered."""
    return bool(await rows(session, _WAITING, member_id=viewer.member_id, moment=clock.now()))


async def seen(session: Session, viewer: Viewer) -> list[PollResult]:
    """What came of polls: of those that are over, and of those whose answers may be seen by who has answered."""
    early = [poll for poll in await _open(session, viewer) if not poll.anonymous and poll.shows == "answered"]
    done = await _answered(session, viewer, early)
    over = select(Poll).where(Poll.state == "closed").order_by(col(Poll.closed_at).desc()).limit(SHOWN)
    found = [poll for poll in early if poll.id in done] + list((await session.exec(over)).all())
    return await results(session, viewer, found)


async def _open(session: Session, viewer: Viewer) -> list[Poll]:
    return list(await rows(session, _OPEN, member_id=viewer.member_id, moment=clock.now()))


async def _answered(session: Session, viewer: Viewer, polls: Sequence[Poll]) -> set[str]:
    ids = [poll.id for poll in polls]
    seats = select(PollSeat.poll_id).where(
        PollSeat.member_id == viewer.member_id, col(PollSeat.answered).is_(True), col(PollSeat.poll_id).in_(ids)
    )
    named = select(PollAnswer.poll_id).where(PollAnswer.member_id == viewer.member_id, col(PollAnswer.poll_id).in_(ids))
    return {*(await session.exec(seats)).all(), *(await session.exec(named)).all()}


def _view(
    viewer: Viewer, poll: Poll, shape: list[PollQuestion], written: dict[str, Words], *, answered: bool
) -> PollView:
    read = read_in(poll, shape, written, viewer.language)
    said = written.get(read, {})
    return PollView(
        id=poll.id,
        kind_name=tr(viewer.language, f"polls.kind_{poll.kind}"),
        title=said.get((TITLE, TITLE), ""),
        language=read,
        anonymous=poll.anonymous,
        until=until(viewer, poll),
        rule=rule_of(viewer.language, poll),
        answered=answered,
        questions=tuple(question_view(read, one, said) for one in shape),
    )


def until(viewer: Viewer, poll: Poll) -> str:
    """The day an open poll ends."""
    closes = poll.closes_at or clock.now()
    return tr(viewer.language, "polls.until", date=short_day(viewer.language, closes, viewer.timezone))


def rule_of(language: Language, poll: Poll) -> str:
    """When who sees what came of it."""
    if poll.anonymous:
        return tr(language, "polls.rule_anonymous")
    return tr(language, f"polls.rule_{poll.shows}")


def question_view(read: Language, one: PollQuestion, said: Words) -> QuestionView:
    """A question in one language; the answers to a statement are the same everywhere."""
    return QuestionView(
        at=one.question,
        scale=one.kind == "scale",
        text=said.get((one.question, TITLE), ""),
        answers=tuple(
            AnswerView(at, said.get((one.question, at), "") if one.options else tr(read, f"polls.scale_{at + 1}"))
            for at in range(one.options or SCALE)
        ),
    )
