"""Issuing, revoking, and whether a name stands on the public page."""

import secrets
from calendar import monthrange
from datetime import datetime

from sqlmodel import col, exists, func, select, update

from advocacy_app import clock, ids
from advocacy_app.config import settings
from advocacy_app.db import Session, insert_once
from advocacy_app.events import TrackPassed
from advocacy_app.models import Credential, CredentialPaper, Member, TrackPass
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity, notifications
from advocacy_app.services.credentials import rules
from advocacy_app.services.credentials.courses import course_for
from advocacy_app.services.credentials.errors import CredentialGone, ReasonMissing
from advocacy_app.services.credentials.keys import current_key, house, key_url
from advocacy_app.services.errors import must_fit

LONGEST_REASON = 500
MINE = "/me/credentials"


async def issue_for_track(session: Session, fact: TrackPassed) -> None:
    """Whoever passed a track gets a credential, once; a LATER reaction."""
    member = await session.get(Member, fact.actor)
    if member is not None:
        await issue(session, member, fact.track)


async def issue_missing(session: Session, limit: int = 50) -> int:
    """Give those their credential who passed before there were any; returns how many."""
    has = exists().where(
        col(CredentialPaper.member_id) == col(TrackPass.member_id), col(CredentialPaper.track) == col(TrackPass.track)
    )
    asked = select(Member, TrackPass.track).join(TrackPass, col(TrackPass.member_id) == col(Member.id))
    found = await session.exec(asked.where(col(Member.deactivated_at).is_(None), ~has).limit(limit))
    return sum([await issue(session, member, track) for member, track in found.all()])


async def issue(session: Session, member: Member, track: str) -> bool:
    """Sign and keep a credential, unless there is one; its holder hears of it."""
    asked = CredentialPaper.member_id == member.id, CredentialPaper.track == track
    course = await course_for(session, track, member.language)
    if course is None or (await session.exec(select(CredentialPaper.credential_id).where(*asked))).first():
        return False
    credential_id, now = ids.new_id(), clock.now().replace(microsecond=0)
    token = await _signed(session, member, course, credential_id, now)
    paper = CredentialPaper(
        credential_id=credential_id,
        member_id=member.id,
        track=track,
        language=course.language,
        title=course.title,
        name=member.name,
        token=token,
        issued_at=now,
        valid_until=_end(now),
    )
    session.add(paper)
    await session.flush()
    await notifications.notify(session, member.id, "credential", f"credential:{credential_id}", MINE, track=track)
    return True


async def _signed(session: Session, member: Member, course: rules.Course, credential_id: str, now: datetime) -> str:
    """The signed file; its place in the status list is chosen by chance, so that it tells nothing."""
    owner, pair = await house(session), await current_key(session)
    holder = rules.Holder(member.name, member.email or "", secrets.token_hex(16))
    page = (await session.exec(select(func.count()).select_from(Credential))).one() // (rules.PLACES // 2)
    while True:
        position = page * rules.PLACES + secrets.randbelow(rules.PLACES)
        document = rules.credential(owner, course, holder, credential_id, position, (now, _end(now)))
        token = pair.signed(document, key_url(owner, pair.id))
        row = {"id": credential_id, "position": position, "digest": rules.digest_of(token)}
        if await insert_once(session, Credential, **row):
            return token


def _end(begins: datetime) -> datetime | None:
    """The same day so many months later, or the last one of that month; None where credentials do not end."""
    if not settings().credential_months:
        return None
    years, month = divmod(begins.month - 1 + settings().credential_months, 12)
    year = begins.year + years
    return begins.replace(year=year, month=month + 1, day=min(begins.day, monthrange(year, month + 1)[1]))


async def revoke(session: Session, viewer: Viewer, credential_id: str, why: str) -> None:
    """Take a credential back for good, with words for its holder. Twice is once.

    Raises:
        NotAllowed: the viewer does not run the programme.
        ReasonMissing, TooLong: no words, or too many.
        CredentialGone: no such credential.
    """
    identity.must_be_owner(viewer)
    words = must_fit(why.strip(), LONGEST_REASON)
    if not words:
        raise ReasonMissing
    paper = await session.get(CredentialPaper, credential_id)
    if paper is None:
        raise CredentialGone
    mine = update(Credential).where(col(Credential.id) == credential_id, col(Credential.revoked_at).is_(None))
    if not (await session.exec(mine.values(revoked_at=clock.now()))).rowcount:
        return
    paper.revoked_why = words
    await identity.audit(session, viewer.member_id, "credential_revoked", f"credential:{credential_id}")
    key = f"credential:{paper.track}:revoked"
    await notifications.notify(session, paper.member_id, "credential_revoked", key, MINE, track=paper.track)


async def issue_anew(session: Session, credential_id: str) -> str:
    """Sign one once more, in its holder's name of today; returns the new number. The one before is revoked for good.

    Raises:
        CredentialGone: no such credential, or nothing to certify any more.
    """
    paper = await session.get(CredentialPaper, credential_id)
    member = await session.get(Member, paper.member_id) if paper else None
    if paper is None or member is None or await course_for(session, paper.track, member.language) is None:
        raise CredentialGone
    old = update(Credential).where(col(Credential.id) == credential_id, col(Credential.revoked_at).is_(None))
    await session.exec(old.values(revoked_at=clock.now()))
    await session.delete(paper)
    await session.flush()
    await issue(session, member, paper.track)
    theirs = CredentialPaper.member_id == member.id, CredentialPaper.track == paper.track
    new = (await session.exec(select(CredentialPaper.credential_id).where(*theirs))).one()
    await identity.audit(session, "", "credential_issued_anew", f"credential:{new}")
    return new


async def name_on_page(session: Session, viewer: Viewer, credential_id: str, *, named: bool) -> None:
    """Whether the viewer's name stands on the public page of their credential.

    Raises:
        CredentialGone: no such credential of theirs.
    """
    own = (col(CredentialPaper.credential_id) == credential_id, col(CredentialPaper.member_id) == viewer.member_id)
    if not (await session.exec(update(CredentialPaper).where(*own).values(named=named))).rowcount:
        raise CredentialGone
