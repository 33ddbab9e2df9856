"""Reviewing: hold a photo, decide, undo. A decision takes effect when the time to undo it is over."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, delete, func, or_, select

from advocacy_app import bus, clock, ids
from advocacy_app.config import settings
from advocacy_app.db import Session, insert_into
from advocacy_app.events import PhotoJudged
from advocacy_app.models import Member, Photo, PhotoLock, PhotoVerdict
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import Decided
from advocacy_app.services import identity
from advocacy_app.services.culture import rules
from advocacy_app.services.culture.curators import theirs
from advocacy_app.services.culture.errors import (
    HeldByOther,
    NotNow,
    OwnPhoto,
    PhotoGone,
    ReasonMissing,
    TooLateToUndo,
)
from advocacy_app.services.culture.publication import publish, take_down
from advocacy_app.services.errors import NotAllowed

HELD = timedelta(minutes=2)
"""A reviewer who looked away lets go of a photo after this."""
WORDS = 1000


def must_review(viewer: Viewer) -> None:
    """Stop everyone who does not review photos.

    Raises:
        NotAllowed: another role.
    """
    if not rules.may_review(viewer.role):
        raise NotAllowed


async def hold(session: Session, viewer: Viewer, photo_id: str) -> None:
    """Look at a photo for the next two minutes; colleagues see that somebody does. Again is longer.

    Raises:
        NotAllowed: not a reviewer. PhotoGone: nothing to review there.
        HeldByOther: a colleague was quicker; ``name`` says who.
    """
    must_review(viewer)
    await _reviewable(session, viewer, photo_id, lock=False)
    await _take_hold(session, viewer, photo_id)


async def _take_hold(session: Session, viewer: Viewer, photo_id: str) -> None:
    moment = clock.now()
    mine: dict[str, Any] = {"held_by": viewer.member_id, "until": moment + HELD}
    free = or_(col(PhotoLock.held_by) == viewer.member_id, col(PhotoLock.until) <= moment)
    row = insert_into(session, PhotoLock).values(photo_id=photo_id, **mine)
    taken = row.on_conflict_do_update(index_elements=["photo_id"], set_=mine, where=free)
    if (await session.exec(taken)).rowcount != 1:
        raise HeldByOther(name=await _holder(session, viewer, photo_id))


async def _holder(session: Session, viewer: Viewer, photo_id: str) -> str:
    who = select(Member).join(PhotoLock, col(PhotoLock.held_by) == Member.id).where(PhotoLock.photo_id == photo_id)
    member = (await session.exec(who)).first()
    if member is None:
        return identity.face(None, "", "", None, viewer.language, "").name
    return identity.face(member.name, member.nickname, member.visibility, member.id, viewer.language, "").name


async def let_go(session: Session, viewer: Viewer, photo_id: str) -> None:
    """Stop looking at a photo; somebody else's hold stays."""
    mine = (col(PhotoLock.photo_id) == photo_id, col(PhotoLock.held_by) == viewer.member_id)
    await session.exec(delete(PhotoLock).where(*mine))


async def approve(session: Session, viewer: Viewer, photo_id: str) -> Decided:
    """Publish a photo, or, where two people must agree, be the first of them.

    Raises:
        NotAllowed, PhotoGone, OwnPhoto, HeldByOther, NotNow: not for this person, or not now.
    """
    return await _judge(session, viewer, photo_id, "approve")


async def ask_for_change(
    session: Session, viewer: Viewer, photo_id: str, reason: str, words: str = "", suggestion: str = ""
) -> Decided:
    """Ask the author for one change, with a reason of ``rules.REASONS``, own words, or a caption to take over.

    Raises:
        ReasonMissing: no known reason, or “other” without words. Also what ``approve`` raises.
    """
    said = _said(viewer, reason, words, suggestion)
    return await _judge(session, viewer, photo_id, "change", **said)


async def decline(session: Session, viewer: Viewer, photo_id: str, reason: str, words: str = "") -> Decided:
    """Do not publish it; the author is told why.

    Raises:
        ReasonMissing: no known reason, or “other” without words. Also what ``approve`` raises.
    """
    return await _judge(session, viewer, photo_id, "decline", **_said(viewer, reason, words, ""))


def _said(viewer: Viewer, reason: str, words: str, suggestion: str) -> dict[str, str]:
    words, suggestion = rules.clean(words, WORDS), rules.clean(suggestion, rules.CAPTION)
    if (
        reason not in rules.REASONS
        or (reason == "other" and not words)
        or (reason == "words" and not suggestion + words)
    ):
        raise ReasonMissing
    return {"reason": reason, "words": words, "suggestion": suggestion, "language": viewer.language}


async def _judge(session: Session, viewer: Viewer, photo_id: str, verdict: str, **said: str) -> Decided:
    must_review(viewer)
    photo = await _reviewable(session, viewer, photo_id, lock=True)
    if photo.member_id == viewer.member_id:
        raise OwnPhoto
    await _take_hold(session, viewer, photo_id)
    standing = await standing_verdicts(session, photo)
    if is_decided(photo, standing) or any(row.judged_by == viewer.member_id for row in standing):
        raise NotNow
    row = _verdict(photo, viewer.member_id, verdict, clock.now() + rules.UNDO, **said)
    session.add(row)
    await session.flush()
    await let_go(session, viewer, photo_id)
    await identity.audit(session, viewer.member_id, "photo_judged", f"photo:{photo.id}", verdict=verdict)
    if decided := is_decided(photo, [*standing, row]):
        fact = PhotoJudged(actor=viewer.member_id, photo=photo.id, verdict=row.id)
        await bus.record(session, fact, after=rules.UNDO)
    outcome = rules.outcome(verdict, sample=photo.sampled_at is not None, decided=decided)
    return Decided(row.id, photo.id, row.takes_effect_at, outcome)


