"""Credentials: one's own, all of them for those who run the programme, and what anybody may know of one."""

from datetime import datetime
from typing import Any

from sqlmodel import col, or_, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import tr
from advocacy_app.i18n.numbers import day
from advocacy_app.models import Credential, CredentialPaper, Member
from advocacy_app.read_models.credentials import CredentialView, IssuedView, PaperView, PublicCredential
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.credentials import rules
from advocacy_app.services.credentials.courses import course_for
from advocacy_app.services.credentials.errors import CredentialGone
from advocacy_app.services.credentials.keys import current_key, house, key_url

SHOWN = 100
TONES = {"valid": "good", "expired": "warn", "revoked": "bad"}


def state_of(row: Credential, paper: CredentialPaper | None, now: datetime) -> str:
    """Whether a credential counts: valid, expired or revoked."""
    if row.revoked_at:
        return "revoked"
    return "expired" if paper and paper.valid_until and paper.valid_until <= now else "valid"


async def mine(session: Session, viewer: Viewer) -> list[CredentialView]:
    """The viewer's own, the newest first."""
    owner = await house(session)
    asked = select(Credential, CredentialPaper).where(CredentialPaper.member_id == viewer.member_id)
    asked = asked.join(CredentialPaper, col(CredentialPaper.credential_id) == col(Credential.id))
    found = await session.exec(asked.order_by(col(CredentialPaper.issued_at).desc()))
    return [_own(viewer, owner, row, paper) for row, paper in found.all()]


async def desk(session: Session, viewer: Viewer, words: str = "") -> list[IssuedView]:
    """What was issued lately; ``words`` look in the names of people and tracks.

    Raises:
        NotAllowed: the viewer does not run the programme.
    """
    identity.must_be_owner(viewer)
    asked = select(Credential, CredentialPaper, Member.name)
    asked = asked.join(CredentialPaper, col(CredentialPaper.credential_id) == col(Credential.id))
    asked = asked.join(Member, col(Member.id) == col(CredentialPaper.member_id))
    if text := words.strip():
        found = (col(name).icontains(text, autoescape=True) for name in (Member.name, CredentialPaper.title))
        asked = asked.where(or_(*found))
    rows = await session.exec(asked.order_by(col(CredentialPaper.issued_at).desc()).limit(SHOWN))
    return [
        IssuedView(
            id=row.id,
            who=name,
            href=f"{rules.HOME}/{row.id}",
            **_shown(viewer, row, paper),
        )
        for row, paper, name in rows.all()
    ]


def _own(viewer: Viewer, owner: rules.House, row: Credential, paper: CredentialPaper) -> CredentialView:
    return CredentialView(
        id=row.id,
        named=paper.named,
        address=owner.url(f"/{row.id}"),
        linkedin=rules.linkedin(_for_linkedin(owner, paper)),
        badge=f"{rules.HOME}/badges/{paper.track}.png",
        **_shown(viewer, row, paper),
    )


def _shown(viewer: Viewer, row: Credential, paper: CredentialPaper) -> dict[str, Any]:
    language, state = viewer.language, state_of(row, paper, clock.now())
    moments = {"issued": paper.issued_at, "until": paper.valid_until, "revoked": row.revoked_at}
    days = {name: day(language, moment, viewer.timezone) if moment else "" for name, moment in moments.items()}
    line = "revoked" if state == "revoked" else "until" if paper.valid_until else "issued"
    return {
        "title": paper.title,
        "language": paper.language,
        "state": state,
        "state_name": tr(language, f"credential.state_{state}"),
        "tone": TONES[state],
        "line": tr(language, f"credential.line_{line}", date=days[line]),
        "why": paper.revoked_why,
    }


def _for_linkedin(owner: rules.House, paper: CredentialPaper) -> dict[str, str]:
    ends = paper.valid_until
    return {
        "name": paper.title,
        "organizationName": owner.name,
        "issueYear": str(paper.issued_at.year),
        "issueMonth": str(paper.issued_at.month),
        **({"expirationYear": str(ends.year), "expirationMonth": str(ends.month)} if ends else {}),
        "certUrl": owner.url(f"/{paper.credential_id}"),
        "certId": paper.credential_id,
    }


async def paper(session: Session, viewer: Viewer, credential_id: str) -> PaperView:
    """What stands on the viewer's own certificate.

    Raises:
        CredentialGone: no such credential of theirs.
    """
    row = await session.get(CredentialPaper, credential_id)
    if row is None or row.member_id != viewer.member_id:
        raise CredentialGone
    return PaperView(
        id=row.credential_id,
        title=row.title,
        language=row.language,
        name=row.name,
        issued=day(viewer.language, row.issued_at, viewer.timezone),
        until=day(viewer.language, row.valid_until, viewer.timezone) if row.valid_until else "",
        track=row.track,
        token=row.token,
        address=(await house(session)).url(f"/{row.credential_id}"),
    )


async def public(session: Session, credential_id: str, language: str, zone: str) -> PublicCredential:
    """What anybody may know of a credential whose number they have; days are those of the company's zone.

    Raises:
        CredentialGone: no such number.
    """
    row = await session.get(Credential, credential_id)
    if row is None:
        raise CredentialGone
    rest = await session.get(CredentialPaper, credential_id)
    revoked = day(language, row.revoked_at, zone) if row.revoked_at else ""
    state = state_of(row, rest, clock.now())
    if rest is None:
        return PublicCredential(id=row.id, state=state, revoked=revoked)
    return PublicCredential(
        id=row.id,
        state=state,
        title=rest.title,
        language=rest.language,
        holder=rest.name if rest.named else "",
        issued=day(language, rest.issued_at, zone),
        until=day(language, rest.valid_until, zone) if rest.valid_until else "",
        revoked=revoked,
        track=rest.track,
    )


async def issuer_document(session: Session) -> dict[str, Any]:
    """Who issues, for programs."""
    return rules.profile_document(await house(session))


async def achievement_document(session: Session, track: str, language: str) -> dict[str, Any]:
    """What is achieved by passing a track, for programs.

    Raises:
        CredentialGone: no such track, or not in this language.
    """
    course = await course_for(session, track, language)
    if course is None or course.language != language:
        raise CredentialGone
    return rules.achievement_document(await house(session), course)


async def is_track(session: Session, track: str) -> bool:
    """Whether a badge of this name can be earned, or ever was."""
    if await course_for(session, track, "en"):
        return True
    asked = select(CredentialPaper.credential_id).where(CredentialPaper.track == track).limit(1)
    return (await session.exec(asked)).first() is not None


async def status_list(session: Session, page: int) -> str:
    """A page of the list of what was revoked, signed now.

    Raises:
        CredentialGone: no credential has its place on that page.
    """
    first = page * rules.PLACES
    here = (col(Credential.position) >= first, col(Credential.position) < first + rules.PLACES)
    if (await session.exec(select(Credential.id).where(*here).limit(1))).first() is None:
        raise CredentialGone
    asked = select(Credential.position).where(*here, col(Credential.revoked_at).is_not(None))
    revoked = [position - first for position in (await session.exec(asked)).all()]
    owner, pair = await house(session), await current_key(session)
    document = rules.status_list(owner, page, revoked, clock.now())
    return pair.signed(document, key_url(owner, pair.id), kind="vc+jwt")
