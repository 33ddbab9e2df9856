"""Prizes find their people: claimed, refused, unclaimed or undeliverable; then the next alternate, never a re-draw."""

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import MemberErased, PrizeClaimed, PrizePassedOn
from advocacy_app.models import Contest, ContestPrize, Draw, DrawClaim, DrawReceipt
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws, identity, notifications
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.drafts import insist_on_owner
from advocacy_app.services.contests.errors import ClaimOver
from advocacy_app.services.contests.ledger import keep_in_ledger, take_from_ledger
from advocacy_app.services.contests.telling import INBOX, PAGE, note
from advocacy_app.services.identity import audit

AT_ONCE = 20


async def tell_winner(session: Session, contest: Contest, draw: Draw, claim: DrawClaim) -> None:
    """Tell whoever the ticket belongs to that there is something to claim, and until when."""
    if claim.member_id is None:
        await _settle(session, draw, claim, "undeliverable")
        return
    href = f"/contests/{contest.id}"
    key = f"won:{claim.id}"
    await notifications.notify(session, claim.member_id, "prize_won", key, href, contest=contest.id, claim=claim.id)


async def claim(session: Session, viewer: Viewer, claim_id: str) -> None:
    """Take the prize, in one tap; it is written into the list of prizes.

    Raises:
        ClaimOver: nobody offers it to this member, or its time is over.
    """
    draw, mine = await _offered(session, viewer, claim_id)
    await _mark(session, mine, "claimed", viewer.member_id)
    await keep_in_ledger(session, viewer.member_id, f"draw:{mine.id}", "draw", await _prize(session, draw, mine))
    await note(session, draw, "claim", draw.result_sha256, INBOX, 1)
    await bus.record(session, PrizeClaimed(actor=viewer.member_id, claim=mine.id))


async def _prize(session: Session, draw: Draw, mine: DrawClaim) -> ContestPrize:
    """The prizes of a draw are those of its contest, in their order."""
    asked = select(ContestPrize).where(ContestPrize.contest_id == draw.contest_id, ContestPrize.kind == "draw")
    return (await session.exec(asked.order_by(col(ContestPrize.place)))).all()[mine.prize]


async def refuse(session: Session, viewer: Viewer, claim_id: str) -> None:
    """Pass the prize on to the next alternate.

    Raises:
        ClaimOver: nobody offers it to this member, or its time is over.
    """
    draw, mine = await _offered(session, viewer, claim_id)
    await _settle(session, draw, mine, "refused", viewer.member_id)


async def _offered(session: Session, viewer: Viewer, claim_id: str) -> tuple[Draw, DrawClaim]:
    asked = select(DrawClaim).where(DrawClaim.id == claim_id).with_for_update()
    found = (await session.exec(asked)).one_or_none()
    open_ = found is not None and found.state == "offered" and clock.now() <= found.until
    if found is None or not open_ or found.member_id != viewer.member_id:
        raise ClaimOver
    return await session.get_one(Draw, found.draw_id), found


async def hand_over(session: Session, viewer: Viewer, claim_id: str) -> None:
    """An owner notes that a claimed prize was handed over.

    Raises:
        ClaimOver: nobody claimed it.
    """
    found = await _at_desk(session, viewer, claim_id, "claimed")
    await _mark(session, found, "handed", viewer.member_id)
    await audit(session, viewer.member_id, "prize_handed", f"claim:{claim_id}")


async def give_up(session: Session, viewer: Viewer, claim_id: str) -> None:
    """An owner notes that a prize cannot be delivered; it passes to the next alternate.

    Raises:
        ClaimOver: it was handed over, or is somebody else's by now.
    """
    found = await _at_desk(session, viewer, claim_id, "offered", "claimed")
    draw = await session.get_one(Draw, found.draw_id)
    if found.state == "claimed":
        await take_from_ledger(session, f"draw:{found.id}")
    await _settle(session, draw, found, "undeliverable", viewer.member_id)
    await audit(session, viewer.member_id, "prize_undeliverable", f"claim:{claim_id}")


