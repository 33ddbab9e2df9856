"""What is worth a notice around photos: LATER reactions, idempotent by the key of what happened."""

from collections.abc import Sequence

from sqlmodel import col, func, or_, select

from advocacy_app.db import Session
from advocacy_app.events import ConsentAsked, PhotoJudged, PhotoNarrowed, PhotoPulled, PhotoSent, PhotoWithdrawn
from advocacy_app.models import Member, Photo, PhotoPerson, PhotoVerdict, QueuePart, Share
from advocacy_app.services.notifications.acts import notify, notify_owners

_TOLD = {"approve": "photo_live", "change": "photo_change", "decline": "photo_declined"}


async def tell_author_of_verdict(session: Session, fact: PhotoJudged) -> None:
    """One's photo was looked at: it is on the wall, needs a change, or is not shown."""
    verdict, photo = await session.get(PhotoVerdict, fact.verdict), await session.get(Photo, fact.photo)
    if verdict is None or photo is None or verdict.undone_at or verdict.round != photo.round:
        return
    if photo.state in {"withdrawn", "pulled"}:
        return
    key = f"photo:{photo.id}:{photo.round}:{verdict.verdict}"
    await notify(session, photo.member_id, _TOLD[verdict.verdict], key, "/photos")


async def tell_author_of_pull(session: Session, fact: PhotoPulled) -> None:
    """One's photo is not shown any more; who did not agree is not told."""
    photo = await session.get(Photo, fact.photo)
    if photo:
        await notify(session, photo.member_id, "photo_pulled", f"pulled:{photo.id}", "/photos")


async def tell_owners_of_photo(session: Session, fact: PhotoSent) -> None:
    """A photo waits for a look."""
    photo = await session.get(Photo, fact.photo)
    passed = select(PhotoVerdict.id).where(PhotoVerdict.photo_id == fact.photo, PhotoVerdict.judged_by == "")
    if photo and photo.state == "in_review" and (await session.exec(passed)).first() is None:
        key = f"review:{photo.id}:{fact.round}"
        await notify_owners(session, "photo_in_review", key, "/studio/photos", member=fact.actor)
        for curator in await _curators_of(session, photo):
            await notify(session, curator, "photo_in_review", key, "/studio/photos", member=fact.actor)


async def _curators_of(session: Session, photo: Photo) -> Sequence[str]:
    """The guest curators whose queue holds a photo."""
    author = await session.get_one(Member, photo.member_id)
    holds = or_(
        (col(QueuePart.kind) == "site") & (col(QueuePart.value) == author.site_id),
        (col(QueuePart.kind) == "team") & (col(QueuePart.value) == author.team_id),
        (col(QueuePart.kind) == "hashtag") & (func.lower(QueuePart.value) == photo.hashtag.lower()),
    )
    guests = select(QueuePart.member_id).join(Member, col(Member.id) == QueuePart.member_id).distinct()
    active = (Member.role == "guest_curator", col(Member.deactivated_at).is_(None), Member.id != author.id)
    return (await session.exec(guests.where(holds, *active))).all()


async def tell_person_of_photo(session: Session, fact: ConsentAsked) -> None:
    """One is in a colleague's photo, and is asked."""
    person = await session.get(PhotoPerson, fact.person)
    if person and person.member_id and person.answer == "asked":
        key, href = f"consent:{person.id}", f"/consent/of/{person.id}"
        await notify(session, person.member_id, "consent_asked", key, href, member=fact.actor)


async def tell_sharers_to_take_down(session: Session, fact: PhotoPulled | PhotoNarrowed | PhotoWithdrawn) -> None:
    """Whoever shared the photo outside is asked to take the post down; why is not told."""
    photo = await session.get(Photo, fact.photo)
    if photo is None or photo.card_id is None:
        return
    out = select(Share.member_id).where(col(Share.card_id) == photo.card_id, col(Share.evidence) != "none").distinct()
    for sharer in (await session.exec(out)).all():
        await notify(session, sharer, "take_down", f"take_down:{photo.id}", "/photos")
