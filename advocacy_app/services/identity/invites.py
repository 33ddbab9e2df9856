"""Invites: a code, a link and a QR for people without e-mail; each lets in so many, until a day."""

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Any

from sqlmodel import col, select, update

from advocacy_app import clock, ids
from advocacy_app.config import settings
from advocacy_app.db import Session
from advocacy_app.models import Cohort, Invite, Member, Site, Team
from advocacy_app.read_models.people import InviteOffer, Viewer
from advocacy_app.services.errors import Invalid
from advocacy_app.services.identity.audit import audit
from advocacy_app.services.identity.errors import InviteOver
from advocacy_app.services.identity.house import zone_of
from advocacy_app.services.identity.members import add_member
from advocacy_app.services.identity.names import check_newcomer
from advocacy_app.services.identity.rules import (
    CODE_LENGTH,
    CODE_LETTERS,
    LABEL_MAX,
    clean_code,
    clean_line,
    must_administer,
)

INVITE_ROLES = ("employee", "champion", "guest_curator")
"""What a code on a noticeboard may make of somebody; the rest is given by name."""
MOST_USES = 500
LONGEST_DAYS = 90


async def make_invite(session: Session, viewer: Viewer, offer: InviteOffer) -> str:
    """A new invite; returns its code, which is kept sealed only and so can be shown just now.

    Raises:
        NotAllowed: the viewer does not administer.
        Invalid: a role that needs a name, a place that does not exist, or numbers out of range.
    """
    must_administer(viewer)
    await _check_place(session, offer)
    if offer.role not in INVITE_ROLES or not (1 <= offer.uses <= MOST_USES and 1 <= offer.days <= LONGEST_DAYS):
        raise Invalid
    code, moment = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)), clock.now()
    invite = Invite(
        id=ids.new_id(),
        code_hash=_sealed(code),
        label=clean_line(offer.label, LABEL_MAX),
        role=offer.role,
        team_id=offer.team_id or None,
        site_id=offer.site_id or None,
        cohort=offer.cohort,
        uses_left=offer.uses,
        made_by=viewer.member_id,
        made_at=moment,
        expires_at=moment + timedelta(days=offer.days),
    )
    session.add(invite)
    await audit(session, viewer.member_id, "invite_made", f"invite:{invite.id}", role=offer.role, uses=offer.uses)
    return code


def _sealed(code: str) -> str:
    """A code is short enough to be guessed from a plain hash; this one takes the installation's secret as well."""
    return hmac.new(settings().key.encode(), f"invite:{code}".encode(), hashlib.sha256).hexdigest()


async def _check_place(session: Session, offer: InviteOffer) -> None:
    for table, place in ((Team, offer.team_id), (Site, offer.site_id)):
        if place and await session.get(table, place) is None:
            raise Invalid


async def find_invite(session: Session, code: str) -> Invite:
    """The invite behind a code, still good.

    Raises:
        InviteOver: used up, expired, revoked or never made.
    """
    found = await session.exec(select(Invite).where(Invite.code_hash == _sealed(clean_code(code))))
    invite = found.first()
    if invite is None or invite.revoked_at or not invite.uses_left or invite.expires_at <= clock.now():
        raise InviteOver
    return invite


async def accept_invite(session: Session, code: str, *, name: str, language: str) -> Member:
    """Join with an invite: a new member with its team, site and role, under the name that was typed.

    Raises:
        InviteOver: somebody else took the last place, or it ran out meanwhile.
        NameMissing, NameTaken, NameMixed: no name was typed, or one that cannot be told from a colleague's.
        Invalid: no such language.
    """
    invite = await find_invite(session, code)
    place = update(Invite).where(
        col(Invite.id) == invite.id, col(Invite.uses_left) > 0, col(Invite.revoked_at).is_(None)
    )
    if not (await session.exec(place.values(uses_left=Invite.uses_left - 1))).rowcount:
        raise InviteOver
    await check_newcomer(session, invite, name)
    zone = await zone_of(session, invite.site_id)
    belongs: dict[str, Any] = {"team_id": invite.team_id, "site_id": invite.site_id, "timezone": zone}
    member = await add_member(session, name=name, language=language, role=invite.role, **belongs)
    if invite.cohort:
        session.add(Cohort(id=ids.new_id(), slug=invite.cohort, member_id=member.id))
    return member


async def revoke_invite(session: Session, viewer: Viewer, invite_id: str) -> None:
    """Take an invite off the noticeboard; those who came with it stay.

    Raises:
        NotAllowed: the viewer does not administer.
    """
    must_administer(viewer)
    alive = update(Invite).where(col(Invite.id) == invite_id, col(Invite.revoked_at).is_(None))
    if (await session.exec(alive.values(revoked_at=clock.now()))).rowcount:
        await audit(session, viewer.member_id, "invite_revoked", f"invite:{invite_id}")
