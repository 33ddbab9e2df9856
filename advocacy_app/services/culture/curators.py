"""Queues of guest curators: whose photos each of them sees. Owners fill the queues; who has none sees nothing."""

from collections import defaultdict
from typing import Any

from sqlalchemy import true
from sqlmodel import col, delete, func, or_, select

from advocacy_app import clock
from advocacy_app.db import Session, insert_once
from advocacy_app.hashtags import hashtag_of
from advocacy_app.i18n import tr
from advocacy_app.models import Member, Photo, QueuePart, Site, Team
from advocacy_app.read_models.people import Choice, Viewer
from advocacy_app.read_models.photos import Curator, Curators, QueueHolds
from advocacy_app.services import identity
from advocacy_app.services.culture.errors import HashtagUnusable, PersonUnknown
from advocacy_app.services.errors import Invalid

_ASCII = str.maketrans({chr(n): chr(n + 32) for n in range(ord("A"), ord("Z") + 1)})


async def theirs(session: Session, viewer: Viewer) -> Any:
    """The condition on ``Photo`` and its author ``Member`` that a person's queue carries: everything for owners."""
    if viewer.owner:
        return true()
    holds: dict[str, list[str]] = defaultdict(list)
    mine = await session.exec(select(QueuePart).where(QueuePart.member_id == viewer.member_id))
    for part in mine.all():
        holds[part.kind].append(part.value)
    return or_(
        col(Member.site_id).in_(holds["site"]),
        col(Member.team_id).in_(holds["team"]),
        func.lower(Photo.hashtag).in_({spelt for tag in holds["hashtag"] for spelt in _spellings(tag)}),
    )


def _spellings(tag: str) -> set[str]:
    """SQLite makes small letters of English ones only; PostgreSQL of all."""
    return {tag.lower(), tag.translate(_ASCII)}


async def curators(session: Session, viewer: Viewer) -> Curators:
    """The guest curators with what their queues hold, and what may be put into one.

    Raises:
        NotAllowed: the viewer runs no content.
    """
    identity.must_be_owner(viewer)
    guests = select(Member).where(Member.role == "guest_curator", col(Member.deactivated_at).is_(None))
    found = (await session.exec(guests.order_by(func.lower(Member.name)))).all()
    places = await identity.places(session)
    holds = await _holds(session, places.sites, places.teams)
    return Curators(
        rows=tuple(_curator(member, viewer, tuple(holds[member.id])) for member in found),
        sites=places.sites,
        teams=places.teams,
    )


def _curator(member: Member, viewer: Viewer, holds: tuple[QueueHolds, ...]) -> Curator:
    return Curator(
        id=member.id,
        face=identity.face(member.name, "", "name", member.id, viewer.language, ""),
        line=member.job or tr(viewer.language, "role.guest_curator"),
        holds=holds,
    )


async def _holds(session: Session, sites: tuple[Choice, ...], teams: tuple[Choice, ...]) -> dict[str, list[QueueHolds]]:
    names = {place.value: place.label for place in (*sites, *teams)}
    found: dict[str, list[QueueHolds]] = defaultdict(list)
    for part in (await session.exec(select(QueuePart).order_by(col(QueuePart.kind), col(QueuePart.at)))).all():
        if part.kind == "hashtag" or part.value in names:
            found[part.member_id].append(QueueHolds(part.kind, part.value, names.get(part.value, part.value)))
    return found


async def own_queue(session: Session, viewer: Viewer) -> tuple[QueueHolds, ...]:
    """What the viewer's own queue holds; whoever runs the programme fills it."""
    places = await identity.places(session)
    return tuple((await _holds(session, places.sites, places.teams))[viewer.member_id])


async def fill_queue(session: Session, viewer: Viewer, member_id: str, kind: str, value: str) -> None:
    """Put photos of a site's or a team's people, or those with a hashtag, into a guest curator's queue; twice is once.

    Raises:
        NotAllowed: the viewer runs no content. PersonUnknown: no such guest curator.
        HashtagUnusable, Invalid: nothing that a queue can hold.
    """
    identity.must_be_owner(viewer)
    member = await session.get(Member, member_id)
    if member is None or not member.active or member.role != "guest_curator":
        raise PersonUnknown
    held = {"member_id": member.id, "kind": kind, "value": await _known(session, kind, value)}
    if await insert_once(session, QueuePart, **held, given_by=viewer.member_id, at=clock.now()):
        await identity.audit(session, viewer.member_id, "queue_filled", f"member:{member.id}", kind=kind)


async def _known(session: Session, kind: str, value: str) -> str:
    if kind == "hashtag":
        if not (tag := hashtag_of(value)):
            raise HashtagUnusable
        return tag
    table = {"site": Site, "team": Team}.get(kind)
    if table is None or await session.get(table, value) is None:
        raise Invalid
    return value


async def empty_queue(session: Session, viewer: Viewer, member_id: str, kind: str, value: str) -> None:
    """Take something out of a guest curator's queue again.

    Raises:
        NotAllowed: the viewer runs no content.
    """
    identity.must_be_owner(viewer)
    part = {"member_id": member_id, "kind": kind, "value": value}
    if (await session.exec(delete(QueuePart).filter_by(**part))).rowcount:
        await identity.audit(session, viewer.member_id, "queue_emptied", f"member:{member_id}", kind=kind)
