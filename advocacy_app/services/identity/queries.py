"""What people may see about their own sessions, about invites, and about administrative deeds."""

import json
from collections.abc import Iterable
from typing import Any

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import Language, tr
from advocacy_app.i18n.numbers import day, day_and_time
from advocacy_app.models import AuditEntry, Invite, LoginSession, Member, Site, Team
from advocacy_app.models.member import ROLES
from advocacy_app.read_models.people import DeedPage, DeedRow, Device, InviteRow, Viewer
from advocacy_app.services.identity.audit import COMMAND
from advocacy_app.services.identity.directory import role_words
from advocacy_app.services.identity.rules import must_administer

DEEDS_A_PAGE = 40
MOST_DEVICES = 50


async def devices(session: Session, viewer: Viewer) -> tuple[Device, ...]:
    """Where the viewer is signed in: this device first, then those that were used last."""
    mine = select(LoginSession).where(
        LoginSession.member_id == viewer.member_id,
        col(LoginSession.revoked_at).is_(None),
        LoginSession.expires_at > clock.now(),
    )
    rows = await session.exec(mine.order_by(col(LoginSession.seen_at).desc()).limit(MOST_DEVICES))
    return tuple(sorted((_device(viewer, row) for row in rows), key=lambda device: not device.current))


def _device(viewer: Viewer, row: LoginSession) -> Device:
    language, zone = viewer.language, viewer.timezone
    return Device(
        id=row.id,
        words=row.device or tr(language, "devices.unknown"),
        since=tr(language, "devices.since", day=day(language, row.made_at, zone)),
        used=tr(language, "devices.used", day=day(language, row.seen_at, zone)),
        current=row.id == viewer.session_id,
    )


async def invites(session: Session, viewer: Viewer) -> tuple[InviteRow, ...]:
    """Every invite that still lets somebody in, newest first.

    Raises:
        NotAllowed: the viewer does not administer.
    """
    must_administer(viewer)
    alive = (
        select(Invite, Team.name, Site.name)
        .outerjoin(Team, col(Team.id) == Invite.team_id)
        .outerjoin(Site, col(Site.id) == Invite.site_id)
        .where(col(Invite.revoked_at).is_(None), Invite.expires_at > clock.now(), Invite.uses_left > 0)
        .order_by(col(Invite.made_at).desc())
        .limit(100)
    )
    return tuple(_invite(viewer, *row) for row in await session.exec(alive))


def _invite(viewer: Viewer, invite: Invite, team: str | None, site: str | None) -> InviteRow:
    language = viewer.language
    gives = " · ".join(filter(None, (role_words(language, invite.role), team, site)))
    until = tr(language, "invite.until", day=day(language, invite.expires_at, viewer.timezone))
    label = invite.label or tr(language, "invite.unnamed")
    return InviteRow(invite.id, label, gives, invite.uses_left, until)


async def deeds(session: Session, viewer: Viewer, before: str = "") -> DeedPage:
    """A page of the audit log in words, newest first.

    Raises:
        NotAllowed: the viewer does not administer.
    """
    must_administer(viewer)
    rows = select(AuditEntry).order_by(col(AuditEntry.id).desc()).limit(DEEDS_A_PAGE + 1)
    if before:
        rows = rows.where(AuditEntry.id < before)
    found = list(await session.exec(rows))
    shown = found[:DEEDS_A_PAGE]
    names = await _names(session, shown)
    lines = tuple(_deed(viewer, entry, names) for entry in shown)
    return DeedPage(lines, shown[-1].id if len(found) > DEEDS_A_PAGE else "")


async def _names(session: Session, entries: Iterable[AuditEntry]) -> dict[str, str]:
    """Names of the members in these lines, looked up now: the log itself holds ids only, and the erased stay erased."""
    ids = {entry.actor for entry in entries} | {entry.subject.removeprefix("member:") for entry in entries}
    return dict((await session.exec(select(Member.id, Member.name).where(col(Member.id).in_(ids)))).all())


def _deed(viewer: Viewer, entry: AuditEntry, names: dict[str, str]) -> DeedRow:
    language = viewer.language
    kind, _, number = entry.subject.partition(":")
    gone = tr(language, "audit.somebody")
    subject = names.get(number, gone) if kind == "member" else number[-8:]
    actor = tr(language, "audit.command_line") if entry.actor == COMMAND else names.get(entry.actor, gone)
    what = tr(language, f"audit.{entry.deed}", subject=subject, detail=_detail(language, entry.detail))
    return DeedRow(entry.id, f"{actor}: {what}", day_and_time(language, entry.at, viewer.timezone))


def _detail(language: Language, detail: str) -> str:
    """What it was and what it became; roles in words, other codes as they are."""
    codes: dict[str, Any] = json.loads(detail) if detail else {}
    shown = [str(codes[name]) for name in ("before", "after", "role", "to") if name in codes]
    return " → ".join(role_words(language, code) if code in ROLES else code for code in shown)
