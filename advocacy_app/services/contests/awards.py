"""Prizes without chance find their people: offered, claimed, refused or expired; then the next in line."""

from collections.abc import Collection, Sequence

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import BoardCleared, ContestToJudge, MemberErased, PrizeClaimed, PrizePassedOn
from advocacy_app.models import (
    BoardClearance,
    Card,
    Contest,
    ContestAward,
    ContestJudge,
    ContestPrize,
    ContestWork,
    Draw,
    Member,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import fair_play, identity, notifications
from advocacy_app.services.contests import rules, works
from advocacy_app.services.contests.errors import ClaimOver
from advocacy_app.services.contests.ledger import keep_in_ledger, take_from_ledger

AT_ONCE = 20
_BOARD = "contest:"
_OPEN = ("waiting", "offered")


async def begin_awards(session: Session, contest: Contest) -> None:
    """The list is closed: keep what may win, call judges, put the posts with the most thanks before a human."""
    await works.gather(session, contest)
    awards = await _promise(session, contest, "best", "waiting")
    if awards:
        people = await _in_line(session, contest, len(awards) + contest.alternates)
        href = f"/studio/contests/{contest.id}"
        board = f"{_BOARD}{contest.id}"
        await fair_play.ask_for_clearance(session, board, title=contest.title, href=href, members=people)
    if "jury" in await works.gathered(session, contest.id):
        await bus.record(session, ContestToJudge(contest=contest.id))
    await conclude(session, contest)


async def _in_line(session: Session, contest: Contest, most: int) -> set[str]:
    """Who stands to win: the first, and those to whom a prize would pass on."""
    lined = select(ContestWork.member_id).where(ContestWork.contest_id == contest.id, ContestWork.kind == "best")
    found = (await session.exec(lined.order_by(col(ContestWork.place)).limit(most))).all()
    return {one for one in found if one}


async def follow_clearance(session: Session, fact: BoardCleared) -> None:
    """A human has cleared the board: what waited is offered now."""
    if not fact.board.startswith(_BOARD):
        return
    contest = await session.get(Contest, fact.board.removeprefix(_BOARD))
    if contest is None:
        return
    asked = select(ContestAward).where(ContestAward.contest_id == contest.id, ContestAward.state == "waiting")
    for award in (await session.exec(asked.with_for_update())).all():
        await _offer(session, contest, award)
    await conclude(session, contest)


async def offer_to_first(session: Session, contest: Contest) -> None:
    """The judges' order stands: offer their prizes."""
    for award in await _promise(session, contest, "jury", "waiting"):
        await _offer(session, contest, award)
    await conclude(session, contest)


async def conclude(session: Session, contest: Contest) -> None:
    """A contest is over once nothing in it waits for a draw, for judges or for a human's word."""
    if contest.state != "closed" or await _unsettled(session, contest):
        return
    contest.state = "over"
    await session.flush()


async def _unsettled(session: Session, contest: Contest) -> bool:
    drawing = select(Draw.id).where(Draw.contest_id == contest.id, col(Draw.state).in_(("open", "closed")))
    waiting = select(ContestAward.id).where(ContestAward.contest_id == contest.id, ContestAward.state == "waiting")
    for asked in (drawing, waiting):
        if (await session.exec(asked.limit(1))).first():
            return True
    return "jury" in await works.gathered(session, contest.id) and not await is_judged(session, contest.id)


async def is_judged(session: Session, contest_id: str) -> bool:
    """Whether the judges' order stands."""
    asked = select(ContestJudge.id).where(ContestJudge.contest_id == contest_id, col(ContestJudge.counted).is_(True))
    return (await session.exec(asked.limit(1))).first() is not None


async def _promise(session: Session, contest: Contest, kind: str, state: str) -> list[ContestAward]:
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


async def _offer(session: Session, contest: Contest, award: ContestAward) -> None:
    work = await session.get_one(ContestWork, award.work_id)
    if not await _stands(session, work):
        await _pass_on(session, award, "undeliverable")
        return
    tz = (await identity.organisation(session)).timezone
    award.state, award.until = "offered", rules.claim_until(clock.now(), contest.claim_days, tz)
    await session.flush()
    words, href = {"contest": contest.id, "claim": award.id}, f"/contests/{contest.id}"
    await notifications.notify(session, str(award.member_id), "prize_won", f"won:{award.id}", href, **words)


async def claim(session: Session, viewer: Viewer, award_id: str) -> None:
    """Take the prize, in one tap; it is written into the list of prizes.

    Raises:
        ClaimOver: nobody offers it to this member, or its time is over.
    """
    award = await _offered(session, viewer, award_id)
    prize = await session.get_one(ContestPrize, award.prize_id)
    await _mark(session, award, "claimed", viewer.member_id)
    await keep_in_ledger(session, viewer.member_id, f"contest:{award.id}", "contest", prize)
    await bus.record(session, PrizeClaimed(actor=viewer.member_id, claim=award.id))


async def refuse(session: Session, viewer: Viewer, award_id: str) -> None:
    """Let the next in line have it.

    Raises:
        ClaimOver: nobody offers it to this member, or its time is over.
    """
    await _pass_on(session, await _offered(session, viewer, award_id), "refused", viewer.member_id)


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
    await _mark(session, award, "handed", viewer.member_id)
    await identity.audit(session, viewer.member_id, "prize_handed", f"claim:{award_id}")


async def give_up(session: Session, viewer: Viewer, award_id: str) -> None:
    """An owner notes that it cannot be delivered; the next in line is told.

    Raises:
        ClaimOver: it was handed over, or is somebody else's by now.
    """
    award = await _held(session, award_id, ("offered", "claimed"))
    if award.state == "claimed":
        await take_from_ledger(session, f"contest:{award.id}")
    await _pass_on(session, award, "undeliverable", viewer.member_id)
    await identity.audit(session, viewer.member_id, "prize_undeliverable", f"claim:{award_id}")


async def _held(session: Session, award_id: str, states: Collection[str]) -> ContestAward:
    asked = select(ContestAward).where(ContestAward.id == award_id, col(ContestAward.state).in_(states))
    if (found := (await session.exec(asked.with_for_update())).one_or_none()) is None:
        raise ClaimOver
    return found


async def _mark(session: Session, award: ContestAward, state: str, by: str = "") -> None:
    award.state, award.settled_at, award.settled_by = state, clock.now(), by
    await session.flush()


async def _pass_on(session: Session, award: ContestAward, state: str, by: str = "") -> None:
    await _mark(session, award, state, by)
    contest = (await session.exec(select(Contest).where(Contest.id == award.contest_id).with_for_update())).one()
    prize = await session.get_one(ContestPrize, award.prize_id)
    if (work := await _next_in_line(session, contest, prize.kind)) is None:
        return
    again = await _award(session, prize, work, award.turn + 1, "waiting")
    await bus.record(session, PrizePassedOn(actor=by, claim=again.id))
    if prize.kind == "jury" or await fair_play.is_clear(session, f"{_BOARD}{contest.id}"):
        await _offer(session, contest, again)


async def pass_awards_on(session: Session) -> int:
    """Prizes that nobody claimed in time pass to the next in line."""
    over = select(ContestAward).where(ContestAward.state == "offered", col(ContestAward.until) < clock.now())
    found = (await session.exec(over.order_by(col(ContestAward.until)).limit(AT_ONCE).with_for_update())).all()
    for award in found:
        await _pass_on(session, award, "expired")
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
        await _pass_on(session, award, "undeliverable")


async def board_of(session: Session, contest: Contest) -> str:
    """What became of the board with the posts: ``waiting`` for a human's word, ``clear``, or empty without one."""
    asked = select(BoardClearance.cleared_at).where(BoardClearance.board == f"{_BOARD}{contest.id}")
    found = (await session.exec(asked)).all()
    return "" if not found else "waiting" if found[0] is None else "clear"


async def is_award(session: Session, claim_id: str) -> bool:
    """Whether a claim is of a prize without chance."""
    return await session.get(ContestAward, claim_id) is not None


async def awards_of(session: Session, contest_id: str) -> Sequence[tuple[ContestAward, ContestPrize, Member | None]]:
    """All of a contest in the order of prizes, each with its prize and whose it is."""
    asked = (
        select(ContestAward, ContestPrize, Member)
        .join(ContestPrize, col(ContestPrize.id) == ContestAward.prize_id)
        .outerjoin(Member, col(Member.id) == ContestAward.member_id)
        .where(ContestAward.contest_id == contest_id)
        .order_by(col(ContestPrize.place), col(ContestAward.turn))
    )
    return (await session.exec(asked)).all()
