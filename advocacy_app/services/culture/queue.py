"""What waits for reviewers, with everything that helps to decide."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import col, func, or_, select

from advocacy_app import clock
from advocacy_app.config import settings
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import tr
from advocacy_app.models import Member, Photo, PhotoLock, PhotoPerson, PhotoVerdict, Picture, Site
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import QueueItem, ReasonChoice, Review, Twin
from advocacy_app.services import identity
from advocacy_app.services.culture import rules
from advocacy_app.services.culture.addresses import signed
from advocacy_app.services.culture.curators import theirs
from advocacy_app.services.culture.times import times
from advocacy_app.services.culture.twins import twins_of
from advocacy_app.services.culture.verdicts import is_decided, must_review

SHOWN = 30
ALIKE = 60
"""Percent of likeness from which a reviewer is shown the other photo."""


_Row = tuple[Photo, Picture, Member, str | None]


async def queue(session: Session, viewer: Viewer) -> Review:
    """What waits for a decision of this person, the longest waiting first; nobody sees their own.

    Raises:
        NotAllowed: not a reviewer.
    """
    must_review(viewer)
    found = [row for row in await _waiting(session, viewer) if row[0].member_id != viewer.member_id]
    verdicts = await _standing(session, [row[0].id for row in found])
    open_ones = [row for row in found if _is_open(row[0], verdicts[row[0].id], viewer)]
    around = await _Around.of(session, viewer, open_ones[:SHOWN], verdicts)
    items = tuple(_item(*row, around) for row in open_ones[:SHOWN])
    return Review(items, len(open_ones), tuple(dict.fromkeys(around.held.values())))


async def waiting_for(session: Session, viewer: Viewer) -> int:
    """About how many photos wait for this person: a number for a corner, not a promise."""
    if not rules.may_review(viewer.role):
        return 0
    asked = select(func.count()).select_from(Photo).join(Member, col(Member.id) == Photo.member_id)
    asked = asked.where(Photo.state == "in_review", Photo.member_id != viewer.member_id, await theirs(session, viewer))
    return (await session.exec(asked)).one()


@dataclass(frozen=True)
class _Around:
    """What must be known around the photos of a queue."""

    viewer: Viewer
    verdicts: dict[str, list[PhotoVerdict]]
    held: dict[str, str]
    said: dict[str, list[rules.Said]]
    twins: dict[str, list[Twin]]

    @classmethod
    async def of(
        cls, session: Session, viewer: Viewer, shown: list[_Row], verdicts: dict[str, list[PhotoVerdict]]
    ) -> "_Around":
        """Ask once for all of them."""
        return cls(
            viewer=viewer,
            verdicts=verdicts,
            held=await _held(session, viewer),
            said=await _said(session, [photo.id for photo, *_ in shown]),
            twins=await twins_of(session, viewer, [picture for _, picture, *_ in shown]),
        )


def reasons(viewer: Viewer) -> list[ReasonChoice]:
    """The reasons that a reviewer may give, in the reviewer's language; the author reads them in theirs."""
    return [ReasonChoice(code, tr(viewer.language, f"photos.reason_{code}")) for code in rules.REASONS]


async def _waiting(session: Session, viewer: Viewer) -> list[_Row]:
    waits = or_(col(Photo.state) == "in_review", (col(Photo.state) == "live") & col(Photo.sampled_at).is_not(None))
    asked = (
        columns(Photo, Picture, Member, col(Site.name))
        .join(Picture, col(Picture.id) == Photo.picture_id)
        .join(Member, col(Member.id) == Photo.member_id)
        .outerjoin(Site, col(Site.id) == Member.site_id)
        .where(waits, await theirs(session, viewer))
        .order_by(col(Photo.sent_at), col(Photo.id))
        .limit(SHOWN * 10)
    )
    return [tuple(row) for row in await rows(session, asked)]


async def _standing(session: Session, photos: Collection[str]) -> dict[str, list[PhotoVerdict]]:
    asked = select(PhotoVerdict).where(col(PhotoVerdict.photo_id).in_(photos), col(PhotoVerdict.undone_at).is_(None))
    found: dict[str, list[PhotoVerdict]] = defaultdict(list)
    for verdict in (await session.exec(asked)).all():
        found[verdict.photo_id].append(verdict)
    return found


def _of_round(photo: Photo, verdicts: list[PhotoVerdict]) -> list[PhotoVerdict]:
    return [row for row in verdicts if row.round == photo.round and row.judged_by]


def _is_open(photo: Photo, verdicts: list[PhotoVerdict], viewer: Viewer) -> bool:
    standing = _of_round(photo, verdicts)
    passed = any(row.round == photo.round and not row.judged_by for row in verdicts) and photo.state == "in_review"
    said = any(row.judged_by == viewer.member_id for row in standing)
    return not passed and not said and not is_decided(photo, standing)


async def _held(session: Session, viewer: Viewer) -> dict[str, str]:
    """Which photos colleagues are looking at, and who."""
    now = (col(PhotoLock.until) > clock.now(), PhotoLock.held_by != viewer.member_id)
    asked = select(PhotoLock.photo_id, Member).join(Member, col(Member.id) == PhotoLock.held_by).where(*now)
    found = (await session.exec(asked)).all()
    return {
        photo: identity.face(m.name, m.nickname, m.visibility, m.id, viewer.language, "").name for photo, m in found
    }


async def _said(session: Session, photos: Collection[str]) -> dict[str, list[rules.Said]]:
    asked = select(PhotoPerson.photo_id, PhotoPerson.answer, PhotoPerson.scope)
    found: dict[str, list[rules.Said]] = defaultdict(list)
    for photo, *said in (await session.exec(asked.where(col(PhotoPerson.photo_id).in_(photos)))).all():
        found[photo].append(rules.Said(*said))
    return found


def _item(photo: Photo, picture: Picture, author: Member, site: str | None, around: _Around) -> QueueItem:
    viewer, twins = around.viewer, around.twins[picture.id]
    consent, tone = _consent(around.said[photo.id], viewer)
    return QueueItem(
        id=photo.id,
        kind="sample" if photo.state == "live" else "again" if photo.round > 1 else "new",
        author=identity.face(author.name, author.nickname, author.visibility, author.id, viewer.language, site or ""),
        language=photo.language,
        image=signed(picture.id, "480.webp"),
        image_large=signed(picture.id, "1080.webp"),
        dominant=picture.dominant,
        width=picture.width,
        height=picture.height,
        caption=photo.caption,
        alt=photo.alt,
        hashtag=photo.hashtag,
        place=photo.place,
        scope=photo.scope,
        times=times(photo, viewer),
        consent=consent,
        consent_tone=tone,
        not_sure=photo.confidential == "not_sure",
        closest=twins[0].percent if twins else 0,
        twins=tuple(twin for twin in twins if twin.percent >= ALIKE),
        held_by=around.held.get(photo.id, ""),
        approvals=len(_of_round(photo, around.verdicts[photo.id])),
        needed=1 if photo.sampled_at else settings().photo_reviewers,
    )


def _consent(said: list[rules.Said], viewer: Viewer) -> tuple[str, str]:
    """What the people in the photo said, in a few words; a refusal only ever shows as one who has not agreed."""
    if not said:
        return tr(viewer.language, "photos.no_people"), "plain"
    agreed = sum(one.answer == "agreed" for one in said)
    if agreed == len(said):
        return tr(viewer.language, "photos.all_agreed"), "good"
    return tr(viewer.language, "photos.some_agreed", agreed=agreed, all=len(said)), "warn"
