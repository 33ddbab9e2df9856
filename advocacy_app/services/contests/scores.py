"""What came of judging: how far each judge is, for the owner; the published scores, for everybody."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import Card, Contest, ContestAward, ContestCriterion, ContestWork
from advocacy_app.read_models.judging import JudgeLine, ScoredWork, ScoreLine
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.contests import jury
from advocacy_app.services.contests.awards import is_judged
from advocacy_app.services.contests.judges import criteria_of, judges_of, marks_of, works_of

_HAS = ("offered", "claimed", "handed")


async def judge_lines(session: Session, contest_id: str, language: Language) -> tuple[JudgeLine, ...]:
    """Each judge for the owner: how many entries are scored, and whether they were handed in."""
    judges, criteria = await judges_of(session, contest_id), await criteria_of(session, contest_id)
    works = await works_of(session, contest_id)
    marks = await marks_of(session, [judge for judge, _ in judges])
    scored = {(one.judge, one.work, one.criterion) for one in marks}
    lines: list[JudgeLine] = []
    for judge, member in judges:
        theirs = [one for one in works if not jury.is_own(judge.member_id, one)]
        done = sum(all((judge.id, one.id, criterion.id) in scored for criterion in criteria) for one in theirs)
        told = "handed_in" if judge.handed_in_at else "scored"
        line = tr(language, f"judging.{told}", n=len(theirs), done=done)
        name = member.name if member else tr(language, "contest.nobody")
        lines.append(JudgeLine(name, line, judge.handed_in_at is not None))
    return tuple(lines)


async def scores(session: Session, viewer: Viewer, contest: Contest, most: int) -> tuple[ScoredWork, ...]:
    """The published order with the mean of every criterion; empty before it stands."""
    if not await is_judged(session, contest.id):
        return ()
    criteria = await criteria_of(session, contest.id)
    counted = [judge for judge, _ in await judges_of(session, contest.id) if judge.counted]
    works = await works_of(session, contest.id)
    order = jury.ranked(works, [one.id for one in criteria], await marks_of(session, counted))
    asked = select(ContestWork).where(ContestWork.contest_id == contest.id, ContestWork.kind == "jury")
    kept = {one.id: one for one in (await session.exec(asked)).all()}
    won = set((await session.exec(select(ContestAward.work_id).where(col(ContestAward.state).in_(_HAS)))).all())
    slugs = await _slugs(session, kept)
    shown = [
        _scored(viewer, kept[one.work], one, criteria, slugs.get(one.work, ""), won=one.work in won) for one in order
    ]
    return tuple(one for one in shown if one.place <= most or one.mine)


async def _slugs(session: Session, works: Mapping[str, ContestWork]) -> dict[str, str]:
    posts = {one.card_id: one.id for one in works.values() if one.card_id}
    asked = select(Card.id, Card.slug).where(col(Card.id).in_(posts), Card.state == "live")
    return {posts[card]: f"/c/{slug}" for card, slug in (await session.exec(asked)).all()}


def _scored(
    viewer: Viewer,
    work: ContestWork,
    ranked: jury.Ranked,
    criteria: Sequence[ContestCriterion],
    href: str,
    *,
    won: bool,
) -> ScoredWork:
    def written(mean: Fraction) -> str:
        return numbers.two_decimals(viewer.language, jury.written(mean) / jury.HUNDREDTHS)

    return ScoredWork(
        place=ranked.place,
        name=tr(viewer.language, "judging.entry", number=work.number),
        total=written(ranked.total),
        scores=tuple(ScoreLine(one.name, written(mean)) for one, mean in zip(criteria, ranked.means, strict=True)),
        mine=work.member_id == viewer.member_id,
        won=won,
        href=href,
    )
