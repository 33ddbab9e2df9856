"""Taking part: one person, one ticket, by whichever way; the receipt is there at once."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.events import ContestEntered
from advocacy_app.models import Contest, ContestEntry, ContestPrize, Draw, DrawReceipt, DrawTicket
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.errors import (
    AnswerMissing,
    ContestGone,
    EntryClosed,
    ForOthers,
    NotOpenYet,
    OwnContest,
    RulesUnread,
)
from advocacy_app.services.contests.meant import has_part, is_meant
from advocacy_app.services.contests.opening import frozen_rules
from advocacy_app.services.draws import Receipt
from advocacy_app.services.errors import must_fit

_SALT = 16


async def enter(session: Session, viewer: Viewer, contest_id: str, *, accepts: str, answer: str = "") -> bool:
    """Take part, and accept the rules with the checksum ``accepts``; whether that is new.

    An ``answer`` to the contest's question is one way, a tap without it another; both are one ticket. Entering twice,
    from however many phones, is entering once; the latest answer counts. Who took the ticket back gets it again.
    Without a draw only an answer is something to enter with.

    Raises:
        ContestGone: no such contest, or not for this member.
        NotOpenYet, EntryClosed: not its time; what waited on a phone until after the end comes too late.
        OwnContest: the member runs it.
        ForOthers: it is for other people, though the member may see it.
        RulesUnread: other rules than the frozen ones were accepted.
        AnswerMissing, TooLong: the answer cannot be used.
    """
    contest = await visible(session, viewer, contest_id)
    _insist_on_time(contest)
    await _insist_on_being_meant(session, viewer, contest)
    rules_id = await _accepted(session, contest, accepts)
    draw = await open_draw_of(session, contest)
    if not answer and draw is None:
        raise AnswerMissing
    values = {
        "id": ids.new_id(),
        "contest_id": contest.id,
        "member_id": viewer.member_id,
        "way": "answer" if answer else "tap",
        "answer": _clean(answer) if answer else "",
        "rules_id": rules_id,
        "entered_at": clock.now(),
    }
    new = await insert_once(session, ContestEntry, **values)
    await give_ticket(session, viewer.member_id, draw)
    if answer and not new:
        await _say_anew(session, viewer, contest, values)
    again = new or await _come_back(session, viewer, contest)
    if again:
        await bus.record(session, ContestEntered(actor=viewer.member_id, contest=contest.id))
    return again


async def _insist_on_being_meant(session: Session, viewer: Viewer, contest: Contest) -> None:
    if contest.made_by == viewer.member_id:
        raise OwnContest
    if not await may_take_part(session, viewer, contest):
        raise ForOthers


async def _accepted(session: Session, contest: Contest, sha256: str) -> str:
    """The rules that count, if they are the ones that were read."""
    frozen = await frozen_rules(session, contest.id)
    if sha256 != frozen.sha256:
        raise RulesUnread
    return frozen.id


async def visible(session: Session, viewer: Viewer, contest_id: str) -> Contest:
    """A contest that the viewer may know of.

    Raises:
        ContestGone: no such contest, or a draft, or for other people.
    """
    contest = await session.get(Contest, contest_id)
    if contest is None or (contest.state == "draft" and not viewer.owner):
        raise ContestGone
    if viewer.role == "guest_curator" or not await _may_know(session, viewer, contest):
        raise ContestGone
    return contest


async def _may_know(session: Session, viewer: Viewer, contest: Contest) -> bool:
    return viewer.owner or await may_take_part(session, viewer, contest)


async def may_take_part(session: Session, viewer: Viewer, contest: Contest) -> bool:
    """Whether it is for the viewer now, or was when they took part."""
    member = viewer.member_id
    return await is_meant(session, member, contest) or await has_part(session, member, contest)


def _insist_on_time(contest: Contest) -> None:
    if contest.state == "planned" or clock.now() < contest.opens_at:
        raise NotOpenYet
    if contest.state != "running" or clock.now() >= contest.closes_at:
        raise EntryClosed


def _clean(answer: str) -> str:
    words = rules.prose(answer)
    if not words:
        raise AnswerMissing
    return must_fit(words, rules.ANSWER, "answer")


async def open_draw_of(session: Session, contest: Contest) -> Draw | None:
    """The draw whose list is open, held so that it cannot close while an entry is being written.

    Raises:
        EntryClosed: it closed a moment ago.
    """
    asked = select(Draw).where(Draw.contest_id == contest.id, Draw.number == 1).with_for_update(read=True)
    draw = (await session.exec(asked)).one_or_none()
    if draw is None:
        if await _drawn_prizes(session, contest):
            raise NotOpenYet
        return None
    if draw.state != "open":
        raise EntryClosed
    return draw


async def _drawn_prizes(session: Session, contest: Contest) -> Sequence[str]:
    asked = select(ContestPrize.id).where(ContestPrize.contest_id == contest.id, ContestPrize.kind == "draw")
    return (await session.exec(asked)).all()


async def give_ticket(session: Session, member_id: str, draw: Draw | None) -> None:
    """One a head; without a draw there is none."""
    if draw is None:
        return
    receipt = Receipt(draw.id, member_id, new_salt())
    if await give_receipt(session, member_id, receipt):
        session.add(DrawTicket(draw_id=draw.id, c_i=receipt.c_i, tickets=1))
        await session.flush()


def new_salt() -> bytes:
    """Fresh for each draw and person."""
    return secrets.token_bytes(_SALT)


async def give_receipt(session: Session, member_id: str, receipt: Receipt) -> bool:
    """Keep whose ticket it is, unless they have one; whether it is new."""
    values = {"draw_id": receipt.draw, "member_id": member_id, "salt": receipt.salt.hex(), "c_i": receipt.c_i}
    return await insert_once(session, DrawReceipt, id=ids.new_id(), **values)


async def _say_anew(session: Session, viewer: Viewer, contest: Contest, values: Mapping[str, Any]) -> None:
    """The latest answer is the one that counts."""
    mine = (col(ContestEntry.contest_id) == contest.id, col(ContestEntry.member_id) == viewer.member_id)
    said = {"way": values["way"], "answer": values["answer"]}
    await session.exec(update(ContestEntry).where(*mine).values(said))


async def _come_back(session: Session, viewer: Viewer, contest: Contest) -> bool:
    mine = (col(ContestEntry.contest_id) == contest.id, col(ContestEntry.member_id) == viewer.member_id)
    gone = col(ContestEntry.withdrawn_at).is_not(None)
    return bool((await session.exec(update(ContestEntry).where(*mine, gone).values(withdrawn_at=None))).rowcount)


async def step_back(session: Session, viewer: Viewer, contest_id: str) -> None:
    """Take the ticket back while the list is open; it is listed as withdrawn.

    Raises:
        ContestGone, NotOpenYet, EntryClosed: as for entering.
    """
    contest = await visible(session, viewer, contest_id)
    _insist_on_time(contest)
    await open_draw_of(session, contest)
    mine = (col(ContestEntry.contest_id) == contest.id, col(ContestEntry.member_id) == viewer.member_id)
    still = col(ContestEntry.withdrawn_at).is_(None)
    await session.exec(update(ContestEntry).where(*mine, still).values(withdrawn_at=clock.now()))
