"""What happens around a contest, told in one line each."""

from typing import Any

from sqlmodel import col, select

from advocacy_app.db import reading, transaction
from advocacy_app.jobs.draws import settle_draws
from advocacy_app.models import Contest, ContestRules, Draw, DrawClaim, DrawTicket, Member
from advocacy_app.services import contests, privacy
from tests import factories
from tests.cast import Cast

DRAWN = (contests.PrizeForm("draw", "A weekend in Trieste", "420", "EUR"), contests.PrizeForm("draw", "A dinner"))
BEST = (contests.PrizeForm("best", "A camera", "300", "EUR"),)


def form(**changes: Any) -> contests.ContestForm:
    """A draw for the café in Ljubljana, from today to the 25th, six in the evening in Warsaw."""
    base: dict[str, Any] = {
        "title": "Hands of Lindhall",
        "question": "What do your hands do all day?",
        "opens": ("2026-11-18", "09:00"),
        "closes": ("2026-11-25", "18:00"),
        "prizes": DRAWN,
    }
    return contests.ContestForm(**base | changes)


async def draft(cast: Cast, **changes: Any) -> str:
    """What Piotr typed, for the people of the café unless it says otherwise."""
    sites = changes.pop("sites", (cast.ljubljana.id,))
    async with transaction() as session:
        contest_id = await contests.begin(session, factories.viewer(cast.piotr))
        typed = form(**{"audience": {("site", place) for place in sites}} | changes)
        await contests.write(session, factories.viewer(cast.piotr), contest_id, typed)
    return contest_id


async def launched(cast: Cast, **changes: Any) -> str:
    """A contest that has begun."""
    contest_id = await draft(cast, **changes)
    async with transaction() as session:
        await contests.launch(session, factories.viewer(cast.piotr), contest_id)
    return contest_id


async def enters(member: Member, contest_id: str, answer: str = "") -> bool:
    """Take part, having read the rules."""
    async with transaction() as session:
        rules = (await session.exec(select(ContestRules).where(ContestRules.contest_id == contest_id))).one()
        viewer = factories.viewer(member)
        return await contests.enter(session, viewer, contest_id, accepts=rules.sha256, answer=answer)


async def closes() -> int:
    """What the clockwork does when a list is over."""
    async with transaction() as session:
        return await contests.close_due(session)


async def draws() -> None:
    """What the clockwork does when a list is closed."""
    await settle_draws()


async def drawn(cast: Cast, hands: Any, **changes: Any) -> Draw:
    """Maja, Lena and Bruno take part, the list closes, the draw runs."""
    contest_id = await launched(cast, **changes)
    for member in (cast.maja, cast.lena, cast.bruno):
        await enters(member, contest_id)
    hands.forward(days=7, hours=9)
    await closes()
    await draws()
    return await draw_of(contest_id)


async def erased(member_id: str) -> None:
    """Everything that leads to somebody goes."""
    async with transaction() as session:
        await privacy.erase(session, await session.get_one(Member, member_id))


async def draw_of(contest_id: str) -> Draw:
    """The latest draw of a contest."""
    async with reading() as session:
        asked = select(Draw).where(Draw.contest_id == contest_id).order_by(col(Draw.number).desc())
        found = (await session.exec(asked)).first()
    assert found is not None
    return found


async def draw(draw_id: str) -> Draw:
    async with reading() as session:
        return await session.get_one(Draw, draw_id)


async def contest(contest_id: str) -> Contest:
    async with reading() as session:
        return await session.get_one(Contest, contest_id)


async def tickets(draw_id: str) -> list[DrawTicket]:
    async with reading() as session:
        asked = select(DrawTicket).where(DrawTicket.draw_id == draw_id).order_by(col(DrawTicket.c_i))
        return list((await session.exec(asked)).all())


async def claims(draw_id: str) -> list[DrawClaim]:
    """In the order of prizes, then of turns."""
    async with reading() as session:
        asked = select(DrawClaim).where(DrawClaim.draw_id == draw_id)
        return list((await session.exec(asked.order_by(col(DrawClaim.prize), col(DrawClaim.turn)))).all())


async def audit_file(draw_id: str) -> bytes:
    async with reading() as session:
        return (await contests.audit_of(session, draw_id)).file()
