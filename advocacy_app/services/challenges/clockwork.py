"""What time does to challenges: they begin, they end, and whatever was missed on the way is put right."""

from datetime import timedelta

from sqlmodel import col, select, update

from advocacy_app import bus, clock
from advocacy_app.db import Session
from advocacy_app.events import ChallengeClosed, ChallengeOpened
from advocacy_app.models import Challenge, Participation
from advocacy_app.services import notifications
from advocacy_app.services.challenges.settling import settle

LOOKED_AFTER = timedelta(days=14)
"""So long after its end a challenge is still counted: a photo sent in time may be let through later."""


async def open_challenges(session: Session) -> int:
    """Let challenges begin whose time has come; whoever joined before is told. Returns how many."""
    due = select(Challenge).where(col(Challenge.opened_at).is_(None), Challenge.starts_at <= clock.now()).limit(10)
    return sum([await _open(session, challenge) for challenge in (await session.exec(due)).all()])


async def _open(session: Session, challenge: Challenge) -> int:
    mine = update(Challenge).where(col(Challenge.id) == challenge.id, col(Challenge.opened_at).is_(None))
    if not (await session.exec(mine.values(opened_at=clock.now()))).rowcount:
        return 0
    key, href = f"challenge_open:{challenge.id}", f"/challenges/{challenge.id}"
    for member in await _joined_before(session, challenge):
        await notifications.notify(session, member, "challenge_open", key, href, challenge=challenge.id)
    await bus.record(session, ChallengeOpened(challenge=challenge.id))
    return 1


async def _joined_before(session: Session, challenge: Challenge) -> list[str]:
    early = (col(Participation.challenge_id) == challenge.id, col(Participation.at) < challenge.starts_at)
    return list((await session.exec(select(Participation.member_id).where(*early))).all())


async def close_challenges(session: Session) -> int:
    """Let challenges end whose time is over, counted for the last time that day. Returns how many."""
    due = select(Challenge).where(col(Challenge.closed_at).is_(None), Challenge.ends_at <= clock.now()).limit(1)
    return sum([await close(session, challenge) for challenge in (await session.exec(due)).all()])


async def close(session: Session, challenge: Challenge) -> int:
    """End a challenge, once: everyone who reached the goal has the points, then it is over."""
    mine = update(Challenge).where(col(Challenge.id) == challenge.id, col(Challenge.closed_at).is_(None))
    if not (await session.exec(mine.values(closed_at=clock.now()))).rowcount:
        return 0
    await settle(session, challenge)
    await bus.record(session, ChallengeClosed(challenge=challenge.id))
    return 1


async def settle_challenges(session: Session) -> int:
    """Count everything that runs, or ended lately, once more, and put right what differs; returns how much did."""
    lately = (Challenge.starts_at <= clock.now(), col(Challenge.ends_at) > clock.now() - LOOKED_AFTER)
    found = (await session.exec(select(Challenge).where(*lately).order_by(col(Challenge.id)))).all()
    return sum([await settle(session, challenge) for challenge in found])
