"""The emergency brake: while it is pulled, nobody shares anything, and everybody sees why."""

from sqlmodel import select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.events import SharingHalted, SharingResumed
from advocacy_app.i18n import numbers
from advocacy_app.models import SharingPause
from advocacy_app.read_models.guidelines import PauseView
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import must_fit
from advocacy_app.services.guidelines.errors import ReasonMissing, SharingPaused

RUNNING = "now"
LONGEST = 300


async def pause_sharing(session: Session, viewer: Viewer, reason: str) -> bool:
    """Stop all sharing at once; whether it was not stopped already. Every open screen learns the reason.

    Raises:
        NotAllowed: the viewer does not run the programme.
        ReasonMissing, TooLong: nobody is stopped without a word.
    """
    identity.must_be_owner(viewer)
    words = must_fit(" ".join(reason.split()), LONGEST, "reason")
    if not words:
        raise ReasonMissing
    new = await insert_once(
        session,
        SharingPause,
        id=ids.new_id(),
        reason=words,
        language=viewer.language,
        began_by=viewer.member_id,
        began_at=clock.now(),
        ended_by="",
        running=RUNNING,
    )
    if new:
        await identity.audit(session, viewer.member_id, "sharing_halted")
        await bus.record(session, SharingHalted(actor=viewer.member_id))
    return new


async def resume_sharing(session: Session, viewer: Viewer) -> bool:
    """Let everybody go on; whether sharing was stopped.

    Raises:
        NotAllowed: the viewer does not run the programme.
    """
    identity.must_be_owner(viewer)
    running = select(SharingPause).where(SharingPause.running == RUNNING).with_for_update()
    pause = (await session.exec(running)).first()
    if pause is None:
        return False
    pause.running, pause.ended_by, pause.ended_at = None, viewer.member_id, clock.now()
    await session.flush()
    await identity.audit(session, viewer.member_id, "sharing_resumed")
    await bus.record(session, SharingResumed(actor=viewer.member_id))
    return True


async def pause(session: Session, viewer: Viewer) -> PauseView:
    """Whether sharing stands still, and why."""
    running = (await session.exec(select(SharingPause).where(SharingPause.running == RUNNING))).first()
    if running is None:
        return PauseView()
    since = numbers.day_and_time(viewer.language, running.began_at, viewer.timezone)
    return PauseView(paused=True, reason=running.reason, language=running.language, since=since)


async def must_not_be_paused(session: Session) -> None:
    """Let sharing go on.

    Raises:
        SharingPaused: it stands still; ``reason`` says why.
    """
    asked = select(SharingPause.reason).where(SharingPause.running == RUNNING)
    if (reason := (await session.exec(asked)).first()) is not None:
        raise SharingPaused(reason=reason)
