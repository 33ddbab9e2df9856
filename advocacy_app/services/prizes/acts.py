"""Writing prizes down."""

from sqlmodel import select

from advocacy_app import clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.models import Prize
from advocacy_app.services.errors import NotFound
from advocacy_app.services.prizes.rules import Value, checked


async def record(session: Session, account: str, *, key: str, source: str, title: str, value: Value) -> bool:
    """Write down that a member was given something, at most once for a ``key``; whether it is new.

    ``account`` is ``Member.account``, ``key`` says what happened (``draw:<id>:<place>``), ``source`` is one of
    ``models.prize.PRIZE_SOURCES``, ``title`` the prize in words (160 characters are kept).

    Raises:
        CurrencyUnknown, ValueOutOfRange: the value cannot be right.
    """
    worth = checked(value)
    return await insert_once(
        session,
        Prize,
        id=ids.new_id(),
        key=key,
        account=account,
        source=source,
        title=title[:160],
        value_minor=worth.minor,
        currency=worth.currency,
        cash_equivalent=worth.cash,
        at=clock.now(),
    )


async def take_back(session: Session, key: str) -> bool:
    """Write down that a prize did not stay with its member (passed on, returned); whether it is new.

    Raises:
        NotFound: nothing was recorded under this key.
    """
    given = (await session.exec(select(Prize).where(Prize.key == key))).first()
    if given is None:
        raise NotFound
    gone = given.model_dump(exclude={"id", "key", "reverses_id", "at"})
    return await insert_once(
        session, Prize, id=ids.new_id(), key=f"back:{given.id}", reverses_id=given.id, at=clock.now(), **gone
    )
