"""Who judges a contest, by what, which works, and the scores so far."""

from collections.abc import Sequence

from sqlmodel import col, delete, select

from advocacy_app import ids
from advocacy_app.db import Session, insert_once
from advocacy_app.models import Card, Contest, ContestCriterion, ContestJudge, ContestMark, ContestWork, Member
from advocacy_app.services.contests import jury, rules
from advocacy_app.services.contests.errors import TooManyJudges
from advocacy_app.services.errors import must_fit


async def take_judges(session: Session, contest: Contest, members: Sequence[str]) -> None:
    """Name the judges of a draft; whoever does not work here is left out.

    Raises:
        TooManyJudges: more than five.
    """
    named = list(dict.fromkeys(filter(None, members)))
    if len(named) > jury.MOST_JUDGES:
        raise TooManyJudges(most=jury.MOST_JUDGES)
    await session.exec(delete(ContestJudge).where(col(ContestJudge.contest_id) == contest.id))
    for member_id in named:
        member = await session.get(Member, member_id)
        if member is not None and member.active and member.role != "guest_curator":
            await add_judge(session, contest.id, member.id)


async def add_judge(session: Session, contest_id: str, member_id: str) -> None:
    """One more judge, unless they are one."""
    new = {"id": ids.new_id(), "contest_id": contest_id, "member_id": member_id}
    await insert_once(session, ContestJudge, counted=False, **new)


async def take_criteria(session: Session, contest: Contest, names: Sequence[str]) -> None:
    """What a draft's judges will look at, in this order; empty lines are left out.

    Raises:
        TooLong: one of them.
    """
    lines = [must_fit(rules.line(name), rules.NAME, f"criterion-{at}") for at, name in enumerate(names)]
    named = [name for name in lines if name][: jury.CRITERIA]
    await session.exec(delete(ContestCriterion).where(col(ContestCriterion.contest_id) == contest.id))
    for place, name in enumerate(dict.fromkeys(named), start=1):
        session.add(ContestCriterion(id=ids.new_id(), contest_id=contest.id, place=place, name=name))
    await session.flush()


async def works_of(session: Session, contest_id: str) -> list[jury.Work]:
    """What is judged, as its rank needs it: without posts that were taken down and people who were erased."""
    gone = select(Card.id).where(Card.state != "live")
    asked = select(ContestWork).where(
        ContestWork.contest_id == contest_id,
        ContestWork.kind == "jury",
        col(ContestWork.member_id).is_not(None),
        col(ContestWork.card_id).is_(None) | col(ContestWork.card_id).not_in(gone),
    )
    found = (await session.exec(asked.order_by(col(ContestWork.number)))).all()
    return [jury.Work(one.id, one.came_at, one.member_id) for one in found]


async def criteria_of(session: Session, contest_id: str) -> Sequence[ContestCriterion]:
    """In their order."""
    asked = select(ContestCriterion).where(ContestCriterion.contest_id == contest_id)
    return (await session.exec(asked.order_by(col(ContestCriterion.place)))).all()


async def judges_of(session: Session, contest_id: str) -> Sequence[tuple[ContestJudge, Member | None]]:
    """Each judge with who that is, as long as anybody knows."""
    asked = (
        select(ContestJudge, Member)
        .outerjoin(Member, col(Member.id) == ContestJudge.member_id)
        .where(ContestJudge.contest_id == contest_id)
        .order_by(col(ContestJudge.id))
    )
    return (await session.exec(asked)).all()


async def marks_of(session: Session, judges: Sequence[ContestJudge]) -> list[jury.Mark]:
    """All scores of these judges."""
    asked = select(ContestMark).where(col(ContestMark.judge_id).in_([one.id for one in judges]))
    found = (await session.exec(asked)).all()
    return [jury.Mark(one.judge_id, one.work_id, one.criterion_id, one.score) for one in found]
