"""What countries ask of a contest, in the reader's words, and what somebody has confirmed."""

from collections.abc import Collection, Iterable, Sequence

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Contest, ContestPledge
from advocacy_app.read_models.contests import CheckLine
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed
from advocacy_app.services.contests import law
from advocacy_app.services.contests.forms import PrizeForm
from advocacy_app.services.contests.meant import countries_of
from advocacy_app.services.contests.rules import money
from advocacy_app.services.contests.terms import asked_by_law


async def checks_of(session: Session, viewer: Viewer, contest: Contest) -> tuple[CheckLine, ...]:
    """Of a contest that is there."""
    said = await pledged(session, contest.id)
    return _lines(viewer, await asked_by_law(session, contest), said)


async def pledged(session: Session, contest_id: str) -> set[str]:
    """What somebody has confirmed for a contest."""
    asked = select(ContestPledge.rule).where(ContestPledge.contest_id == contest_id)
    return set((await session.exec(asked)).all())


async def checks_for(
    session: Session,
    viewer: Viewer,
    audience: Collection[feed.Rule],
    prizes: Sequence[PrizeForm],
    said: Collection[str],
) -> tuple[CheckLine, ...]:
    """Of a contest that somebody is about to make, for those people."""
    known = [law.Prize(one.kind == "draw", money(one.value) or 0, one.currency, one.cash_like) for one in prizes]
    return _lines(viewer, law.applying(await countries_of(session, audience), known), said)


def _lines(viewer: Viewer, asked: Iterable[tuple[str, law.Rule]], said: Collection[str]) -> tuple[CheckLine, ...]:
    return tuple(
        CheckLine(
            rule.key,
            numbers.country(viewer.language, country),
            tr(viewer.language, rule.words),
            rule.source,
            rule.url,
            rule.level == "pledge",
            rule.key in said,
        )
        for country, rule in asked
    )
