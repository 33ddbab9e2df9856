"""Accounts at OpenID Connect providers: known by issuer and subject, never by e-mail."""

from dataclasses import dataclass

from sqlmodel import col, func, select

from advocacy_app import clock, ids
from advocacy_app.db import Session, insert_into
from advocacy_app.models import ExternalIdentity, Member
from advocacy_app.services.identity.errors import AccountTaken, NotInProgramme


@dataclass(frozen=True)
class Vouched:
    """Whom a provider vouches for. ``email`` is empty unless the provider verified it and is trusted with it."""

    issuer: str
    subject: str
    email: str = ""


async def member_behind(session: Session, person: Vouched) -> Member:
    """The member to whom a company account belongs; a verified address finds one once, then the account itself does.

    Raises:
        NotInProgramme: nobody here, or no longer.
    """
    member = await _linked(session, person)
    if member is None and person.email:
        member = await _by_email(session, person)
    if member is None or not member.active:
        raise NotInProgramme
    return member


async def _linked(session: Session, person: Vouched) -> Member | None:
    account = select(ExternalIdentity.member_id).where(
        ExternalIdentity.issuer == person.issuer, ExternalIdentity.subject == person.subject
    )
    member_id = (await session.exec(account)).first()
    return await session.get(Member, member_id) if member_id else None


async def _by_email(session: Session, person: Vouched) -> Member | None:
    """An address that was given to somebody new leads nowhere: its first owner already has an account there."""
    found = await session.exec(
        select(Member).where(func.lower(Member.email) == person.email.lower(), col(Member.deactivated_at).is_(None))
    )
    member = found.first()
    if member is None or await _has_account(session, member.id, person.issuer):
        return None
    await _link(session, member.id, person)
    return await _linked(session, person)


async def _has_account(session: Session, member_id: str, issuer: str) -> bool:
    mine = select(ExternalIdentity.id).where(ExternalIdentity.member_id == member_id, ExternalIdentity.issuer == issuer)
    return (await session.exec(mine)).first() is not None


async def _link(session: Session, member_id: str, person: Vouched) -> None:
    row = {"id": ids.new_id(), "member_id": member_id, "issuer": person.issuer, "subject": person.subject}
    new = insert_into(session, ExternalIdentity).values(**row, linked_at=clock.now())
    await session.exec(new.on_conflict_do_nothing(index_elements=["issuer", "subject"]))


async def connect_account(session: Session, member: Member, person: Vouched) -> None:
    """A signed-in member adds the company account that they just signed in with.

    Raises:
        AccountTaken: it is somebody else's, or this member has another one there.
    """
    owner = await _linked(session, person)
    if owner is None and not await _has_account(session, member.id, person.issuer):
        await _link(session, member.id, person)
        owner = await _linked(session, person)
    if owner is None or owner.id != member.id:
        raise AccountTaken


async def connected_issuers(session: Session, member_id: str) -> frozenset[str]:
    """At which providers a member has an account that signs in."""
    found = await session.exec(select(ExternalIdentity.issuer).where(ExternalIdentity.member_id == member_id))
    return frozenset(found)