def _verdict(photo: Photo, by: str, verdict: str, takes_effect_at: datetime, **said: Any) -> PhotoVerdict:
    return PhotoVerdict(
        id=ids.new_id(),
        photo_id=photo.id,
        judged_by=by,
        round=photo.round,
        verdict=verdict,
        at=clock.now(),
        takes_effect_at=takes_effect_at,
        **said,
    )


def is_decided(photo: Photo, standing: list[PhotoVerdict]) -> bool:
    """Whether the verdicts of a round settle it: one no, or as many yeses as this installation wants."""
    yeses = sum(row.verdict == "approve" for row in standing)
    needed = 1 if photo.sampled_at else settings().photo_reviewers
    return yeses >= needed or yeses < len(standing)


async def standing_verdicts(session: Session, photo: Photo) -> list[PhotoVerdict]:
    """What reviewers said in this round and did not undo; a trusted author's own pass is none of it."""
    asked = select(PhotoVerdict).where(
        PhotoVerdict.photo_id == photo.id,
        PhotoVerdict.round == photo.round,
        PhotoVerdict.judged_by != "",
        col(PhotoVerdict.undone_at).is_(None),
    )
    return list((await session.exec(asked)).all())


async def last_verdict(session: Session, photo: Photo) -> PhotoVerdict | None:
    """What the author was told last."""
    asked = select(PhotoVerdict).where(PhotoVerdict.photo_id == photo.id, col(PhotoVerdict.undone_at).is_(None))
    return (await session.exec(asked.order_by(col(PhotoVerdict.id).desc()).limit(1))).first()


async def _reviewable(session: Session, viewer: Viewer, photo_id: str, *, lock: bool) -> Photo:
    waits = or_(col(Photo.state) == "in_review", (col(Photo.state) == "live") & col(Photo.sampled_at).is_not(None))
    asked = select(Photo).join(Member, col(Member.id) == Photo.member_id)
    asked = asked.where(Photo.id == photo_id, waits, await theirs(session, viewer))
    photo = (await session.exec(asked.with_for_update(of=Photo) if lock else asked)).first()
    if photo is None:
        known = await session.exec(select(func.count()).where(col(Photo.id) == photo_id))
        raise NotNow if known.one() and viewer.owner else PhotoGone
    return photo


async def undo(session: Session, viewer: Viewer, verdict_id: str) -> None:
    """Take back one's own decision while it has not taken effect.

    Raises:
        NotAllowed: not a reviewer. PhotoGone: no such decision of this person.
        TooLateToUndo: it took effect.
    """
    must_review(viewer)
    verdict = await session.get(PhotoVerdict, verdict_id)
    if verdict is None or verdict.judged_by != viewer.member_id:
        raise PhotoGone
    if verdict.takes_effect_at <= clock.now():
        raise TooLateToUndo
    photo = (await session.exec(select(Photo).where(Photo.id == verdict.photo_id).with_for_update())).one()
    mine = [row for row in await standing_verdicts(session, photo) if row.judged_by == viewer.member_id]
    if not mine:
        return
    for row in mine:
        row.undone_at = clock.now()
    await session.flush()
    await _reopen(session, photo)
    await identity.audit(session, viewer.member_id, "photo_judgement_undone", f"photo:{photo.id}")


async def _reopen(session: Session, photo: Photo) -> None:
    """A yes that settled the round together with one that was taken back settles it no more.

    It is said anew, so that what it has set off finds it undone; the reviewer who said it need not do so again.
    """
    standing = await standing_verdicts(session, photo)
    if is_decided(photo, standing):
        return
    for row in standing:
        row.undone_at = clock.now()
        session.add(_verdict(photo, row.judged_by, row.verdict, row.takes_effect_at))
    await session.flush()


async def pass_without_review(session: Session, photo: Photo, by: str = "") -> None:
    """Publish at once: the author is trusted, or takes over what reviewer ``by`` proposed."""
    verdict = _verdict(photo, by, "approve", clock.now())
    session.add(verdict)
    await session.flush()
    await bus.record(session, PhotoJudged(actor=by, photo=photo.id, verdict=verdict.id))


async def carry_out(session: Session, fact: PhotoJudged) -> None:
    """Let a decision take effect, unless it was undone or the photo has moved on since."""
    verdict = await session.get(PhotoVerdict, fact.verdict)
    photo = (await session.exec(select(Photo).where(Photo.id == fact.photo).with_for_update())).first()
    if photo is None or verdict is None or verdict.undone_at or verdict.round != photo.round:
        return
    if photo.state == "in_review":
        await _decide(session, photo, verdict.verdict)
    elif photo.state == "live" and photo.sampled_at and verdict.judged_by:
        await _look_back(session, photo, verdict.verdict)


async def _decide(session: Session, photo: Photo, verdict: str) -> None:
    if verdict == "approve":
        await publish(session, photo)
        return
    photo.state, photo.changed_at = ("needs_change" if verdict == "change" else "declined"), clock.now()


async def _look_back(session: Session, photo: Photo, verdict: str) -> None:
    """A sample of a trusted person's photos was looked at: it stays, or it goes."""
    if verdict == "approve":
        photo.sampled_at = None
        return
    await take_down(session, photo)
    photo.sampled_at = None
    photo.state, photo.changed_at = ("needs_change" if verdict == "change" else "declined"), clock.now()
