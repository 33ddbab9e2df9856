"""Small stories about boards: people with points, and what each of them sees."""

from advocacy_app import bus
from advocacy_app.db import reading, transaction
from advocacy_app.events import VisibilityChanged
from advocacy_app.integrations.ranking import NullRanking, Ranking
from advocacy_app.models import Member
from advocacy_app.read_models.boards import Board, Standing
from advocacy_app.services import leaderboards, points
from advocacy_app.services.points.reason import Reason
from tests import factories

KINDNESS = Reason(name="kindness", default=points.Rule(amount=1))
"""Points that land at once, so that a story about boards needs no cool-off."""
LESSON = Reason(name="lesson", default=points.Rule(amount=20), on_boards=False)
_happenings = iter(range(10**9))


async def gains(member: Member, n: int) -> str:
    """Give a member so many points; returns the entry's id."""
    async with transaction() as session:
        key = f"story:{next(_happenings)}"
        outcome = await points.award(session, member, KINDNESS, key=key, evidence=key, amount=n)
    return outcome.entry_id


async def take_back(entry_id: str) -> None:
    async with transaction() as session:
        await points.take_back(session, await points.find_transfer(session, entry_id), because="withdrawn")


async def appear(member: Member, visibility: str) -> None:
    """A member chooses how to appear."""
    async with transaction() as session:
        (await session.get_one(Member, member.id)).visibility = visibility
        await bus.record(session, VisibilityChanged(actor=member.id, member=member.id))


async def colleagues(*scores: int, **values: object) -> list[Member]:
    """New people with these points."""
    async with transaction() as session:
        people = [await factories.member(session, f"Colleague {n}", **values) for n, _ in enumerate(scores)]
    for member, n in zip(people, scores, strict=True):
        if n:
            await gains(member, n)
    return people


async def board(viewer: Member, period: str = "week", ranking: Ranking | None = None) -> Board:
    async with reading() as session:
        member = await session.get_one(Member, viewer.id)
        return await leaderboards.board(session, factories.viewer(member), period, ranking or NullRanking())


def ranks(standings: tuple[Standing, ...]) -> list[int]:
    return [standing.rank for standing in standings]


async def violations() -> list[points.Violation]:
    async with reading() as session:
        return [*await points.check(session), *await leaderboards.replay(session)]
