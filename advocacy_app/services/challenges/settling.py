"""Who reached a goal gets the points, once; who took back what counted gives them back. Asked again, nothing happens.

The ledger's turn is taken before anything is counted, so two last steps at the same moment see each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import and_, col, or_, select

from advocacy_app import bus, clock
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.events import ChallengeMoved
from advocacy_app.models import Challenge, Member, Participation, ReachedTogether, Transfer
from advocacy_app.services import notifications, points
from advocacy_app.services.challenges.counting import Counts, counts
from advocacy_app.services.challenges.rules import FEWEST, Standing, crowd_of, has_fallen, is_due, stage, sums

REASON, LEARNING = points.REASONS["challenge"], points.REASONS["challenge_learnt"]
FALLEN = "challenge_fallen"


@dataclass(frozen=True)
class Partaker:
    """Somebody who joined: the id, the ledger's name, and the crowd they add to."""

    id: str
    account: str
    crowd: str
    active: bool


@dataclass(frozen=True)
class Tally:
    """A challenge counted: who takes part, what each did, what each crowd has and which ones got there."""

    people: Sequence[Partaker]
    counts: Counts
    sums: dict[str, int]
    reached: frozenset[str]

    def few(self, crowd: str) -> bool:
        """Whether fewer than five people add up."""
        return sum(who.active and who.crowd == crowd for who in self.people) < FEWEST

    def standing(self, who: Partaker) -> Standing:
        """Where one of them is."""
        mine = self.counts.get(who.id, 0)
        together = self.sums.get(who.crowd, 0) if who.crowd else mine
        return Standing(mine, together, who.crowd in self.reached)


async def tally(session: Session, challenge: Challenge, *, only: str = "", accepted: str = "") -> Tally:
    """Count a challenge; where everybody counts alone, ``only`` asks about one member."""
    return (await tallies(session, [challenge], only=only, accepted=accepted))[challenge.id]


async def tallies(
    session: Session, challenges: Sequence[Challenge], *, only: str = "", accepted: str = ""
) -> dict[str, Tally]:
    """The same for several, by id; those of one kind are counted together."""
    alone = [challenge for challenge in challenges if only and challenge.together == "one"]
    others = [challenge for challenge in challenges if challenge not in alone]
    mine = await _counted(session, alone, only, accepted) if alone else {}
    return mine | (await _counted(session, others, "", accepted) if others else {})


async def _counted(session: Session, challenges: Sequence[Challenge], only: str, accepted: str) -> dict[str, Tally]:
    people, before = await _people(session, challenges, only), await _before(session, challenges)
    done = await counts(session, challenges, only=only, accepted=accepted)
    return {one.id: _tally(one, people[one.id], done[one.id], before[one.id]) for one in challenges}


def _tally(challenge: Challenge, people: Sequence[Partaker], done: Counts, before: set[str]) -> Tally:
    together = sums(done, {who.id: who.crowd for who in people})
    reached = {crowd for crowd, n in together.items() if n >= challenge.target}
    return Tally(people, done, together, frozenset(reached | before))


async def _before(session: Session, challenges: Sequence[Challenge]) -> dict[str, set[str]]:
    """Crowds that got there once."""
    found: dict[str, set[str]] = {challenge.id: set() for challenge in challenges}
    asked = columns(ReachedTogether.challenge_id, ReachedTogether.crowd)
    for challenge, crowd in await rows(session, asked.where(col(ReachedTogether.challenge_id).in_(found))):
        found[challenge].add(crowd)
    return found


async def _people(session: Session, challenges: Sequence[Challenge], only: str) -> dict[str, list[Partaker]]:
    wanted = {challenge.id: challenge for challenge in challenges}
    asked = (
        columns(Participation.challenge_id, Member.id, Member.account, Member.team_id, Member.deactivated_at)
        .join(Member, col(Member.id) == Participation.member_id)
        .where(col(Participation.challenge_id).in_(wanted))
    )
    found: dict[str, list[Partaker]] = {challenge.id: [] for challenge in challenges}
    for challenge, who, account, team, left in await rows(session, asked.where(Member.id == only) if only else asked):
        crowd = crowd_of(wanted[challenge], team)
        found[challenge].append(Partaker(who, account, crowd, active=left is None))
    return found


