"""What stories about challenges have in common."""

from datetime import timedelta
from typing import Any

from advocacy_app import bus, clock
from advocacy_app.db import reading, transaction
from advocacy_app.events import ThanksSaid
from advocacy_app.jobs.recurring import RECURRING
from advocacy_app.models import Challenge, Member, Thanks
from advocacy_app.read_models.challenges import ChallengeCard, ChallengePage
from advocacy_app.services import challenges, points
from tests import factories

ZONE = "Europe/Warsaw"


def plan(**values: Any) -> challenges.Plan:
    """Three posts in ten days from today, for 40 points, for everyone."""
    today = clock.today(ZONE)
    base: dict[str, Any] = {"title": "Three good posts", "goal": "shares", "target": 3, "points": 40, "first": today}
    base["last"] = today + timedelta(days=9)
    return challenges.Plan(**(base | values))


async def announced(owner: Member, **values: Any) -> Challenge:
    """An owner announces a challenge."""
    async with transaction() as session:
        return await challenges.announce(session, factories.viewer(owner), plan(**values))


async def joined(challenge: Challenge, *people: Member) -> None:
    for member in people:
        async with transaction() as session:
            await challenges.join(session, factories.viewer(member), challenge.id)


async def thank(fan: Member, author: Member) -> None:
    """Somebody says thanks for a post of a colleague's."""
    async with transaction() as session:
        card = await factories.card(session, author_id=author.id)
        session.add(Thanks(card_id=card.id, member_id=fan.id, at=clock.now()))
        await session.flush()
        await bus.record(session, ThanksSaid(actor=fan.id, card=card.id))


async def clockwork() -> None:
    """Every job around challenges and points runs until there is nothing left to do."""
    for job in RECURRING:
        if job.do in {
            challenges.open_challenges,
            challenges.close_challenges,
            challenges.settle_challenges,
            points.post_due,
        }:
            did = 1
            while did:
                async with transaction() as session:
                    did = await job.do(session)


async def card(member: Member, challenge: Challenge) -> ChallengeCard:
    return (await page(member, challenge)).card


async def page(member: Member, challenge: Challenge) -> ChallengePage:
    async with reading() as session:
        return await challenges.challenge_page(session, factories.viewer(member), challenge.id)


async def earned(member: Member) -> int:
    """What challenges brought somebody, taken back or not yet landed points left out."""
    async with reading() as session:
        found = await points.entries(session, factories.viewer(member))
    return sum(entry.amount for entry in found.entries if entry.title in {"You reached a goal", "Correction"})


async def violations() -> list[points.Violation]:
    async with reading() as session:
        return [*await points.check(session), *await challenges.replay(session)]
