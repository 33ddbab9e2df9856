"""Small stories about points: somebody shares something, somebody visits, time passes."""

from dataclasses import replace

from advocacy_app import bus, clock
from advocacy_app.db import reading, transaction
from advocacy_app.events import ClickCounted, PostAddressSeen, ShareConfirmed
from advocacy_app.models import Member, Share
from advocacy_app.read_models.points import Balance, Entry, Explanation
from advocacy_app.services import points
from advocacy_app.services.points.rule_book import change_rule
from tests import factories


async def share(member: Member, title: str = "A new roast") -> Share:
    """A member shares a post and says so."""
    async with transaction() as session:
        card = await factories.card(session, title)
        row = await factories.share(session, member, card, evidence="said", confirmed_at=clock.now())
        await bus.record(session, ShareConfirmed(actor=member.id, share=row.id))
    return row


async def visit(share: Share, visitor: str = "v1", *, kind: str = "human") -> None:
    """A unique visitor from outside opens the link."""
    day = clock.today("UTC").isoformat()
    async with transaction() as session:
        await factories.click(session, share, visitor=visitor, day=day, kind=kind)
        await bus.record(session, ClickCounted(share=share.id, day=day, visitor=visitor))


async def see(share: Share) -> None:
    """An owner finds the post at the address that was given."""
    async with transaction() as session:
        await bus.record(session, PostAddressSeen(share=share.id))


async def land() -> int:
    """The clockwork runs."""
    async with transaction() as session:
        return await points.post_due(session)


async def balance(member: Member) -> Balance:
    async with reading() as session:
        return await points.balance(session, factories.viewer(member))


async def entries(member: Member) -> tuple[Entry, ...]:
    async with reading() as session:
        return (await points.entries(session, factories.viewer(member))).entries


async def explanation(member: Member, entry: Entry | None = None) -> Explanation:
    """Of the given entry, else of the newest."""
    async with reading() as session:
        entry = entry or (await points.entries(session, factories.viewer(member))).entries[0]
        return await points.explain(session, factories.viewer(member), entry.id)


async def violations() -> list[points.Violation]:
    async with reading() as session:
        return await points.check(session)


async def waits(reason: str, owner: Member) -> None:
    """An owner lets points of a reason wait for a day before they land."""
    async with transaction() as session:
        rule = replace(points.REASONS[reason].default, cool_off_hours=24)
        await change_rule(session, points.REASONS[reason], rule, owner.id)
