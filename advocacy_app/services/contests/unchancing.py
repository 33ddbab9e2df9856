"""Chance taken out of a draft: where a country forbids a draw, judges decide."""

from sqlmodel import col, update

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import is_language, tr
from advocacy_app.models import ContestPrize
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.contests.drafts import draft
from advocacy_app.services.contests.judges import criteria_of, take_criteria

_FIRST = (1, 2, 3)
"""Criteria to begin with."""


async def let_judges_decide(session: Session, viewer: Viewer, contest_id: str) -> None:
    """Judges decide about what would be drawn; a question and criteria to begin with are written in.

    Raises:
        ContestGone, RulesFrozen: as for writing.
    """
    contest = await draft(session, viewer, contest_id)
    drawn = (col(ContestPrize.contest_id) == contest.id, col(ContestPrize.kind) == "draw")
    await session.exec(update(ContestPrize).where(*drawn).values(kind="jury"))
    language = contest.language if is_language(contest.language) else "en"
    if not await criteria_of(session, contest_id):
        await take_criteria(session, contest, [tr(language, f"judging.criterion_{n}") for n in _FIRST])
    contest.question = contest.question or tr(language, "judging.question")
    contest.changed_at = clock.now()
    await session.flush()
