"""Erasing a person: the register says what happens to each table."""

from sqlalchemy import or_, text
from sqlmodel import col, delete, select, update

from advocacy_app import bus
from advocacy_app.db import Session
from advocacy_app.events import MemberErased
from advocacy_app.models import Card, Member, Notice, Picture
from advocacy_app.services.privacy.queries import pictures_of
from advocacy_app.services.privacy.register import REGISTER, Deed, Holding


async def erase(session: Session, member: Member, actor: str = "") -> list[str]:
    """Erase everything that leads to a person; returns the ids of pictures whose files must go too.

    Sums stay: the ledger knows an opaque account and nothing else. ``actor`` is the member who does it, empty for the
    command line.
    """
    await bus.record(session, MemberErased(actor=actor, member=member.id))
    pictures = await pictures_of(session, member)
    await _drop_notices_about(session, member)
    for holding in REGISTER:
        await _follow(session, holding, member)
    await session.exec(delete(Picture).where(col(Picture.id).in_(pictures)))
    await _forget_searched_words(session)
    session.expunge(member)
    return pictures


async def _drop_notices_about(session: Session, member: Member) -> None:
    """Notices of others that name this person, or lead to a post of theirs (its address is made of its title)."""
    posts = list(await session.exec(select(Card.id).where(Card.author_id == member.id)))
    named = (col(Notice.args).contains(f'"{key}"', autoescape=True) for key in (member.id, *posts))
    await session.exec(delete(Notice).where(or_(*named)))


async def _forget_searched_words(session: Session) -> None:
    """SQLite's search index keeps words of deleted posts until its parts are merged; merge them now."""
    if session.get_bind().dialect.name == "sqlite":
        await session.exec(text("INSERT INTO searchcard (searchcard) VALUES ('optimize')"))  # type: ignore[call-overload]


async def _follow(session: Session, holding: Holding, member: Member) -> None:
    if holding.deed is Deed.DELETE:
        await session.exec(delete(holding.table).where(holding.rows_of(member)))
    elif holding.deed is Deed.BLANK:
        emptied = {holding.column: holding.nobody}
        await session.exec(update(holding.table).where(holding.rows_of(member)).values(emptied))
