"""“That's not right”: a question about an entry, a human's answer, and the correction that follows."""

from sqlmodel import col, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, insert_into
from advocacy_app.events import AppealDecided, AppealSent
from advocacy_app.models import Appeal, Member, Organisation, Transfer
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.points import AppealRow, Explanation
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound, must_fit
from advocacy_app.services.points.acts import correct, take_back
from advocacy_app.services.points.entries import explanations, line_of, lines_named
from advocacy_app.services.points.errors import (
    AlreadyAnswered,
    AlreadyAsked,
    NothingWritten,
    OutOfRange,
    OwnAppeal,
)
from advocacy_app.services.points.ledger import Cause
from advocacy_app.services.points.rule_book import MOST_POINTS
from advocacy_app.services.points.rules import answer_due
from advocacy_app.services.points.words import Words

LONGEST = 1000
QUEUE = 50


async def appeal(session: Session, viewer: Viewer, entry_id: str, text: str) -> str:
    """Ask a human to look at one of the viewer's entries; returns the question's id.

    Raises:
        NotFound: no such entry, or somebody else's.
        NothingWritten, TooLong: the words.
        AlreadyAsked: once for each entry.
    """
    await line_of(session, viewer.account, entry_id)
    asked = Appeal(
        id=ids.new_id(),
        entry_id=entry_id,
        member_id=viewer.member_id,
        text=_written(text),
        sent_at=clock.now(),
        due_at=answer_due(clock.now(), await _zone(session)),
    )
    new = insert_into(session, Appeal).values(**asked.model_dump()).on_conflict_do_nothing(index_elements=["entry_id"])
    if not (await session.exec(new)).rowcount:
        raise AlreadyAsked
    await bus.record(session, AppealSent(actor=viewer.member_id, appeal=asked.id))
    return asked.id


async def queue(session: Session, viewer: Viewer) -> tuple[AppealRow, ...]:
    """Open questions, the one that is due first on top.

    Raises:
        NotAllowed: the viewer is not an owner.
    """
    identity.must_be_owner(viewer)
    asked = (
        select(Appeal, Member)
        .join(Member, col(Member.id) == Appeal.member_id)
        .where(Appeal.outcome == "open")
        .order_by(col(Appeal.due_at), col(Appeal.id))
        .limit(QUEUE)
    )
    words, found = Words(viewer.language, viewer.timezone), (await session.exec(asked)).all()
    lines = await lines_named(session, [appeal.entry_id for appeal, _ in found])
    why = await explanations(session, [(lines[appeal.entry_id], member.account) for appeal, member in found], words)
    return tuple(_row(viewer, words, *each, why=one) for each, one in zip(found, why, strict=True))


async def decide(
    session: Session,
    viewer: Viewer,
    appeal_id: str,
    *,
    upheld: bool,
    answer: str,
    give: int = 0,
    back: bool = False,
) -> None:
    """Answer a question in words; upholding may give points (``give``) or take the entry's points back.

    Raises:
        NotAllowed, OwnAppeal: who may decide.
        NotFound, AlreadyAnswered: what may be decided.
        NothingWritten, TooLong, OutOfRange: what the answer may say.
        AlreadyTakenBack: ``back`` on an entry that is gone already.
    """
    identity.must_be_owner(viewer)
    words = _written(answer)
    if not 0 <= give <= MOST_POINTS:
        raise OutOfRange(at="give")
    found = await _take(session, viewer, appeal_id)
    found.outcome, found.answer, found.decided_by = "upheld" if upheld else "declined", words, viewer.member_id
    if upheld and (correction := await _put_right(session, viewer, found, give, back=back)):
        found.correction_id = correction.id
    told = {"upheld": upheld, "give": give, "back": back}
    await identity.audit(session, viewer.member_id, "appeal_decided", f"appeal:{found.id}", **told)
    await bus.record(session, AppealDecided(actor=viewer.member_id, appeal=found.id))


async def _take(session: Session, viewer: Viewer, appeal_id: str) -> Appeal:
    """Lock an open question for this decision; the first to decide wins."""
    found = await session.get(Appeal, appeal_id)
    if found is None:
        raise NotFound
    if found.member_id == viewer.member_id:
        raise OwnAppeal
    still_open = update(Appeal).where(col(Appeal.id) == appeal_id, col(Appeal.decided_at).is_(None))
    if not (await session.exec(still_open.values(decided_at=clock.now()))).rowcount:
        raise AlreadyAnswered
    return found


async def _put_right(session: Session, viewer: Viewer, found: Appeal, give: int, *, back: bool) -> Transfer | None:
    member = await session.get_one(Member, found.member_id)
    line, because = await line_of(session, member.account, found.entry_id), f"appeal:{found.id}"
    if back and isinstance(line, Transfer):
        return await take_back(session, line, because=because)
    if not give:
        return None
    cause = Cause(because, line.reason, line.rule_version, because)
    return await correct(session, member.account, give, cause, by=viewer.member_id)


def _row(viewer: Viewer, words: Words, found: Appeal, member: Member, why: Explanation) -> AppealRow:
    return AppealRow(
        id=found.id,
        who=member.name,
        question=found.text,
        sent=words.day(found.sent_at),
        due=words.day(found.due_at),
        late=found.due_at < clock.now(),
        explanation=why,
        mine=found.member_id == viewer.member_id,
    )


def _written(text: str) -> str:
    if not (words := text.strip()):
        raise NothingWritten
    return must_fit(words, LONGEST, "answer")


async def _zone(session: Session) -> str:
    return (await session.exec(select(Organisation.timezone))).first() or "UTC"
