"""How far the plans are, and which pilots there are."""

from sqlmodel import col, func, select

from advocacy_app.db import Session
from advocacy_app.i18n import Language, tr
from advocacy_app.models import (
    Campaign,
    CampaignAudience,
    Card,
    CardAudience,
    Cohort,
    GuidelineVersion,
    Idea,
    Member,
    Poll,
    TrackPass,
)
from advocacy_app.read_models.launch import LaunchPage, PilotRow, PlanView, StepRow
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.launch.rules import PLANS, Need

_HERE = col(Member.deactivated_at).is_(None)
FACTS = {
    "policies": select(func.count(func.distinct(GuidelineVersion.guideline_id))),
    "piloting": select(func.count(func.distinct(Cohort.member_id))),
    "posts": select(func.count()).select_from(Card).where(Card.state == "live", col(Card.author_id).is_(None)),
    "champions": select(func.count()).select_from(Member).where(Member.role == "champion", _HERE),
    "pulses": select(func.count()).select_from(Poll).where(Poll.kind == "pulse", Poll.state != "draft"),
    "feedback": select(func.count()).select_from(Idea).where(Idea.kind == "pilot"),
    "learners": select(func.count(func.distinct(TrackPass.member_id))),
    "campaigns": select(func.count()).select_from(Campaign).where(Campaign.state != "draft"),
    "inside": select(func.count()).select_from(Member).where(col(Member.welcomed_at).is_not(None), _HERE),
}
"""What each step counts."""


async def launch(session: Session, viewer: Viewer) -> LaunchPage:
    """Both plans as they stand, and the pilots.

    Raises:
        NotAllowed: the viewer does not run the programme.
    """
    identity.must_be_owner(viewer)
    counts = {name: (await session.exec(asked)).one() for name, asked in FACTS.items()}
    plans = tuple(_plan(viewer.language, name, needs, counts) for name, needs in PLANS.items())
    return LaunchPage(plans, tuple(await _pilots(session, viewer.language)))


def _plan(language: Language, name: str, needs: tuple[Need, ...], counts: dict[str, int]) -> PlanView:
    steps = tuple(_step(language, need, counts[need.fact]) for need in needs)
    done = sum(step.done for step in steps)
    return PlanView(
        name=name,
        title=tr(language, f"launch.plan_{name}"),
        about=tr(language, f"launch.about_{name}"),
        progress=tr(language, "launch.progress", done=done, all=len(steps)),
        steps=steps,
    )


def _step(language: Language, need: Need, there: int) -> StepRow:
    return StepRow(
        title=tr(language, f"launch.do_{need.fact}"),
        line=tr(language, "launch.there", there=min(there, need.enough), enough=need.enough),
        href=need.href,
        done=there >= need.enough,
    )


async def _pilots(session: Session, language: Language) -> list[PilotRow]:
    groups = select(Cohort.slug, func.count()).group_by(Cohort.slug).order_by(Cohort.slug)
    rows: list[PilotRow] = []
    for slug, people in (await session.exec(groups)).all():
        n = 0
        for table in (CardAudience, CampaignAudience):
            limited = select(func.count()).select_from(table).where(table.kind == "cohort", table.value == slug)
            n += (await session.exec(limited)).one()
        words = tr(language, "launch.things", n=n) if n else tr(language, "launch.open_to_all")
        rows.append(PilotRow(slug, tr(language, "launch.people", n=people), words, limited=n > 0))
    return rows
