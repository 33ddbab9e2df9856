"""The judge's screen: entries one by one, a score for each criterion."""

from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import (
    Card,
    Contest,
    ContestEntry,
    ContestJudge,
    ContestWork,
    Member,
    Picture,
)
from advocacy_app.read_models.feed import PictureView
from advocacy_app.read_models.judging import CriterionLine, JudgedWork, JudgePage, ToJudge
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed, identity
from advocacy_app.services.contests import jury
from advocacy_app.services.contests.awards import is_judged
from advocacy_app.services.contests.errors import ContestGone
from advocacy_app.services.contests.judges import criteria_of, marks_of, works_of
from advocacy_app.services.contests.judging import until

_ENDED = frozenset({"over", "cancelled"})


async def judge_page(session: Session, viewer: Viewer, contest_id: str, number: int = 0) -> JudgePage:
    """A contest before one of its judges, at the entry with this number, else at the first without a score.

    Raises:
        ContestGone: not a judge of this contest, or it is a draft.
    """
    contest = await session.get(Contest, contest_id)
    asked = select(ContestJudge).where(
        ContestJudge.contest_id == contest_id, ContestJudge.member_id == viewer.member_id
    )
    judge = (await session.exec(asked)).one_or_none()
    if contest is None or judge is None or contest.state == "draft":
        raise ContestGone
    criteria = await criteria_of(session, contest_id)
    mine = {(one.work, one.criterion): one.score for one in await marks_of(session, [judge])}
    theirs = [one for one in await works_of(session, contest_id) if not jury.is_own(viewer.member_id, one)]
    kept = await session.exec(select(ContestWork).where(col(ContestWork.id).in_([one.id for one in theirs])))
    works = sorted(kept.all(), key=lambda one: one.number)
    done = {one.id for one in works if all((one.id, criterion.id) in mine for criterion in criteria)}
    shown = _shown(works, done, number)
    at = works.index(shown) if shown else 0
    return JudgePage(
        contest=contest.id,
        title=contest.title,
        language=contest.language,
        state=await _state(session, contest, judge),
        blind=contest.blind,
        until=numbers.day_and_time(viewer.language, until(contest), viewer.timezone),
        done=len(done),
        progress=tr(viewer.language, "judging.progress", n=len(works), done=len(done)),
        works=tuple(ToJudge(one.number, one.id in done, one is shown) for one in works),
        work=await _work(session, viewer, contest, shown) if shown else JudgedWork(),
        criteria=tuple(CriterionLine(one.id, one.name, mine.get((shown.id, one.id), 0)) for one in criteria)
        if shown
        else (),
        before=works[at - 1].number if at else 0,
        after=works[at + 1].number if at + 1 < len(works) else 0,
        complete=len(done) == len(works),
    )


def _shown(works: Sequence[ContestWork], done: set[str], number: int) -> ContestWork | None:
    asked = next((one for one in works if one.number == number), None)
    return asked or next((one for one in works if one.id not in done), works[0] if works else None)


async def _state(session: Session, contest: Contest, judge: ContestJudge) -> str:
    if contest.state in {"planned", "running"}:
        return "early"
    if contest.state in _ENDED or await is_judged(session, contest.id):
        return "over"
    return "handed" if judge.handed_in_at else "open"


async def _work(session: Session, viewer: Viewer, contest: Contest, work: ContestWork) -> JudgedWork:
    words, language, picture = await _content(session, viewer, contest, work)
    return JudgedWork(work.id, work.number, await _author(session, viewer, contest, work), words, language, picture)


async def _author(session: Session, viewer: Viewer, contest: Contest, work: ContestWork) -> str:
    """Nobody where judges see no names; else as far as the author allows."""
    if contest.blind or work.member_id is None:
        return ""
    one = await session.get_one(Member, work.member_id)
    return identity.face(one.name, one.nickname, one.visibility, one.id, viewer.language, "").name


async def _content(
    session: Session, viewer: Viewer, contest: Contest, work: ContestWork
) -> tuple[str, str, PictureView]:
    if work.entry_id:
        entry = await session.get(ContestEntry, work.entry_id)
        return entry.answer if entry else "", contest.language, PictureView()
    asked = (
        columns(Card.summary, Card.language, *feed.PICTURE)
        .select_from(Card)
        .outerjoin(Picture, col(Picture.id) == Card.picture_id)
        .where(Card.id == work.card_id)
    )
    found = (await rows(session, asked))[0]
    return found.summary, found.language, feed.picture_view(found, viewer.language)