async def _at_desk(session: Session, viewer: Viewer, claim_id: str, *states: str) -> DrawClaim:
    insist_on_owner(viewer)
    asked = select(DrawClaim).where(DrawClaim.id == claim_id, col(DrawClaim.state).in_(states)).with_for_update()
    if (found := (await session.exec(asked)).one_or_none()) is None:
        raise ClaimOver
    return found


async def _mark(session: Session, found: DrawClaim, state: str, by: str = "") -> None:
    found.state, found.settled_at, found.settled_by = state, clock.now(), by
    await session.flush()


async def _settle(session: Session, draw: Draw, found: DrawClaim, state: str, by: str = "") -> None:
    """It did not become theirs: offer it to the next alternate who was drawn, if there is one left."""
    await _mark(session, found, state, by)
    contest = await session.get_one(Contest, draw.contest_id)
    if (c_i := await _next_in_line(session, draw)) is None:
        await note(session, draw, "passed_on", draw.result_sha256, PAGE, 0)
        return
    tz = (await identity.organisation(session)).timezone
    asked = select(DrawReceipt.member_id).where(DrawReceipt.draw_id == draw.id, DrawReceipt.c_i == c_i)
    again = DrawClaim(
        id=ids.new_id(),
        draw_id=draw.id,
        prize=found.prize,
        turn=found.turn + 1,
        c_i=c_i,
        member_id=(await session.exec(asked)).one_or_none(),
        offered_at=clock.now(),
        until=rules.claim_until(clock.now(), contest.claim_days, tz),
    )
    session.add(again)
    await session.flush()
    await note(session, draw, "passed_on", draw.result_sha256, INBOX, 1 if again.member_id else 0)
    await bus.record(session, PrizePassedOn(actor=by, claim=again.id))
    await tell_winner(session, contest, draw, again)


async def _next_in_line(session: Session, draw: Draw) -> str | None:
    """The first alternate to whom nothing was offered yet; held, since two prizes may pass on at once."""
    await session.exec(select(Draw.id).where(Draw.id == draw.id).with_for_update())
    closing = draws.closing_of(draws.opening_of(draw.c0), draw.c1)
    outcome = draws.outcome_of(closing, draw.entropy, draw.result)
    asked = set((await session.exec(select(DrawClaim.c_i).where(DrawClaim.draw_id == draw.id))).all())
    return next((pick.c_i for pick in outcome.alternates if pick.c_i not in asked), None)


async def pass_on_due(session: Session) -> int:
    """Prizes that nobody claimed in time pass to the next alternate."""
    over = select(DrawClaim).where(DrawClaim.state == "offered", DrawClaim.until < clock.now())
    found = (await session.exec(over.order_by(col(DrawClaim.until)).limit(AT_ONCE).with_for_update())).all()
    for one in found:
        await _settle(session, await session.get_one(Draw, one.draw_id), one, "expired")
    return len(found)


async def remind_due(session: Session) -> int:
    """One reminder, three days before the end."""
    soon = select(DrawClaim).where(
        DrawClaim.state == "offered",
        col(DrawClaim.reminded_at).is_(None),
        DrawClaim.until <= clock.now() + rules.REMIND,
        DrawClaim.until >= clock.now(),
    )
    found = (await session.exec(soon.limit(AT_ONCE).with_for_update())).all()
    for one in found:
        one.reminded_at = clock.now()
        draw = await session.get_one(Draw, one.draw_id)
        words = {"contest": draw.contest_id, "claim": one.id}
        href, key = f"/contests/{draw.contest_id}", f"claim_soon:{one.id}"
        await notifications.notify(session, str(one.member_id), "prize_waits", key, href, **words)
    await session.flush()
    return len(found)


async def pass_on_erased(session: Session, fact: MemberErased) -> None:
    """Somebody is erased: what waits for them passes on; what they have claimed stays claimed, by nobody."""
    theirs = select(DrawClaim).where(DrawClaim.member_id == fact.member, DrawClaim.state == "offered")
    for one in (await session.exec(theirs.with_for_update())).all():
        await _settle(session, await session.get_one(Draw, one.draw_id), one, "undeliverable")
