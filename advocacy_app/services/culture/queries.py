"""One's own photos, and where each stands."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import Card, Member, Photo, PhotoPerson, PhotoVerdict, Picture, Share, Thanks, Transfer
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import MyPhoto, PersonInPhoto
from advocacy_app.services import identity
from advocacy_app.services.culture.addresses import signed
from advocacy_app.services.culture.errors import PhotoGone
from advocacy_app.services.culture.times import late, times

SHOWN = 60
TONES = {
    "in_review": "brand",
    "live": "good",
    "inside": "good",
    "needs_change": "warn",
    "declined": "plain",
    "pulled": "plain",
    "withdrawn": "plain",
}
_IN_SIGHT = {"in_review", "live", "needs_change", "declined"}
_EARNED = ("photo_accepted", "photo_featured")


async def mine(session: Session, viewer: Viewer) -> list[MyPhoto]:
    """The viewer's latest sixty photos, the newest first."""
    return await _photos(session, viewer, Photo.member_id == viewer.member_id)


async def my_photo(session: Session, viewer: Viewer, photo_id: str) -> MyPhoto:
    """One of the viewer's photos.

    Raises:
        PhotoGone: not there, or somebody else's.
    """
    found = await _photos(session, viewer, Photo.member_id == viewer.member_id, Photo.id == photo_id)
    if not found:
        raise PhotoGone
    return found[0]


async def _photos(session: Session, viewer: Viewer, *where: Any) -> list[MyPhoto]:
    asked = (
        columns(Photo, col(Card.slug), col(Card.scope), col(Picture.dominant))
        .outerjoin(Card, col(Card.id) == Photo.card_id)
        .outerjoin(Picture, col(Picture.id) == Photo.picture_id)
        .where(*where)
    )
    found = await rows(session, asked.order_by(col(Photo.sent_at).desc(), col(Photo.id).desc()).limit(SHOWN))
    around = await _Around.of(session, viewer, [row[0] for row in found])
    return [around.view(*row) for row in found]


@dataclass(frozen=True)
class _Around:
    """What must be known around some photos."""

    viewer: Viewer
    people: dict[str, tuple[PersonInPhoto, ...]]
    verdicts: dict[str, PhotoVerdict]
    reviewers: dict[str, str]
    thanks: dict[str, int]
    voices: dict[str, int]
    points: dict[str, int]

    @classmethod
    async def of(cls, session: Session, viewer: Viewer, photos: Collection[Photo]) -> "_Around":
        """Ask once for all of them."""
        ids, cards = [photo.id for photo in photos], [photo.card_id for photo in photos if photo.card_id]
        verdicts = await _verdicts(session, ids)
        shared = (col(Share.card_id).in_(cards), Share.evidence != "none")
        return cls(
            viewer=viewer,
            people=await people_in(session, ids, viewer.language),
            verdicts=verdicts,
            reviewers=await _names(session, viewer, {row.judged_by for row in verdicts.values()}),
            thanks=await _counted(session, Thanks.card_id, Thanks.member_id, col(Thanks.card_id).in_(cards)),
            voices=await _counted(session, Share.card_id, Share.member_id, *shared),
            points=await _points(session, viewer, ids),
        )

    def view(self, photo: Photo, slug: str | None, card_scope: str | None, dominant: str | None) -> MyPhoto:
        """The photo as its author sees it."""
        language, zone = self.viewer.language, self.viewer.timezone
        state = "inside" if photo.state == "live" and card_scope == "inside" else photo.state
        verdict = self.verdicts.get(photo.id) if state in {"needs_change", "declined"} else None
        in_sight = photo.picture_id is not None and photo.state in _IN_SIGHT
        return MyPhoto(
            id=photo.id,
            client_id=photo.client_id,
            state=state,
            state_text=tr(language, f"photos.state_{state}"),
            tone=TONES[state],
            line=tr(language, f"photos.state_{state}_more"),
            image=signed(photo.picture_id, "480.webp") if in_sight and photo.picture_id else "",
            large=signed(photo.picture_id, "1080.webp") if photo.state == "needs_change" and photo.picture_id else "",
            dominant=dominant or "#808080",
            caption=photo.caption,
            alt=photo.alt,
            hashtag=photo.hashtag,
            scope=photo.scope,
            sent=numbers.day_and_time(language, photo.sent_at, zone),
            times=times(photo, self.viewer),
            late=late(photo, self.viewer),
            slug=slug if slug and photo.state == "live" else "",
            thanks=self.thanks.get(photo.card_id or "", 0),
            voices=self.voices.get(photo.card_id or "", 0),
            points=self.points.get(photo.id, 0),
            people=self.people.get(photo.id, ()) if photo.state != "withdrawn" else (),
            may_fix=photo.state == "needs_change",
            may_withdraw=photo.state != "withdrawn",
            **self._told(verdict),
        )

    def _told(self, verdict: PhotoVerdict | None) -> dict[str, str]:
        """What the reviewer said; without the reviewer's name where that is hidden."""
        if verdict is None:
            return {}
        return {
            "reviewer": self.reviewers.get(verdict.judged_by, ""),
            "reason": tr(self.viewer.language, f"photos.reason_{verdict.reason}"),
            "words": verdict.words,
            "words_language": verdict.language,
            "suggestion": verdict.suggestion,
        }


