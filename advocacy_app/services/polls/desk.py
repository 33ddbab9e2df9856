"""Polls as those who ask see them."""

from collections.abc import Iterable, Mapping

from sqlmodel import col, func, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import LANGUAGES, Language, is_language, tr
from advocacy_app.i18n.numbers import day
from advocacy_app.models import Poll, PollAnswer, PollQuestion, PollSeat
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.polls import AnswerView, PollDesk, PollResult, PollRow, TongueView
from advocacy_app.services import identity
from advocacy_app.services.polls.errors import PollGone
from advocacy_app.services.polls.queries import question_view, rule_of, until
from advocacy_app.services.polls.results import results
from advocacy_app.services.polls.rules import said_so_far
from advocacy_app.services.polls.texts import TITLE, Words, complete, questions, read_in, words

SHOWN = 100
_TONES = {"draft": "", "open": "brand", "closed": ""}
_ORDER = ("open", "draft", "closed")


async def polls(session: Session, viewer: Viewer) -> list[PollRow]:
    """All polls: those that are open, drafts, those that are over, the latest first.

    Raises:
        NotAllowed: the viewer does not run the programme.
    """
    identity.must_be_owner(viewer)
    found = list((await session.exec(select(Poll).order_by(col(Poll.made_at).desc()).limit(SHOWN))).all())
    found.sort(key=lambda poll: _ORDER.index(poll.state))
    ids = [poll.id for poll in found]
    shapes, written = await questions(session, ids), await words(session, ids)
    answered = await _answered(session, found)
    listed: list[PollRow] = []
    for poll in found:
        said = written.get(poll.id, {})
        title = said.get(read_in(poll, shapes[poll.id], said, viewer.language), {}).get((TITLE, TITLE), "")
        listed.append(_row(viewer, poll, title, answered))
    return listed


def _row(viewer: Viewer, poll: Poll, title: str, answered: Mapping[str, int]) -> PollRow:
    language = viewer.language
    return PollRow(
        id=poll.id,
        kind_name=tr(language, f"polls.kind_{poll.kind}"),
        title=title or tr(language, "polls.untitled"),
        state=poll.state,
        state_name=tr(language, f"polls.state_{poll.state}"),
        tone=_TONES[poll.state],
        line=_line(viewer, poll, answered),
    )


def _line(viewer: Viewer, poll: Poll, answered: Mapping[str, int]) -> str:
    language, zone = viewer.language, viewer.timezone
    if poll.state == "closed":
        return tr(language, "polls.closed_on", date=day(language, poll.closed_at, zone)) if poll.closed_at else ""
    if poll.state == "draft":
        return tr(language, "polls.draft_line", date=day(language, poll.made_at, zone))
    return f"{until(viewer, poll)} · {_so_far(language, poll, answered.get(poll.id, 0))}"


def _so_far(language: Language, poll: Poll, answered: int) -> str:
    if not poll.anonymous:
        return tr(language, "polls.answers", n=answered)
    n = said_so_far(answered)
    return tr(language, "polls.so_far", n=n) if n else tr(language, "polls.few_so_far")


async def _answered(session: Session, polls: Iterable[Poll]) -> dict[str, int]:
    """How many people answered, by poll; polls that nobody answered are left out."""
    ids = [poll.id for poll in polls if poll.state == "open"]
    of_seats, of_answers = col(PollSeat.poll_id), col(PollAnswer.poll_id)
    seats = columns(of_seats, func.count()).where(of_seats.in_(ids), col(PollSeat.answered).is_(True))
    people = columns(of_answers, func.count(func.distinct(PollAnswer.member_id))).where(of_answers.in_(ids))
    counted = await rows(session, seats.group_by(of_seats)), await rows(session, people.group_by(of_answers))
    return {poll: n for found in counted for poll, n in found}


async def desk(session: Session, viewer: Viewer, poll_id: str, language: str = "") -> PollDesk:
    """One poll: a draft in one of its languages, or how it stands.

    Raises:
        NotAllowed: the viewer does not run the programme.
        PollGone: no such poll.
    """
    identity.must_be_owner(viewer)
    poll = await session.get(Poll, poll_id)
    if poll is None:
        raise PollGone
    shape = (await questions(session, [poll_id]))[poll_id]
    written = (await words(session, [poll_id])).get(poll_id, {})
    tongue = read_in(poll, shape, written, viewer.language)
    if poll.state == "draft" and is_language(language):
        tongue = language
    said = written.get(tongue, {})
    closed = poll.state == "closed" or not poll.anonymous
    [result] = await results(session, viewer, [poll]) if closed and poll.state != "draft" else [PollResult()]
    return PollDesk(
        id=poll.id,
        kind=poll.kind,
        state=poll.state,
        title=said.get((TITLE, TITLE), ""),
        language=tongue,
        tongues=_tongues(shape, written),
        asked=tuple(AnswerView(one.question, said.get((one.question, TITLE), "")) for one in shape),
        offered="\n".join(said.get((0, at), "") for at in range(shape[0].options)).strip(),
        how="anonymous" if poll.anonymous else f"named-{poll.shows}",
        grouped=poll.grouped,
        days=poll.days,
        line=_line(viewer, poll, await _answered(session, [poll])),
        rule=rule_of(viewer.language, poll),
        preview=tuple(question_view(tongue, one, said) for one in shape),
        result=result,
    )


def _tongues(shape: list[PollQuestion], written: dict[str, Words]) -> tuple[TongueView, ...]:
    return tuple(TongueView(code, code, complete(shape, written.get(code, {}))) for code in LANGUAGES)
