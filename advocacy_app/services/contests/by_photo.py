"""Taking part by a photo: one that carries the hashtag is a ticket, too, from the moment when it arrives."""

from collections.abc import Sequence
from urllib.parse import quote

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.events import ContestEntered, PhotoSent
from advocacy_app.hashtags import key_of
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Contest, ContestEntry, Draw, Member, Photo
from advocacy_app.models.photo import GRACE, counts_at
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import PhotoTicket
from advocacy_app.services import notifications
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.entering import give_ticket, open_draw_of
from advocacy_app.services.contests.errors import EntryClosed
from advocacy_app.services.contests.meant import is_meant
from advocacy_app.services.contests.opening import frozen_rules


async def follow_photo(session: Session, fact: PhotoSent) -> None:
    """A photo is here: its author takes part in every draw that asks for its hashtag, whatever a reviewer says.

    It counts from when it was taken, if it came within the grace. Sending it accepts the rules, which the page before
    it has named. Who stepped back stays out; who was too late is told.
    """
    photo = await session.get_one(Photo, fact.photo)
    author = await session.get_one(Member, photo.member_id)
    for contest in await _asking_for(session, photo):
        if not await _may_take_part(session, author, contest):
            continue
        if counts_at(photo.captured_at, photo.sent_at) >= contest.closes_at or not await _enter(
            session, contest, photo
        ):
            await _say_late(session, contest, photo)


async def _asking_for(session: Session, photo: Photo) -> list[Contest]:
    """Contests with its hashtag that have opened, and closed within the grace at most."""
    if not photo.hashtag:
        return []
    asked = select(Contest).where(
        col(Contest.state).in_(("running", "closed", "over")),
        Contest.hashtag != "",
        col(Contest.opens_at) <= photo.sent_at,
        col(Contest.closes_at) > clock.now() - 2 * GRACE,
    )
    found = (await session.exec(asked.order_by(col(Contest.id)))).all()
    return [one for one in found if key_of(one.hashtag) == key_of(photo.hashtag)]


async def _may_take_part(session: Session, author: Member, contest: Contest) -> bool:
    """Not whoever runs it, nor people whom it is not for; and only where there is a draw that counts photos."""
    if contest.made_by == author.id or author.role == "guest_curator":
        return False
    if not await is_meant(session, author.id, contest):
        return False
    asked = select(Draw.closes_at).where(Draw.contest_id == contest.id, Draw.number == 1)
    bound = (await session.exec(asked)).one_or_none()
    return bound is not None and bound >= rules.sealed_at(contest.closes_at, contest.hashtag)


async def _enter(session: Session, contest: Contest, photo: Photo) -> bool:
    """Give the ticket, once; False if the list is sealed."""
    try:
        draw = await open_draw_of(session, contest)
    except EntryClosed:
        return False
    values = {
        "id": ids.new_id(),
        "contest_id": contest.id,
        "member_id": photo.member_id,
        "way": "photo",
        "answer": "",
        "rules_id": (await frozen_rules(session, contest.id)).id,
        "entered_at": clock.now(),
    }
    if await insert_once(session, ContestEntry, **values):
        await give_ticket(session, photo.member_id, draw)
        await bus.record(session, ContestEntered(actor=photo.member_id, contest=contest.id))
        await _tell(session, contest, photo, "photo_ticket")
    return True


async def _say_late(session: Session, contest: Contest, photo: Photo) -> None:
    """Unless they take part already."""
    mine = select(ContestEntry.id).where(
        ContestEntry.contest_id == contest.id, ContestEntry.member_id == photo.member_id
    )
    if (await session.exec(mine)).first() is None:
        await _tell(session, contest, photo, "photo_late")


async def _tell(session: Session, contest: Contest, photo: Photo, kind: str) -> None:
    href = f"/contests/{contest.id}"
    await notifications.notify(session, photo.member_id, kind, f"{kind}:{contest.id}", href, contest=contest.id)


async def photo_tickets(session: Session, viewer: Viewer, running: Sequence[Contest]) -> tuple[PhotoTicket, ...]:
    """What a photo with one of their hashtags would be besides, before it is sent."""
    drawn = select(Draw.contest_id).where(Draw.state == "open")
    open_ = set((await session.exec(drawn)).all())
    return tuple(
        PhotoTicket(
            href=f"/contests/{one.id}",
            words=tr(viewer.language, "contest.photo_is_ticket", hashtag=one.hashtag, contest=one.title),
        )
        for one in running
        if one.id in open_ and one.made_by != viewer.member_id
    )


def add_address(contest: Contest) -> str:
    """Where one takes a photo for it; empty once it is closed."""
    open_ = contest.hashtag and contest.state == "running" and clock.now() < contest.closes_at
    return f"/add?hashtag={quote(contest.hashtag.removeprefix('#'))}" if open_ else ""


def late_until(viewer: Viewer, contest: Contest) -> str:
    """Until when a photo that was taken before the closing may arrive, in a sentence; empty without photos."""
    if not contest.hashtag or contest.state not in {"planned", "running"}:
        return ""
    sealed = rules.sealed_at(contest.closes_at, contest.hashtag)
    moment = numbers.day_and_time(viewer.language, sealed, viewer.timezone)
    return tr(viewer.language, "contest.photos_until", time=moment)
