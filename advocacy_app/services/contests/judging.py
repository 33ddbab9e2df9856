"""Judges at work: a score for each criterion, kept at once, until they hand in; then the result, for everybody."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import col, delete, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.events import ContestJudged, ContestToJudge
from advocacy_app.models import Contest, ContestCriterion, ContestJudge, ContestMark, ContestWork, Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.contests import jury, rules
from advocacy_app.services.contests.awards import is_judged, offer_to_first
from advocacy_app.services.contests.drafts import insist_on_owner
from advocacy_app.services.contests.errors import (
    ContestGone,
    JudgedAlready,
    NotEverythingScored,
    OwnWork,
    ScoreUnfit,
    TooManyJudges,
)
from advocacy_app.services.contests.judges import add_judge, criteria_of, judges_of, marks_of, works_of
from advocacy_app.services.identity import audit

AT_ONCE = 5


def until(contest: Contest) -> datetime:
    """The end of the judges' time."""
    return rules.sealed_at(contest.closes_at, contest.hashtag) + timedelta(days=contest.judge_days)


async def mark(session: Session, viewer: Viewer, work_id: str, criterion_id: str, score: int) -> int:
    """Give a score, 1 to 5, or take it back with 0; the score that stood there before (0 for none).

    Raises:
        ContestGone: not a judge of this contest, or no such work or criterion in it.
        JudgedAlready: the result stands, or the judge has handed in.
        OwnWork: the judge's own. ScoreUnfit: not one of the scores.
    """
    judge, work = await _at_table(session, viewer, work_id)
    criterion = await session.get(ContestCriterion, criterion_id)
    if criterion is None or criterion.contest_id != work.contest_id:
        raise ContestGone
    if score and not jury.LEAST <= score <= jury.MOST:
        raise ScoreUnfit
    this = (
        col(ContestMark.judge_id) == judge.id,
        col(ContestMark.work_id) == work.id,
        col(ContestMark.criterion_id) == criterion.id,
    )
    before = (await session.exec(select(ContestMark.score).where(*this))).one_or_none() or 0
    await session.exec(delete(ContestMark).where(*this))
    if score:
        values = {"judge_id": judge.id, "work_id": work.id, "criterion_id": criterion.id, "score": score}
        await insert_once(session, ContestMark, id=ids.new_id(), at=clock.now(), **values)
    return before


async def _at_table(session: Session, viewer: Viewer, work_id: str) -> tuple[ContestJudge, ContestWork]:
    work = await session.get(ContestWork, work_id)
    if work is None or work.kind != "jury":
        raise ContestGone
    judge = await _judge(session, viewer, work.contest_id)
    if judge.handed_in_at:
        raise JudgedAlready
    if work.member_id == viewer.member_id:
        raise OwnWork
    return judge, work


async def _judge(session: Session, viewer: Viewer, contest_id: str) -> ContestJudge:
    """The viewer as a judge, with the contest held: the result cannot come while a score is being written."""
    held = select(Contest).where(Contest.id == contest_id).with_for_update()
    contest = (await session.exec(held)).one_or_none()
    asked = select(ContestJudge).where(
        ContestJudge.contest_id == contest_id, ContestJudge.member_id == viewer.member_id
    )
    judge = (await session.exec(asked)).one_or_none()
    if contest is None or judge is None:
        raise ContestGone
    if await is_judged(session, contest_id):
        raise JudgedAlready
    return judge


async def hand_in(session: Session, viewer: Viewer, contest_id: str) -> bool:
    """A judge is through. Once all of them are, the result stands; whether it does now.

    Raises:
        ContestGone, JudgedAlready: as for a score.
        NotEverythingScored: something has no score yet.
    """
    judge = await _judge(session, viewer, contest_id)
    if judge.id not in {one.id for one in await through(session, contest_id)}:
        raise NotEverythingScored
    judge.handed_in_at = clock.now()
    await session.flush()
    judges = await judges_of(session, contest_id)
    at_work = [one for one, member in judges if member is not None and member.active]
    if len(at_work) < jury.JUDGES or not all(one.handed_in_at for one in at_work):
        return False
    await _settle(session, await session.get_one(Contest, contest_id))
    return True


