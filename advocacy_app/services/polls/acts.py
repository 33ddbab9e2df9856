"""Writing a poll, opening it, closing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session, take_turn
from advocacy_app.i18n import LANGUAGES, is_language
from advocacy_app.models import Member, Poll, PollQuestion, PollSeat, PollTally, PollText
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import Invalid, NotAllowed
from advocacy_app.services.polls.errors import PollGone, PollRunning, PollUnfinished, TooFewAsked
from advocacy_app.services.polls.rules import (
    DAYS,
    GROUPED,
    LEAST,
    LONGEST,
    OPTIONS,
    REST,
    SCALE,
    SHOWS,
    crowds_of,
    settled,
)
from advocacy_app.services.polls.texts import (
    TEMPLATES,
    TITLE,
    Words,
    complete,
    questions,
    questions_of,
    template_words,
    words,
)

A_FEW = 20


@dataclass(frozen=True)
class Written:
    """One language of a draft, and how it is asked. ``options`` are the answers of a poll's one question."""

    language: str
    title: str
    questions: Sequence[str]
    options: Sequence[str] = ()
    anonymous: bool = True
    grouped: str = ""
    shows: str = "closed"
    days: int = 7


async def draft(session: Session, viewer: Viewer, template: str) -> str:
    """Begin from a template, which speaks all languages at once; returns the poll's id.

    Raises:
        NotAllowed: the viewer does not run the programme.
        PollGone: no such template.
    """
    _must_own(viewer)
    if template not in TEMPLATES:
        raise PollGone
    shape = TEMPLATES[template]
    poll = Poll(
        id=ids.new_id(),
        kind=shape.kind,
        template=template,
        language=viewer.language,
        anonymous=True,
        grouped="site" if shape.kind == "pulse" else "",
        made_by=viewer.member_id,
        made_at=clock.now(),
    )
    session.add(poll)
    await session.flush()
    for question in questions_of(shape):
        question.poll_id = poll.id
        session.add(question)
    for language in LANGUAGES:
        _write(session, poll, language, template_words(template, language))
    return poll.id


async def write(session: Session, viewer: Viewer, poll_id: str, written: Written) -> None:
    """Keep what stands in the form; other languages stay as they are.

    Raises:
        NotAllowed, PollGone, PollRunning: not here, or no draft.
        Invalid: what no form of ours sends.
    """
    poll = await _draft(session, viewer, poll_id)
    if not is_language(written.language) or written.grouped not in GROUPED or written.shows not in SHOWS:
        raise Invalid
    if not 1 <= written.days <= DAYS:
        raise Invalid
    poll.anonymous = poll.kind == "pulse" or written.anonymous
    poll.grouped = written.grouped if poll.kind == "pulse" else ""
    poll.shows = "closed" if poll.anonymous else written.shows
    poll.days = written.days
    shape = (await questions(session, [poll.id]))[poll.id]
    if poll.kind == "poll":
        await _offer(session, poll, shape[0], written)
    said = {(at, TITLE): text for at, text in enumerate(written.questions[: len(shape)])}
    said |= {(0, at): text for at, text in enumerate(written.options[:OPTIONS])}
    await session.exec(
        delete(PollText).where(col(PollText.poll_id) == poll.id, col(PollText.language) == written.language)
    )
    _write(session, poll, written.language, {(TITLE, TITLE): written.title, **said})
    await session.flush()


async def _offer(session: Session, poll: Poll, question: PollQuestion, written: Written) -> None:
    """More or fewer answers than before: what was said in the other languages no longer fits."""
    offered = len([text for text in written.options if text.strip()][:OPTIONS])
    if offered == question.options:
        return
    question.options = offered
    poll.language = written.language
    await session.exec(delete(PollText).where(col(PollText.poll_id) == poll.id))


def _write(session: Session, poll: Poll, language: str, said: Words) -> None:
    for (question, option), text in said.items():
        if clean := text.strip()[:LONGEST]:
            session.add(PollText(poll_id=poll.id, language=language, question=question, option=option, text=clean))


async def drop(session: Session, viewer: Viewer, poll_id: str) -> None:
    """Throw a draft away.

    Raises:
        NotAllowed, PollGone, PollRunning: not here, or no draft.
    """
    await session.delete(await _draft(session, viewer, poll_id))


