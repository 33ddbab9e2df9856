"""A process that shares posts until it is killed; what it says was committed before it said so.

The parent only forks, so that a killed one is back in milliseconds.
"""

import asyncio
import os
import sys

from sqlmodel import col, select

from advocacy_app import bus, clock
from advocacy_app.db import reading, transaction
from advocacy_app.events import ShareConfirmed
from advocacy_app.models import Member
from bench._worlds import use
from tests import factories

AT_ONCE = 8


async def share(member: Member) -> str:
    """One more post is shared, in a transaction of its own."""
    async with transaction() as session:
        card = await factories.card(session)
        row = await factories.share(session, member, card, evidence="said", confirmed_at=clock.now())
        await bus.record(session, ShareConfirmed(actor=member.id, share=row.id))
    return row.id


async def _share_and_say(members: list[Member], turn: int) -> None:
    while True:
        for member in members[turn::AT_ONCE]:
            print(await share(member), flush=True)


async def main() -> None:
    """Everybody shares, in turns."""
    async with reading() as session:
        members = list((await session.exec(select(Member).order_by(col(Member.id)))).all())
    await asyncio.gather(*(_share_and_say(members, turn) for turn in range(AT_ONCE)))


if __name__ == "__main__":
    use(sys.argv[1])
    while True:
        if not os.fork():
            asyncio.run(main())
        os.wait()
