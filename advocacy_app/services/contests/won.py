"""A prize without chance in somebody's hands: taken or refused, handed over, not deliverable, expired, reminded of."""

from collections.abc import Collection

from sqlmodel import col, select

from advocacy_app import bus, clock
from advocacy_app.db import Session
from advocacy_app.events import MemberErased, PrizeClaimed
from advocacy_app.models import ContestAward, ContestPrize
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity, notifications
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.errors import ClaimOver
from advocacy_app.services.contests.ledger import keep_in_ledger, take_from_ledger
from advocacy_app.services.contests.line import mark, pass_on

AT_ONCE = 20
_OPEN = ("waiting", "offered")


async def claim(session: Session, viewer: Viewer, award_id: str) -> None:
    """Take the prize, in one tap; it is written into the list of prizes.

    Raises:
        ClaimOver: nobody offers it to this member, or its time is over.
    """
    award = await _offered(session, viewer, award_id)
    prize = await session.get_one(ContestPrize, award.prize_id)
    await mark(session, award, "claimed", viewer.member_id)
    await keep_in_ledger(session, viewer.member_id, f"contest:{award.id}", "contest", prize)
    await bus.record(session, PrizeClaimed(actor=viewer.member_id, claim=award.id))


async def refuse(session: Session, viewer: Viewer, award_id: str) -> None:
    """Let the next in line have it.

    Raises:
        ClaimOver: nobody offers it to this member, or its time is over.
    """
    await pass_on(session, await _offered(session, viewer, award_id), "refused", viewer.member_id)


async def _offered(session: Session, viewer: Viewer, award_id: str) -> ContestAward:
    award = await _held(session, award_id, ("offered",))
    if award.member_id != viewer.member_id or (award.until and clock.now() > award.until):
        raise ClaimOver
    return award


async def hand_over(session: Session, viewer: Viewer, award_id: str) -> None:
    """An owner notes that it was handed over.

    Raises:
        ClaimOver: nobody claimed it.
    """
    award = await _held(session, award_id, ("claimed",))
    await mark(session, award, "handed", viewer.member_id)
    await identity.audit(session, viewer.member_id, "prize_handed", f"claim:{award_id}")


async def give_up(session: Session, viewer: Viewer, award_id: str) -> None:
    """An owner notes that it cannot be delivered; the next in line is told.

    Raises:
        ClaimOver: it was handed over, or is somebody else's by now.
    """
    award = await _held(session, award_id, ("offered", "claimed"))
    if award.state == "claimed":
        await take_from_ledger(session, f"contest:{award.id}")
    await pass_on(session, award, "undeliverable", viewer.member_id)
    await identity.audit(session, viewer.member_id, "prize_undeliverable", f"claim:{award_id}")


async def _held(session: Session, award_id: str, states: Collection[str]) -> ContestAward:
    asked = select(ContestAward).where(ContestAward.id == award_id, col(ContestAward.state).in_(states))
    if (found := (await session.exec(asked.with_for_update())).one_or_none()) is None:
        raise ClaimOver
    return found


async def pass_awards_on(session: Session) -> int:
    """Prizes that nobody claimed in time pass to the next in line."""
    over = select(ContestAward).where(ContestAward.state == "offered", col(ContestAward.until) < clock.now())
    found = (await session.exec(over.order_by(col(ContestAward.until)).limit(AT_ONCE).with_for_update())).all()
    for award in found:
        await pass_on(session, award, "expired")
    return len(found)


async def remind_of_awards(session: Session) -> int:
    """One reminder, three days before the end."""
    soon = select(ContestAward).where(
        ContestAward.state == "offered",
        col(ContestAward.reminded_at).is_(None),
        col(ContestAward.until) <= clock.now() + rules.REMIND,
        col(ContestAward.until) >= clock.now(),
    )
    found = (await session.exec(soon.limit(AT_ONCE).with_for_update())).all()
    for award in found:
        award.reminded_at = clock.now()
        words, href = {"contest": award.contest_id, "claim": award.id}, f"/contests/{award.contest_id}"
        await notifications.notify(
            session, str(award.member_id), "prize_waits", f"claim_soon:{award.id}", href, **words
        )
    await session.flush()
    return len(found)


async def pass_awards_of_erased(session: Session, fact: MemberErased) -> None:
    """Somebody is erased: what waits for them passes on; what they have claimed stays claimed, by nobody."""
    theirs = select(ContestAward).where(ContestAward.member_id == fact.member, col(ContestAward.state).in_(_OPEN))
    for award in (await session.exec(theirs.with_for_update())).all():
        await pass_on(session, award, "undeliverable")
