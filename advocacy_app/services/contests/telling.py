"""What people are told about a draw, written down so that nobody can be told something else later."""

from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import Contest, ContestEntry, Draw, DrawNotice, Member
from advocacy_app.services import content, draws, notifications
from advocacy_app.services.contests.meant import audience_of

INBOX, PAGE = "inbox", "page"
_KIND = {"c0": "draw_opened", "c1": "draw_closed", "c2": "draw_drawn", "cancelled": "draw_cancelled"}


async def tell_draw(session: Session, contest: Contest, draw: Draw, what: str) -> None:
    """Tell everybody whom it concerns, now, and note how many were told what."""
    digest = {"c0": draw.c0_sha256, "c1": draw.c1_sha256, "c2": draw.result_sha256}.get(what, draw.c0_sha256)
    told = await _eligible(session, contest) if what == "c0" else await _taking_part(session, contest)
    reached = await notifications.notify_all(
        session,
        told,
        _KIND[what],
        key=f"{what}:{draw.id}",
        href=f"/draws/{draw.id}" if what == "c2" else f"/contests/{contest.id}",
        contest=contest.id,
        phrase=draws.phrase(bytes.fromhex(digest)),
    )
    await note(session, draw, what, digest, INBOX, reached)
    await note(session, draw, what, digest, PAGE, 0)


async def note(session: Session, draw: Draw, what: str, digest: str, channel: str, recipients: int) -> None:
    """Write down that something was told; ``recipients`` is 0 where anybody can read it."""
    session.add(
        DrawNotice(
            id=ids.new_id(),
            draw_id=draw.id,
            what=what,
            sha256=digest,
            channel=channel,
            recipients=recipients,
            at=clock.now(),
        )
    )
    await session.flush()


async def _eligible(session: Session, contest: Contest) -> Sequence[str]:
    """Everybody who may take part."""
    here = (col(Member.deactivated_at).is_(None), Member.role != "guest_curator")
    asked = select(Member.id).where(*here, *content.fitting(await audience_of(session, contest)))
    return (await session.exec(asked.order_by(col(Member.id)))).all()


async def _taking_part(session: Session, contest: Contest) -> Sequence[str]:
    mine = select(ContestEntry.member_id).where(ContestEntry.contest_id == contest.id)
    return (await session.exec(mine.order_by(col(ContestEntry.member_id)))).all()
