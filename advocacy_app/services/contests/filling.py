"""What a draft lists: its prizes, its witnesses."""

from collections.abc import Sequence

from sqlmodel import col, delete

from advocacy_app import ids
from advocacy_app.db import Session, insert_once
from advocacy_app.models import Contest, ContestPrize, ContestWitness, Member
from advocacy_app.models.contest import PRIZE_KINDS
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.errors import TooManyPrizes, ValueUnclear, WitnessAlone
from advocacy_app.services.contests.forms import CURRENCIES, PrizeForm, WitnessForm
from advocacy_app.services.errors import must_fit


async def take_prizes(session: Session, contest: Contest, typed: Sequence[PrizeForm]) -> None:
    """Name what can be won, in its order.

    Raises:
        TooManyPrizes, TooLong, ValueUnclear: it cannot be used.
    """
    named = [(at, prize) for at, prize in enumerate(typed) if rules.line(prize.name)]
    if len(named) > rules.PRIZES:
        raise TooManyPrizes(most=rules.PRIZES)
    await session.exec(delete(ContestPrize).where(col(ContestPrize.contest_id) == contest.id))
    for place, (at, prize) in enumerate(named, start=1):
        if (value := rules.money(prize.value)) is None:
            raise ValueUnclear(at=f"value-{at}", prize=prize.name)
        session.add(
            ContestPrize(
                id=ids.new_id(),
                contest_id=contest.id,
                kind=prize.kind if prize.kind in PRIZE_KINDS else "draw",
                place=place,
                name=must_fit(rules.line(prize.name), rules.PRIZE, f"prize-{at}"),
                value=value,
                currency=prize.currency if prize.currency in CURRENCIES else CURRENCIES[0],
                cash_like=prize.cash_like,
            )
        )
    await session.flush()


async def take_witnesses(session: Session, contest: Contest, typed: Sequence[WitnessForm]) -> None:
    """Name who adds a number; whoever does not work here any more is left out.

    Raises:
        WitnessAlone: nobody was chosen to act for one.
    """
    await session.exec(delete(ContestWitness).where(col(ContestWitness.contest_id) == contest.id))
    for at, witness in enumerate(typed):
        name = must_fit(rules.line(witness.name), rules.NAME, f"witness-{at}")
        if name and not witness.member_id:
            raise WitnessAlone(at=f"acts-{at}", name=name)
        member = await session.get(Member, witness.member_id) if name else None
        if member is None or not member.active:
            continue
        values = {"id": ids.new_id(), "contest_id": contest.id, "member_id": member.id, "name": name}
        await insert_once(session, ContestWitness, **values, place=at + 1)
