"""Small stories about sharing: somebody says something about a card, somebody opens the link."""

from datetime import timedelta
from itertools import count
from typing import Any

from sqlmodel import select

from advocacy_app import clock, ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, Click, EventRow, Member, Share
from advocacy_app.read_models.sharing import Confirmed, Settled, SharePlan
from advocacy_app.services import sharing
from advocacy_app.services.sharing import ClickClass, Draft, Hit, Judged, Said, Verdict
from tests import factories

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)
_numbers = count(1)


async def a_card(title: str = "A new roast", **values: object) -> Card:
    async with transaction() as session:
        return await factories.card(session, title, **values)


async def begin(member: Member, card: Card, words: str = "We did this ourselves.", **draft: Any) -> SharePlan:
    async with transaction() as session:
        return await sharing.begin_share(session, factories.viewer(member), card.slug, Draft(words, **draft))


async def settle(member: Member, card: Card, words: str, share_id: str = "", **draft: Any) -> Settled:
    async with transaction() as session:
        viewer = factories.viewer(member)
        return await sharing.settle(session, viewer, card.slug, Draft(words, **draft), share_id=share_id)


async def confirm(member: Member, share_id: str, said: Said | None = None) -> Confirmed:
    async with transaction() as session:
        return await sharing.confirm_share(session, factories.viewer(member), share_id, said)


async def say(member: Member, card: Card, words: str = "We did this ourselves.", network: str = "linkedin") -> Share:
    """Begin and confirm."""
    plan = await begin(member, card, words, network=network)
    await confirm(member, plan.id)
    return await share_of(plan.id)


async def share_of(share_id: str) -> Share:
    async with reading() as session:
        return await session.get_one(Share, share_id)


async def facts(name: str) -> list[EventRow]:
    async with reading() as session:
        return list((await session.exec(select(EventRow).where(EventRow.name == name))).all())


async def clicks(share: Share) -> list[Click]:
    async with reading() as session:
        return list((await session.exec(select(Click).where(Click.share_id == share.id).order_by(Click.id))).all())


def hit(share: Share, kind: ClickClass = ClickClass.HUMAN, revised: tuple[str, ...] = (), **values: Any) -> Judged:
    """A judged hit of a new visitor, a minute after the share."""
    facts: dict[str, Any] = {
        "method": "GET",
        "path": f"/s/{share.code}",
        "headers": {"user-agent": PHONE} | values.pop("headers", {}),
        "ip": f"203.0.113.{next(_numbers) % 250}",
        "at": (clock.now() + timedelta(minutes=1)).timestamp(),
    }
    return Judged(ids.new_id(), share.id, Hit(**facts | values), Verdict(kind, revised))


async def record(*hits: Judged) -> None:
    async with transaction() as session:
        await sharing.record_clicks(session, hits)
