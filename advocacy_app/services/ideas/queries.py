"""Ideas: one's own, those that were taken up, and all of them for those who answer."""

from collections.abc import Sequence

from sqlmodel import col, func, select

from advocacy_app.db import Session
from advocacy_app.i18n import tr
from advocacy_app.i18n.numbers import day
from advocacy_app.models import Cohort, Idea, IdeaStep, Member
from advocacy_app.read_models.ideas import IdeaView, StepView
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.ideas.rules import PRIVATE, TAKEN_UP, TONES

SHOWN = 50
OPEN = ("received", "considered", "planned", "live")


async def mine(session: Session, viewer: Viewer) -> list[IdeaView]:
    """What the viewer brought in, the newest first, with every answer."""
    asked = select(Idea).where(Idea.member_id == viewer.member_id).order_by(col(Idea.made_at).desc()).limit(SHOWN)
    return await _views(session, viewer, (await session.exec(asked)).all(), named=False)


async def taken_up(session: Session, viewer: Viewer) -> list[IdeaView]:
    """Colleagues' ideas that became plans; named are those who like to be."""
    asked = select(Idea).where(col(Idea.state).in_(TAKEN_UP), Idea.member_id != viewer.member_id)
    asked = asked.where(col(Idea.kind).not_in(PRIVATE))
    found = (await session.exec(asked.order_by(col(Idea.changed_at).desc()).limit(SHOWN))).all()
    return await _views(session, viewer, found, named=True)


async def desk(session: Session, viewer: Viewer) -> list[IdeaView]:
    """Everything that is not finished, what waits longest first; then what was finished lately.

    Raises:
        NotAllowed: the viewer does not run the programme.
    """
    identity.must_be_owner(viewer)
    oldest = select(Idea).where(col(Idea.state).in_(OPEN)).order_by(col(Idea.changed_at)).limit(SHOWN)
    done = select(Idea).where(col(Idea.state).not_in(OPEN)).order_by(col(Idea.changed_at).desc()).limit(SHOWN)
    found = sorted((await session.exec(oldest)).all(), key=lambda idea: OPEN.index(idea.state))
    return await _views(session, viewer, [*found, *(await session.exec(done)).all()], named=True, all_names=True)


async def piloting(session: Session, viewer: Viewer) -> bool:
    """Whether the viewer is in a pilot group, and so is asked how it goes."""
    return (
        await session.exec(select(Cohort.id).where(Cohort.member_id == viewer.member_id).limit(1))
    ).first() is not None


async def waiting(session: Session) -> int:
    """How many were not looked at yet."""
    return (await session.exec(select(func.count()).select_from(Idea).where(Idea.state == "received"))).one()


async def _views(
    session: Session, viewer: Viewer, ideas: Sequence[Idea], *, named: bool, all_names: bool = False
) -> list[IdeaView]:
    asked = select(IdeaStep).where(col(IdeaStep.idea_id).in_([idea.id for idea in ideas]))
    steps = (await session.exec(asked.order_by(col(IdeaStep.at), col(IdeaStep.id)))).all()
    people = {idea.member_id for idea in ideas} | {step.answered_by for step in steps}
    found = (await session.exec(select(Member).where(col(Member.id).in_(people)))).all()
    names = {one.id: _name(viewer, one, as_is=all_names) for one in found}
    return [
        _view(viewer, idea, [step for step in steps if step.idea_id == idea.id], names, named=named) for idea in ideas
    ]


def _name(viewer: Viewer, member: Member, *, as_is: bool) -> str:
    """Owners know whom they answer; colleagues see each other as each of them likes."""
    seen = "name" if as_is else member.visibility
    return identity.face(member.name, member.nickname, seen, member.id, viewer.language, "").name


def _view(viewer: Viewer, idea: Idea, steps: list[IdeaStep], names: dict[str, str], *, named: bool) -> IdeaView:
    language = viewer.language
    return IdeaView(
        id=idea.id,
        kind=idea.kind,
        kind_name=tr(language, f"ideas.kind_{idea.kind}"),
        text=idea.text,
        language=idea.language,
        who=names.get(idea.member_id, "") if named and (idea.credit or viewer.owner) else "",
        state=idea.state,
        state_name=tr(language, f"ideas.state_{idea.state}"),
        tone=TONES[idea.state],
        when=day(language, idea.made_at, viewer.timezone),
        steps=tuple(
            StepView(
                state_name=tr(language, f"ideas.state_{step.state}"),
                words=step.words,
                language=step.language,
                by=names.get(step.answered_by, ""),
                when=day(language, step.at, viewer.timezone),
            )
            for step in steps
        ),
    )
