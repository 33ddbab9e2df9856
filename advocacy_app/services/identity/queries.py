"""What people may see about their own sessions, and administrators about invites."""

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import tr
from advocacy_app.i18n.numbers import day
from advocacy_app.models import Invite, LoginSession, Site, Team
from advocacy_app.read_models.people import Device, InviteRow, Viewer
from advocacy_app.services.identity.directory import role_words
from advocacy_app.services.identity.rules import must_administer

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