async def people_in(
    session: Session, photos: Collection[str], language: Language
) -> dict[str, tuple[PersonInPhoto, ...]]:
    """Who is in each photo, and whether they agreed; whoever did not is not told from who has not answered yet."""
    asked = (
        select(PhotoPerson, Member)
        .outerjoin(Member, col(Member.id) == PhotoPerson.member_id)
        .where(col(PhotoPerson.photo_id).in_(photos))
        .order_by(col(PhotoPerson.id))
    )
    found: dict[str, list[PersonInPhoto]] = defaultdict(list)
    for person, member in (await session.exec(asked)).all():
        found[person.photo_id].append(_person(person, member, language, len(found[person.photo_id]) + 1))
    return {photo: tuple(people) for photo, people in found.items()}


def _person(person: PhotoPerson, member: Member | None, language: Language, number: int) -> PersonInPhoto:
    agreed = person.answer == "agreed"
    by_link = not agreed and not (member and member.active)
    waiting = "photos.asked" if person.token_hash or not by_link else "photos.not_asked"
    name = member.name if member else person.name or tr(language, "photos.person_number", number=number)
    return PersonInPhoto(
        id=person.id,
        name=name,
        answer="agreed" if agreed else "asked",
        answer_text=tr(language, f"photos.agreed_{person.scope}" if agreed else waiting),
        may_link=by_link,
    )


async def _verdicts(session: Session, photos: Collection[str]) -> dict[str, PhotoVerdict]:
    asked = select(PhotoVerdict).where(
        col(PhotoVerdict.photo_id).in_(photos), col(PhotoVerdict.undone_at).is_(None), PhotoVerdict.verdict != "approve"
    )
    return {row.photo_id: row for row in (await session.exec(asked.order_by(col(PhotoVerdict.id)))).all()}


async def _names(session: Session, viewer: Viewer, ids: Iterable[str]) -> dict[str, str]:
    found = (await session.exec(select(Member).where(col(Member.id).in_(set(ids))))).all()
    faces = {m.id: identity.face(m.name, m.nickname, m.visibility, m.id, viewer.language, "") for m in found}
    return {member: face.name for member, face in faces.items() if not face.hidden}


async def _counted(session: Session, card_id: Any, person: Any, *where: Any) -> dict[str, int]:
    counts = columns(card_id, func.count(person.distinct())).where(*where).group_by(card_id)
    return dict(tuple(row) for row in await rows(session, counts))


async def _points(session: Session, viewer: Viewer, photos: Collection[str]) -> dict[str, int]:
    """What each photo brought its author so far, less what was taken back."""
    about = (col(Transfer.reason).in_(_EARNED), col(Transfer.evidence).in_(photos))
    got = columns(Transfer.id, Transfer.evidence, Transfer.amount).where(
        *about, Transfer.credit_account == viewer.account
    )
    earned = await rows(session, got)
    back = columns(Transfer.reverses_id).where(col(Transfer.reverses_id).in_([row.id for row in earned]))
    gone = set(await rows(session, back))
    totals: dict[str, int] = defaultdict(int)
    for row in earned:
        totals[row.evidence] += 0 if row.id in gone else row.amount
    return dict(totals)