async def open_poll(session: Session, viewer: Viewer, poll_id: str) -> None:
    """Ask everybody who is here now; who counts in which group is settled at this moment.

    Raises:
        NotAllowed, PollGone, PollRunning: not here, or no draft.
        PollUnfinished: something is missing in the language it is written in.
        TooFewAsked: nobody is anonymous among so few.
    """
    await take_turn(session, f"poll:{poll_id}")
    poll = await _draft(session, viewer, poll_id)
    shape = (await questions(session, [poll.id]))[poll.id]
    written = (await words(session, [poll.id])).get(poll.id, {})
    whole = [language for language in LANGUAGES if complete(shape, written.get(language, {}))]
    if not whole or any(one.kind == "choice" and one.options < 2 for one in shape):  # noqa: PLR2004 - a choice
        raise PollUnfinished
    poll.language = poll.language if poll.language in whole else whole[0]
    await _seat(session, poll, shape)
    poll.state, poll.opened_at = "open", clock.now()
    poll.closes_at = clock.now() + timedelta(days=poll.days)


async def _seat(session: Session, poll: Poll, shape: list[PollQuestion]) -> None:
    """Write a seat for each person and a tally for each answer of each group, before anybody has said a thing."""
    active = col(Member.deactivated_at).is_(None)
    people = (await session.exec(select(Member).where(active).order_by(col(Member.id)))).all()
    poll.asked = len(people)
    if not poll.anonymous:
        return
    if len(people) < LEAST:
        raise TooFewAsked(n=LEAST)
    places = {one.id: (getattr(one, f"{poll.grouped}_id") or REST) if poll.grouped else REST for one in people}
    crowds = crowds_of(places.values())
    session.add_all(
        PollSeat(poll_id=poll.id, member_id=member, crowd=crowds[place]) for member, place in places.items()
    )
    session.add_all(
        PollTally(poll_id=poll.id, question=one.question, option=at, crowd=crowd)
        for one in shape
        for at in range(one.options or SCALE)
        for crowd in sorted({*crowds.values()})
    )
    await session.flush()


async def close_poll(session: Session, viewer: Viewer, poll_id: str) -> None:
    """Close it before its time. A poll that is closed stays closed.

    Raises:
        NotAllowed, PollGone: not here.
    """
    _must_own(viewer)
    await take_turn(session, f"poll:{poll_id}")
    poll = await session.get(Poll, poll_id)
    if poll is None or poll.state == "draft":
        raise PollGone
    await _close(session, poll)


async def close_polls(session: Session) -> int:
    """Close polls whose time is over; returns how many."""
    over = (Poll.state == "open", col(Poll.closes_at) <= clock.now())
    due = (await session.exec(select(Poll).where(*over).order_by(col(Poll.id)).limit(A_FEW))).all()
    for poll in due:
        await take_turn(session, f"poll:{poll.id}")
        await _close(session, poll)
    return len(due)


async def _close(session: Session, poll: Poll) -> None:
    """Keep what may be shown, and nothing else: small groups go into the rest, seats go altogether."""
    await session.refresh(poll, with_for_update=True)
    if poll.state != "open":
        return
    poll.state, poll.closed_at = "closed", clock.now()
    kept = await _kept(session, poll) if poll.anonymous else []
    await session.exec(delete(PollTally).where(col(PollTally.poll_id) == poll.id))
    await session.exec(delete(PollSeat).where(col(PollSeat.poll_id) == poll.id))
    session.add_all(kept)
    await session.flush()


async def _kept(session: Session, poll: Poll) -> list[PollTally]:
    tallies: dict[int, dict[tuple[str, int], int]] = {}
    for one in (await session.exec(select(PollTally).where(PollTally.poll_id == poll.id))).all():
        tallies.setdefault(one.question, {})[one.crowd, one.option] = one.n
        session.expunge(one)
    return [
        PollTally(poll_id=poll.id, question=question, option=option, crowd=crowd, n=n)
        for question, found in sorted(tallies.items())
        for (crowd, option), n in sorted(settled(found).items())
    ]


async def _draft(session: Session, viewer: Viewer, poll_id: str) -> Poll:
    _must_own(viewer)
    poll = (await session.exec(select(Poll).where(Poll.id == poll_id).with_for_update())).first()
    if poll is None:
        raise PollGone
    if poll.state != "draft":
        raise PollRunning
    return poll


def _must_own(viewer: Viewer) -> None:
    if not viewer.owner:
        raise NotAllowed
