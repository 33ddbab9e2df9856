"""Prizes without chance: kept at the closing, cleared by a human or ordered by judges, until nothing waits."""

from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app import bus
from advocacy_app.db import Session
from advocacy_app.events import BoardCleared, ContestToJudge
from advocacy_app.models import (
    BoardClearance,
    Contest,
    ContestAward,
    ContestJudge,
    ContestPrize,
    ContestWork,
    Draw,
    Member,
)
from advocacy_app.services import fair_play
from advocacy_app.services.contests import works
from advocacy_app.services.contests.line import BOARD, offer, promise


async def begin_awards(session: Session, contest: Contest) -> None:
    """The list is closed: keep what may win, call judges, put the posts with the most thanks before a human."""
    await works.gather(session, contest)
    awards = await promise(session, contest, "best", "waiting")
    if awards:
        people = await _in_line(session, contest, len(awards) + contest.alternates)
        href = f"/studio/contests/{contest.id}"
        board = f"{BOARD}{contest.id}"
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
    if not fact.board.startswith(BOARD):
        return
    contest = await session.get(Contest, fact.board.removeprefix(BOARD))
    if contest is None:
        return
    asked = select(ContestAward).where(ContestAward.contest_id == contest.id, ContestAward.state == "waiting")
    for award in (await session.exec(asked.with_for_update())).all():
        await offer(session, contest, award)
    await conclude(session, contest)


async def offer_to_first(session: Session, contest: Contest) -> None:
    """The judges' order stands: offer their prizes."""
    for award in await promise(session, contest, "jury", "waiting"):
        await offer(session, contest, award)
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


async def board_of(session: Session, contest: Contest) -> str:
    """What became of the board with the posts: ``waiting`` for a human's word, ``clear``, or empty without one."""
    asked = select(BoardClearance.cleared_at).where(BoardClearance.board == f"{BOARD}{contest.id}")
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


async def is_judged(session: Session, contest_id: str) -> bool:
    """Whether the judges' order stands."""
    asked = select(ContestJudge.id).where(ContestJudge.contest_id == contest_id, col(ContestJudge.counted).is_(True))
    return (await session.exec(asked.limit(1))).first() is not None
