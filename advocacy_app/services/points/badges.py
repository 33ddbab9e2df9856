"""Badges with published criteria: nothing but questions to the ledger, so they are right whenever it is."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select

from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Transfer
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.points import BadgeView


@dataclass(frozen=True)
class Badge:
    """What it takes: so many entries of a reason that landed and were not taken back.

    Words: ``points.badge_<name>`` and ``points.badge_<name>_for`` (the criterion, with ``n``).
    """

    name: str
    reason: str
    count: int
    icon: str


BADGES: tuple[Badge, ...] = (
    Badge("first_share", "share_said", 1, "share-2"),
    Badge("first_photo", "photo_accepted", 1, "camera"),
    Badge("five_photos", "photo_accepted", 5, "images"),
    Badge("featured", "photo_featured", 1, "sparkles"),
    Badge("first_goal", "challenge", 1, "flag"),
    Badge("door_opener", "share_clicked", 10, "door-open"),
)


async def badges(session: Session, viewer: Viewer) -> list[BadgeView]:
    """Every badge, with the day the viewer got it, or how far it is. One that no longer holds is not kept."""
    landed = await _landed(session, viewer.account)
    return [_view(badge, landed.get(badge.reason, []), viewer) for badge in BADGES]


async def _landed(session: Session, account: str) -> dict[str, list[datetime]]:
    """When entries of each reason landed, the earliest first."""
    reasons = {badge.reason for badge in BADGES}
    sequel = aliased(Transfer)
    gone = select(sequel.id).where(
        or_(
            col(sequel.reverses_id) == col(Transfer.id),
            (col(sequel.pending_id) == col(Transfer.id)) & (col(sequel.phase) == "void"),
        )
    )
    post = aliased(Transfer)
    asked = (
        select(Transfer.reason, Transfer.phase, Transfer.at, post.at)
        .outerjoin(post, (col(post.pending_id) == col(Transfer.id)) & (col(post.phase) == "post"))
        .where(
            Transfer.credit_account == account, col(Transfer.reason).in_(reasons), col(Transfer.pending_id).is_(None)
        )
        .where(~gone.exists())
    )
    found: dict[str, list[datetime]] = {}
    for reason, phase, at, posted_at in (await session.exec(asked)).all():
        if phase == "direct" or posted_at:
            found.setdefault(reason, []).append(posted_at or at)
    return {reason: sorted(moments) for reason, moments in found.items()}


def _view(badge: Badge, landed: list[datetime], viewer: Viewer) -> BadgeView:
    language = viewer.language
    earned = landed[badge.count - 1] if len(landed) >= badge.count else None
    return BadgeView(
        name=badge.name,
        icon=badge.icon,
        title=tr(language, f"points.badge_{badge.name}"),
        criterion=tr(language, f"points.badge_{badge.name}_for", n=badge.count),
        earned=numbers.day(language, earned, viewer.timezone) if earned else "",
        have=min(len(landed), badge.count),
        needed=badge.count,
    )
