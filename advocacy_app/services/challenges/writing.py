"""What an owner does: announce a challenge, change it before it begins, end it early, call it off."""

from datetime import timedelta
from typing import Any

from sqlmodel import select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import ChallengeMade
from advocacy_app.models import Challenge
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.challenges.clockwork import close, open_challenges
from advocacy_app.services.challenges.errors import ChallengeOver, HasBegun
from advocacy_app.services.challenges.plans import Plan, checked
from advocacy_app.services.challenges.rules import stage
from advocacy_app.services.errors import NotFound


async def announce(session: Session, viewer: Viewer, plan: Plan) -> Challenge:
    """A new challenge; it begins by itself on its first day.

    Raises:
        NotAllowed: the viewer runs no campaigns. NotFound: no such team or site.
        Invalid: what the plan says cannot be, by name.
    """
    identity.must_be_owner(viewer)
    return await add(session, viewer, **await checked(session, plan))


async def add(session: Session, viewer: Viewer, **values: Any) -> Challenge:
    """A challenge with these columns; if its time has come, it begins at once."""
    challenge = Challenge(id=ids.new_id(), made_by=viewer.member_id, made_at=clock.now(), **values)
    session.add(challenge)
    await _told(session, viewer, challenge, "challenge_made")
    await open_challenges(session)
    return challenge


async def change(session: Session, viewer: Viewer, challenge_id: str, plan: Plan) -> None:
    """Another plan for a challenge that has not begun.

    Raises:
        NotAllowed, NotFound, Invalid: as for ``announce``. HasBegun: too late.
    """
    challenge = await own(session, viewer, challenge_id)
    if stage(challenge, clock.now()) != "coming":
        raise HasBegun
    for name, value in (await checked(session, plan)).items():
        setattr(challenge, name, value)
    await _told(session, viewer, challenge, "challenge_changed")
    await open_challenges(session)


async def end_early(session: Session, viewer: Viewer, challenge_id: str) -> None:
    """Let a running challenge end now: whoever reached the goal so far has the points.

    Raises:
        NotAllowed, NotFound. ChallengeOver: it ended before. HasBegun: call it off instead, it has not begun.
    """
    challenge = await own(session, viewer, challenge_id)
    if stage(challenge, clock.now()) == "over":
        raise ChallengeOver
    if stage(challenge, clock.now()) == "coming":
        raise HasBegun
    challenge.ends_at = max(clock.now(), challenge.starts_at + timedelta(microseconds=1))
    await _told(session, viewer, challenge, "challenge_ended")
    await close(session, challenge)


async def call_off(session: Session, viewer: Viewer, challenge_id: str) -> None:
    """Take away a challenge that has not begun.

    Raises:
        NotAllowed, NotFound. HasBegun: too late.
    """
    challenge = await own(session, viewer, challenge_id)
    if stage(challenge, clock.now()) != "coming":
        raise HasBegun
    await _told(session, viewer, challenge, "challenge_called_off")
    await session.delete(challenge)
    await session.flush()


async def own(session: Session, viewer: Viewer, challenge_id: str) -> Challenge:
    """A challenge, locked, for those who run them.

    Raises:
        NotAllowed: the viewer does not. NotFound: there is none.
    """
    identity.must_be_owner(viewer)
    found = (await session.exec(select(Challenge).where(Challenge.id == challenge_id).with_for_update())).first()
    if found is None:
        raise NotFound
    return found


async def _told(session: Session, viewer: Viewer, challenge: Challenge, deed: str) -> None:
    await session.flush()
    await identity.audit(session, viewer.member_id, deed, f"challenge:{challenge.id}")
    await bus.record(session, ChallengeMade(actor=viewer.member_id, challenge=challenge.id))
