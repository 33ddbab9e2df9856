"""Opening a poll, closing it."""

from datetime import timedelta

from sqlalchemy import delete, literal
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, take_turn
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models import Member, Poll, PollQuestion, PollSeat, PollTally
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.polls.errors import PollGone, PollUnfinished, TooFewAsked
from advocacy_app.services.polls.rules import LEAST, REST, SCALE, crowds_of, settled
from advocacy_app.services.polls.texts import complete, field_of, questions, wanted, words
from advocacy_app.services.polls.writing import draft_of

A_FEW = 20


async def open_poll(session: Session, viewer: Viewer, poll_id: str) -> None:
    """Ask everybody who is here now; who counts in which group is settled at this moment.

    Raises:
        NotAllowed, PollGone, PollRunning: not here, or no draft.
        PollUnfinished: something is missing in the language it is written in.
        TooFewAsked: nobody is anonymous among so few.
    """
    await take_turn(session, f"poll:{poll_id}")
    poll = await draft_of(session, viewer, poll_id)
    shape = (await questions(session, [poll.id]))[poll.id]
    written = (await words(session, [poll.id])).get(poll.id, {})
    whole = [language for language in LANGUAGES if complete(shape, written.get(language, {}))]
    if not whole:
        lacking = sorted(wanted(shape) - {key for key, text in written.get(poll.language, {}).items() if text})
        raise PollUnfinished(at=field_of(*lacking[0]))
    if any(one.kind == "choice" and one.options < 2 for one in shape):  # noqa: PLR2004 - a choice
        raise PollUnfinished(at="offered")
    poll.language = poll.language if poll.language in whole else whole[0]
    await _seat(session, poll, shape)
    poll.state, poll.opened_at = "open", clock.now()
    poll.closes_at = clock.now() + timedelta(days=poll.days)


async def _seat(session: Session, poll: Poll, shape: list[PollQuestion]) -> None:
    """Write a seat for each person and a tally for each answer of each group, before anybody has said a thing."""
    active = col(Member.deactivated_at).is_(None)
    place = {"site": col(Member.site_id), "team": col(Member.team_id)}.get(poll.grouped, literal(REST))
    people = (await session.exec(select(Member.id, place).where(active).order_by(col(Member.id)))).all()
    poll.asked = len(people)
    if not poll.anonymous:
        return
    if len(people) < LEAST:
        raise TooFewAsked(n=LEAST)
    places = {member: place or REST for member, place in people}
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
    identity.must_be_owner(viewer)
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
