"""The day's salts in the database: found or made for a day, gone within 48 hours."""

from datetime import timedelta

from sqlmodel import col, delete, select

from advocacy_app import clock
from advocacy_app.db import Session, insert_into
from advocacy_app.models import VisitorSalt
from advocacy_app.services.sharing.visitors import SALT_KEPT_DAYS, day_of, new_salt


async def salt_of(session: Session, day: str) -> str:
    """The salt of a day, the same for every process."""
    new = insert_into(session, VisitorSalt).values(day=day, salt=new_salt())
    await session.exec(new.on_conflict_do_nothing(index_elements=["day"]))
    return (await session.exec(select(VisitorSalt.salt).where(VisitorSalt.day == day))).one()


async def drop_old_salts(session: Session) -> int:
    """Throw salts away whose day is over for good: nobody can join the hashes of that day any more."""
    oldest = day_of(clock.now() - timedelta(days=SALT_KEPT_DAYS))
    return (await session.exec(delete(VisitorSalt).where(col(VisitorSalt.day) < oldest))).rowcount
