"""Members: found, added, changed, let go and taken back."""

import secrets
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, func, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, take_turn
from advocacy_app.events import (
    MemberAdded,
    MemberDeactivated,
    MemberReturned,
    MemberWelcomed,
    RoleChanged,
    VisibilityChanged,
)
from advocacy_app.i18n import is_language
from advocacy_app.models import Member, ZoneSpan
from advocacy_app.models.member import ROLES
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import Invalid, NotAllowed
from advocacy_app.services.identity.audit import audit
from advocacy_app.services.identity.errors import (
    EmailTaken,
    LastAdministrator,
    NameMissing,
    NobodyThere,
    YourOwnRole,
)
from advocacy_app.services.identity.links import make_link, shut_out
from advocacy_app.services.identity.names import free_nickname
from advocacy_app.services.identity.rules import (
    NAME_MAX,
    clean_email,
    clean_name,
    must_administer,
    zones,
)
from advocacy_app.services.identity.sessions import revoke_sessions


async def member_by_email(session: Session, email: str) -> Member:
    """The active member with an address, whatever its capitals.

    Raises:
        NobodyThere: nobody has this address.
    """
    found = await session.exec(
        select(Member).where(func.lower(Member.email) == email.strip().lower(), col(Member.deactivated_at).is_(None))
    )
    if (member := found.first()) is None:
        raise NobodyThere(email=email)
    return member


async def member_by_id(session: Session, member_id: str) -> Member:
    """A member, active or not.

    Raises:
        NobodyThere: no such member.
    """
    if (member := await session.get(Member, member_id)) is None:
        raise NobodyThere(email=member_id)
    return member


def new_account() -> str:
    """An opaque name for the ledger: nothing about the person can be read from it."""
    return f"member:{secrets.token_hex(12)}"


async def add_member(session: Session, *, name: str, email: str = "", **facts: Any) -> Member:
    """Add a member; ``facts`` are other columns of ``Member``.

    Raises:
        NameMissing, EmailInvalid, EmailTaken: what was typed cannot be used.
        Invalid: no such role or language.
    """
    if not (name := clean_name(name, NAME_MAX)):
        raise NameMissing
    if facts.get("role", "employee") not in ROLES or not is_language(facts.get("language", "en")):
        raise Invalid
    address = clean_email(email) if email else None
    member = Member(id=ids.new_id(), account=new_account(), name=name, email=address, added_at=clock.now(), **facts)
    try:
        async with session.begin_nested():
            session.add(member)
    except IntegrityError as error:
        raise EmailTaken from error
    await bus.record(session, MemberAdded(member=member.id))
    return member


async def enrol(session: Session, by: Viewer | None, *, name: str, email: str = "", **facts: Any) -> Member:
    """An administrator, or the command line, adds a member; see ``add_member``.

    Raises:
        NotAllowed: the viewer does not administer.
    """
    actor = _administrator(by)
    member = await add_member(session, name=name, email=email, **facts)
    await audit(session, actor, "member_added", f"member:{member.id}", role=member.role)
    return member


async def change_role(session: Session, member: Member, role: str, by: Viewer | None) -> None:
    """Give a member another role; their sessions end, so that nothing of the old role stays open anywhere.

    Raises:
        NotAllowed: the viewer does not administer.
        YourOwnRole: the viewer's own.
        LastAdministrator: nobody else could let people in.
        Invalid: no such role.
    """
    actor = _administrator(by)
    if role not in ROLES:
        raise Invalid
    if member.id == actor:
        raise YourOwnRole
    if role == member.role:
        return
    await _keep_an_administrator(session, member)
    before, member.role = member.role, role
    await revoke_sessions(session, member.id, actor=actor)
    await audit(session, actor, "role_changed", f"member:{member.id}", before=before, after=role)
    await bus.record(session, RoleChanged(actor=actor, member=member.id, role=role))


async def deactivate(session: Session, member: Member, by: Viewer | None) -> None:
    """Let a member go: every session ends, nothing lets them in, what they did stays.

    Raises:
        NotAllowed: the viewer does not administer.
        YourOwnRole: the viewer's own account.
        LastAdministrator: nobody else could let people in.
    """
    actor = _administrator(by)
    if member.id == actor:
        raise YourOwnRole
    if member.deactivated_at:
        return
    await _keep_an_administrator(session, member)
    member.deactivated_at = clock.now()
    await shut_out(session, member.id, actor=actor)
    await audit(session, actor, "member_deactivated", f"member:{member.id}")
    await bus.record(session, MemberDeactivated(actor=actor, member=member.id))


async def reactivate(session: Session, member: Member, by: Viewer | None) -> None:
    """Take a member back, with everything they had.

    Raises:
        NotAllowed: the viewer does not administer.
    """
    actor = _administrator(by)
    if member.deactivated_at:
        member.deactivated_at = None
        await audit(session, actor, "member_reactivated", f"member:{member.id}")
        await bus.record(session, MemberReturned(actor=actor, member=member.id))


async def hand_link(session: Session, by: Viewer | None, member_id: str) -> str:
    """A sign-in link to hand over, for somebody whom no mail reaches; returns its token.

    Raises:
        NotAllowed: the viewer does not administer, or this person has e-mail: then nobody else may hold their link.
        NobodyThere: no such member, or no longer.
    """
    actor, member = _administrator(by), await member_by_id(session, member_id)
    if not member.active:
        raise NobodyThere(email=member.name)
    if by and member.email:
        raise NotAllowed
    token, _ = await make_link(session, member)
    await audit(session, actor, "sign_in_link_made", f"member:{member.id}")
    return token


def _administrator(by: Viewer | None) -> str:
    """The actor for the log; the command line is not a member and needs no role."""
    if by is None:
        return ""
    must_administer(by)
    return by.member_id


async def _keep_an_administrator(session: Session, leaving: Member) -> None:
    """Two administrators who let each other go at once take turns here, so one of them stays."""
    if leaving.role != "administrator":
        return
    await take_turn(session, "administrators")
    others = select(func.count()).where(
        Member.role == "administrator", Member.id != leaving.id, col(Member.deactivated_at).is_(None)
    )
    if not (await session.exec(others)).one():
        raise LastAdministrator


async def choose_visibility(session: Session, member: Member, visibility: str, nickname: str = "") -> None:
    """How colleagues see a member from now on: by ``name``, by ``nickname`` or ``hidden``.

    Raises:
        NicknameMissing, NicknameTaken, NameMixed: the nickname cannot be used.
        Invalid: no such choice.
    """
    if visibility not in {"name", "nickname", "hidden"}:
        raise Invalid
    if visibility == "nickname":
        member.nickname = await free_nickname(session, member, nickname)
    member.visibility = visibility
    await bus.record(session, VisibilityChanged(actor=member.id, member=member.id))


async def choose_zone(session: Session, member: Member, zone: str) -> None:
    """The days and weeks of a member follow another time zone from now on; those before stay where they were.

    Raises:
        Invalid: no such zone.
    """
    if zone not in zones():
        raise Invalid
    if zone != member.timezone:
        session.add(ZoneSpan(member_id=member.id, until=clock.now(), zone=member.timezone))
        member.timezone = zone


async def welcome(session: Session, member: Member) -> None:
    """The first run is over; it comes once."""
    if member.welcomed_at is None:
        member.welcomed_at = clock.now()
        await bus.record(session, MemberWelcomed(actor=member.id, member=member.id))
