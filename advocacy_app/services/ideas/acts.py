"""Bringing an idea in, and answering it."""

from datetime import timedelta

from sqlmodel import col, func, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, take_turn
from advocacy_app.events import IdeaAnswered, IdeaSent
from advocacy_app.models import Idea, IdeaStep
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound, must_fit
from advocacy_app.services.ideas.errors import AnswerMissing, IdeaEmpty, StateUnknown, TooManyIdeas
from advocacy_app.services.ideas.rules import A_DAY, KINDS, LONGEST, STATES, needs_words


async def suggest(session: Session, viewer: Viewer, kind: str, text: str, *, credit: bool) -> str:
    """Bring something in; returns its id. Whoever runs the programme hears of it.

    Raises:
        StateUnknown: no such kind.
        IdeaEmpty, TooLong: no words, or far too many.
        TooManyIdeas: ten a day are enough.
    """
    if kind not in KINDS:
        raise StateUnknown
    if not (words := must_fit(text.strip(), LONGEST)):
        raise IdeaEmpty(limit=LONGEST)
    await take_turn(session, f"idea:{viewer.member_id}")
    await _must_have_room(session, viewer)
    idea = Idea(
        id=ids.new_id(),
        member_id=viewer.member_id,
        kind=kind,
        text=words,
        language=viewer.language,
        credit=credit,
        made_at=clock.now(),
        changed_at=clock.now(),
    )
    session.add(idea)
    await session.flush()
    await bus.record(session, IdeaSent(actor=viewer.member_id, idea=idea.id))
    return idea.id


async def _must_have_room(session: Session, viewer: Viewer) -> None:
    lately = (Idea.member_id == viewer.member_id, col(Idea.made_at) > clock.now() - timedelta(days=1))
    if (await session.exec(select(func.count()).select_from(Idea).where(*lately))).one() >= A_DAY:
        raise TooManyIdeas


async def answer(session: Session, viewer: Viewer, idea_id: str, state: str, words: str) -> None:
    """Say what becomes of an idea; its author hears of it. The same answer twice is one.

    Raises:
        NotAllowed: the viewer does not run the programme.
        NotFound: no such idea.
        StateUnknown, AnswerMissing, TooLong: what was said is not enough, or too much.
    """
    identity.must_be_owner(viewer)
    if state not in STATES:
        raise StateUnknown
    said = must_fit(words.strip(), LONGEST)
    if needs_words(state) and not said:
        raise AnswerMissing
    idea = (await session.exec(select(Idea).where(Idea.id == idea_id).with_for_update())).first()
    if idea is None:
        raise NotFound
    if idea.state == state and not said:
        return
    idea.state, idea.changed_at = state, clock.now()
    step = IdeaStep(
        id=ids.new_id(),
        idea_id=idea.id,
        state=state,
        words=said,
        language=viewer.language,
        answered_by=viewer.member_id,
        at=clock.now(),
    )
    session.add(step)
    await session.flush()
    await bus.record(session, IdeaAnswered(actor=viewer.member_id, idea=idea.id, step=step.id))