async def take_again(session: Session, viewer: Viewer, contest_id: str) -> None:
    """A judge takes what was handed in back, as long as somebody else is still at it.

    Raises:
        ContestGone, JudgedAlready: as for a score.
    """
    judge = await _judge(session, viewer, contest_id)
    judge.handed_in_at = None
    await session.flush()


async def name_judge(session: Session, viewer: Viewer, contest_id: str, member_id: str) -> None:
    """An owner asks one more colleague to judge, for instance in place of somebody who left.

    Raises:
        ContestGone: no such contest, or no judges in it. JudgedAlready: the result stands.
        TooManyJudges: there are enough.
    """
    insist_on_owner(viewer)
    contest = (await session.exec(select(Contest).where(Contest.id == contest_id).with_for_update())).one_or_none()
    member = await session.get(Member, member_id)
    judges = await judges_of(session, contest_id)
    if contest is None or not judges or member is None or not member.active:
        raise ContestGone
    if contest.state not in {"planned", "running", "closed"} or await is_judged(session, contest_id):
        raise JudgedAlready
    if len(judges) >= jury.MOST_JUDGES:
        raise TooManyJudges(most=jury.MOST_JUDGES)
    await add_judge(session, contest_id, member.id)
    await audit(session, viewer.member_id, "judge_named", f"contest:{contest_id}")
    if contest.state == "closed":
        await bus.record(session, ContestToJudge(contest=contest_id))


async def judge_due(session: Session) -> int:
    """Settle contests whose judges' time is over and of whom enough are through; others wait until they are."""
    late = [one for one in await unjudged(session) if until(one) <= clock.now()]
    settled = 0
    for contest in late[:AT_ONCE]:
        held = (await session.exec(select(Contest).where(Contest.id == contest.id).with_for_update())).one()
        if await _enough(session, held) and not await is_judged(session, held.id):
            await _settle(session, held)
            settled += 1
    return settled


async def unjudged(session: Session) -> Sequence[Contest]:
    """Contests that are closed and whose judges have something to score and no result yet."""
    with_works = select(ContestWork.contest_id).where(ContestWork.kind == "jury")
    judged = select(ContestJudge.contest_id).where(col(ContestJudge.counted).is_(True))
    waits = (col(Contest.id).in_(with_works), col(Contest.id).not_in(judged))
    return (await session.exec(select(Contest).where(Contest.state == "closed", *waits))).all()


async def _enough(session: Session, contest: Contest) -> bool:
    return len(await through(session, contest.id)) >= jury.JUDGES


async def through(session: Session, contest_id: str) -> list[ContestJudge]:
    """Judges who have scored everything that is not their own."""
    works, criteria = await works_of(session, contest_id), await criteria_of(session, contest_id)
    judges = [judge for judge, _ in await judges_of(session, contest_id)]
    marks = await marks_of(session, judges)
    return [
        one
        for one in judges
        if jury.through(one.member_id, works, [c.id for c in criteria], [m for m in marks if m.judge == one.id])
    ]


async def _settle(session: Session, contest: Contest) -> None:
    """The order of the works by the scores of the judges who are through."""
    counted = await through(session, contest.id)
    for judge in counted:
        judge.counted = True
    criteria = [one.id for one in await criteria_of(session, contest.id)]
    order = jury.ranked(await works_of(session, contest.id), criteria, await marks_of(session, counted))
    for ranked in order:
        (await session.get_one(ContestWork, ranked.work)).place = ranked.place
    await session.flush()
    await bus.record(session, ContestJudged(contest=contest.id))
    await offer_to_first(session, contest)
