"""The line for prizes without chance: who is next, what is offered to them, when it passes on."""

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import PrizePassedOn
from advocacy_app.models import Card, Contest, ContestAward, ContestPrize, ContestWork, Member
from advocacy_app.services import fair_play, identity, notifications
from advocacy_app.services.contests import rules

BOARD = "contest:"
"""How boards of contests are named where humans clear them."""


async def promise(session: Session, contest: Contest, kind: str, state: str) -> list[ContestAward]:
    """An award for each prize of a kind, as far as there is somebody; one person has one of them."""
    asked = select(ContestPrize).where(ContestPrize.contest_id == contest.id, ContestPrize.kind == kind)
    awards: list[ContestAward] = []
    for prize in (await session.exec(asked.order_by(col(ContestPrize.place)))).all():
        if (work := await _next_in_line(session, contest, kind)) is None:
            break
        awards.append(await _award(session, prize, work, 0, state))
    return awards


async def _award(session: Session, prize: ContestPrize, work: ContestWork, turn: int, state: str) -> ContestAward:
    award = ContestAward(
        id=ids.new_id(),
        contest_id=prize.contest_id,
        prize_id=prize.id,
        work_id=work.id,
        member_id=work.member_id,
        turn=turn,
        state=state,
        made_at=clock.now(),
    )
    session.add(award)
    await session.flush()
    return award


async def _next_in_line(session: Session, contest: Contest, kind: str) -> ContestWork | None:
    """The best work of somebody who can have the prize and was not asked yet."""
    asked = select(ContestAward.member_id).join(ContestWork, col(ContestWork.id) == ContestAward.work_id)
    had = set((await session.exec(asked.where(ContestAward.contest_id == contest.id, ContestWork.kind == kind))).all())
    lined = select(ContestWork).where(
        ContestWork.contest_id == contest.id, ContestWork.kind == kind, ContestWork.place > 0
    )
    for work in (await session.exec(lined.order_by(col(ContestWork.place)))).all():
        if work.member_id not in had and await _stands(session, work):
            return work
    return None


async def _stands(session: Session, work: ContestWork) -> bool:
    """Still somebody's who works here, and its post was not taken down."""
    author = await session.get(Member, work.member_id) if work.member_id else None
    if author is None or not author.active:
        return False
    card = await session.get(Card, work.card_id) if work.card_id else None
    return work.card_id is None or (card is not None and card.state == "live")


async def offer(session: Session, contest: Contest, award: ContestAward) -> None:
    """Let somebody know and wait for their word; what cannot be theirs any more passes on."""
    work = await session.get_one(ContestWork, award.work_id)
    if not await _stands(session, work):
        await pass_on(session, award, "undeliverable")
        return
    tz = (await identity.organisation(session)).timezone
    award.state, award.until = "offered", rules.claim_until(clock.now(), contest.claim_days, tz)
    await session.flush()
    words, href = {"contest": contest.id, "claim": award.id}, f"/contests/{contest.id}"
    await notifications.notify(session, str(award.member_id), "prize_won", f"won:{award.id}", href, **words)


async def mark(session: Session, award: ContestAward, state: str, by: str = "") -> None:
    """Where it stands, since when, by whom."""
    award.state, award.settled_at, award.settled_by = state, clock.now(), by
    await session.flush()


async def pass_on(session: Session, award: ContestAward, state: str, by: str = "") -> None:
    """It did not become theirs: the next in line has it."""
    await mark(session, award, state, by)
    contest = (await session.exec(select(Contest).where(Contest.id == award.contest_id).with_for_update())).one()
    prize = await session.get_one(ContestPrize, award.prize_id)
    if (work := await _next_in_line(session, contest, prize.kind)) is None:
        return
    again = await _award(session, prize, work, award.turn + 1, "waiting")
    await bus.record(session, PrizePassedOn(actor=by, claim=again.id))
    if prize.kind == "jury" or await fair_play.is_clear(session, f"{BOARD}{contest.id}"):
        await offer(session, contest, again)