async def settle(session: Session, challenge: Challenge, *, only: str = "", accepted: str = "") -> int:
    """Pay whoever reached the goal, take back what has fallen; returns how many accounts changed."""
    await points.open_ledger(session)
    if stage(challenge, clock.now()) == "coming":
        return 0
    counted = await tally(session, challenge, only=only, accepted=accepted)
    await _remember(session, challenge, counted)
    paid, changed = await rewards(session, challenge), 0
    for who in counted.people:
        standing, reward = counted.standing(who), paid.standing.get(who.account)
        if reward and has_fallen(challenge, standing.mine):
            changed += await _take_back(session, challenge, who, reward)
        elif not reward and who.active and is_due(challenge, standing):
            changed += await _pay(session, challenge, who, paid.rounds(who.account))
    return changed


async def _remember(session: Session, challenge: Challenge, counted: Tally) -> None:
    """What was reached together stays reached."""
    for crowd in counted.reached if challenge.together != "one" else ():
        await insert_once(session, ReachedTogether, challenge_id=challenge.id, crowd=crowd, at=clock.now())


@dataclass(frozen=True)
class Rewards:
    """What a challenge has paid: rewards that stand, by account, and all that ever were."""

    standing: dict[str, Transfer]
    all: Sequence[Transfer]

    def rounds(self, account: str) -> int:
        """How often this account was paid before; each time has a key of its own."""
        return sum(transfer.credit_account == account for transfer in self.all)


async def rewards(session: Session, challenge: Challenge) -> Rewards:
    """Everything that was paid for a challenge, found by the keys that begin with its name."""
    mine = _key(challenge, "")
    paid = select(Transfer).where(col(Transfer.key) >= mine, col(Transfer.key) < mine[:-1] + ";")
    transfers = (await session.exec(paid)).all()
    known = [transfer.id for transfer in transfers]
    void = and_(col(Transfer.pending_id).in_(known), col(Transfer.phase) == "void")
    back = columns(Transfer.reverses_id, Transfer.pending_id).where(or_(col(Transfer.reverses_id).in_(known), void))
    gone = {name for names in await rows(session, back) for name in names}
    return Rewards({t.credit_account: t for t in transfers if t.id not in gone}, transfers)


def _key(challenge: Challenge, rest: str) -> str:
    return f"challenge:{challenge.id}:{rest}"


async def _pay(session: Session, challenge: Challenge, who: Partaker, before: int) -> int:
    """The points, a notice, and a look for open screens. A goal without points is reached all the same."""
    key = _key(challenge, f"{who.id}:{before}")
    if challenge.points and not await points.outcome_of(session, key):
        member = await session.get_one(Member, who.id)
        reason = LEARNING if challenge.goal == "track" else REASON
        paid = await points.award(session, member, reason, key=key, evidence=challenge.id, amount=challenge.points)
        if paid.points:
            await _tell(session, challenge, who, "challenge_reached", key)
            return 1
    return 0


async def _take_back(session: Session, challenge: Challenge, who: Partaker, reward: Transfer) -> int:
    await points.take_back(session, reward, because=FALLEN)
    await _tell(session, challenge, who, "challenge_back", f"back:{reward.id}")
    return 1


async def _tell(session: Session, challenge: Challenge, who: Partaker, kind: str, key: str) -> None:
    href = f"/challenges/{challenge.id}"
    await notifications.notify(session, who.id, kind, key, href, challenge=challenge.id, n=challenge.points)
    await bus.record(session, ChallengeMoved(challenge=challenge.id, member=who.id))
