"""Whom one may thank: who shows their name, or who made a post that one sees."""

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Card, KudosOff, Member
from advocacy_app.read_models.people import Colleague, Viewer
from advocacy_app.services import feed, identity
from advocacy_app.services.kudos.errors import NobodyToThank

FOUND = 6


async def colleagues(session: Session, viewer: Viewer, text: str) -> list[Colleague]:
    """Who may be meant by what is typed; without those who do not want kudos."""
    found = await identity.colleagues(session, viewer, text, FOUND)
    off = select(KudosOff.member_id).where(col(KudosOff.member_id).in_([person.id for person in found]))
    unwilling = set((await session.exec(off)).all())
    return [person for person in found if person.id not in unwilling]


async def by_name(session: Session, viewer: Viewer, member_id: str) -> Member:
    """Somebody one can find by name.

    Raises:
        NobodyToThank: nobody there, or nobody who shows their name.
    """
    member = await session.get(Member, member_id)
    if member is None or (member.visibility != "name" and member.id != viewer.member_id):
        raise NobodyToThank
    return member


async def author_of(session: Session, viewer: Viewer, slug: str) -> tuple[str, Member]:
    """The id of a post, and whoever made it.

    Raises:
        CardGone: no such post for this person.
        NobodyToThank: it is the company's.
    """
    card_id = await feed.visible_card_id(session, viewer, slug)
    found = select(Member).join(Card, col(Card.author_id) == Member.id).where(Card.id == card_id)
    if (author := (await session.exec(found)).first()) is None:
        raise NobodyToThank
    return card_id, author
