"""Random stories about points, each step compared with a small model of what should be true (Q-R6)."""

import asyncio
from collections import defaultdict
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlmodel import col, select

from advocacy_app import bus, clock, db
from advocacy_app.db import reading, transaction
from advocacy_app.events import VisibilityChanged
from advocacy_app.models import Balance, BoardScore, Member, Organisation
from advocacy_app.services import leaderboards, points
from advocacy_app.services.points.reason import Reason
from bench._worlds import use
from tests import factories
from tests.hands import Hands

ACT = Reason("act", points.Rule(amount=5, per_day=2, per_week=4, cool_off_hours=72))
GIFT = Reason("gift", points.Rule(amount=3, per_item=2))
QUIET = Reason("quiet", points.Rule(amount=20), on_boards=False)
OURS = {reason.name: reason for reason in (ACT, GIFT, QUIET)}
ZONES = ("Europe/Warsaw", "Pacific/Auckland", "America/Los_Angeles")

people = st.integers(0, len(ZONES) - 1)
keys = st.integers(0, 60).map(lambda n: f"key:{n}")


@dataclass
class Expected:
    """What the model knows of one happening."""

    who: int
    reason: str
    points: int
    state: Literal["pending", "landed", "back", "unpaid"]
    entry: str
    lands_at: datetime


class LedgerMachine(RuleBasedStateMachine):
    """Awards, retries, limits, landing, taking back, spending, new rules and changed faces, in any order."""

    fresh: ClassVar[Any]  # a static method that makes a database; set by whoever tells the stories

    def __init__(self) -> None:
        super().__init__()
        use(self.fresh())
        self.runner = asyncio.Runner()
        self.hands = Hands(datetime(2026, 11, 18, 9, 30, tzinfo=UTC))
        self.really_now, clock.now = clock.now, self.hands
        points.REASONS.update(OURS)
        self.happened: dict[str, Expected] = {}
        self.spent: dict[str, int] = {}
        self.used: defaultdict[tuple[Any, ...], int] = defaultdict(int)
        self.most = {"act": (5, 2)}
        self.numbers = iter(range(10**9))

    def teardown(self) -> None:
        """Every promise, asked of the database itself."""
        try:
            assert self.do(self._violations()) == []
        finally:
            self.do(db.dispose())
            self.runner.close()
            clock.now = self.really_now
            for name in OURS:
                del points.REASONS[name]

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine on this story's loop."""
        return self.runner.run(work)

    async def _violations(self) -> list[points.Violation]:
        async with reading() as session:
            return [*await points.check(session), *await leaderboards.replay(session)]

    @initialize()
    def people_arrive(self) -> None:
        """Three colleagues on three sides of the world."""
        self.do(self._arrive())

    async def _arrive(self) -> None:
        async with transaction() as session:
            session.add(Organisation(name="Lindhall"))
            self.members = [await factories.member(session, "Nina", timezone=zone) for zone in ZONES]

    @rule(who=people, key=keys)
    def acts(self, who: int, key: str) -> None:
        """Something pending, limited by day and week."""
        amount, per_day = self.most["act"]
        day = self.hands().astimezone(ZoneInfo(ZONES[who])).date()
        spans = [(who, "day", day, per_day), (who, "week", day.isocalendar()[:2], 4)]
        self._award(who, ACT, key, amount, spans)

    @rule(who=people, key=keys, item=st.sampled_from("ab"))
    def gives(self, who: int, key: str, item: str) -> None:
        """Something that lands at once, limited by what it is about."""
        self._award(who, GIFT, key, 3, [(who, "item", item, 2)], item)

    @rule(who=people, key=keys)
    def learns(self, who: int, key: str) -> None:
        """Something without limits that never counts on boards."""
        self._award(who, QUIET, key, 20, [])

    def _award(self, who: int, reason: Reason, key: str, amount: int, spans: list[Any], item: str = "") -> None:
        outcome = self.do(self._awarded(who, reason, key, item))
        if known := self.happened.get(key):
            expected = 0 if known.state == "unpaid" else known.points
            assert (outcome.points, outcome.entry_id) == (expected, known.entry)
            return
        full = next((span for *span, most in spans if self.used[reason.name, *span] >= most), None)
        assert outcome.points == (0 if full else amount)
        if full and full[1] == "item":
            return
        for *span, _most in () if full else spans:
            self.used[reason.name, *span] += 1
        state = "unpaid" if full else "pending" if reason is ACT else "landed"
        lands_at = self.hands() + timedelta(hours=72)
        self.happened[key] = Expected(who, reason.name, amount, state, outcome.entry_id, lands_at)

    async def _awarded(self, who: int, reason: Reason, key: str, item: str) -> Any:
        async with transaction() as session:
            return await points.award(session, self.members[who], reason, key=key, evidence=key, item=item)

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        """The hands move on."""
        self.hands.forward(hours=hours)

    @rule()
    def points_land(self) -> None:
        """The clockwork lets land what is due."""
        due = [e for e in self.happened.values() if e.state == "pending" and e.lands_at <= self.hands()]
        assert self.do(self._land()) == len(due)
        for expected in due:
            expected.state = "landed"

    async def _land(self) -> int:
        async with transaction() as session:
            return await points.post_due(session)

    @precondition(lambda self: any(e.state in {"pending", "landed"} for e in self.happened.values()))
    @rule(data=st.data())
    def something_is_taken_back(self, data: st.DataObject) -> None:
        """A pending or landed entry goes; a second time is refused."""
        paid = [key for key, e in self.happened.items() if e.state != "unpaid"]
        expected = self.happened[data.draw(st.sampled_from(sorted(paid)))]
        try:
            self.do(self._take_back(expected.entry))
        except points.AlreadyTakenBack:
            assert expected.state == "back"
        else:
            assert expected.state != "back"
            expected.state = "back"

    async def _take_back(self, entry: str) -> None:
        async with transaction() as session:
            await points.take_back(session, await points.find_transfer(session, entry), because="withdrawn")

    @rule(who=people, amount=st.integers(1, 30))
    def somebody_spends(self, who: int, amount: int) -> None:
        """Only what has landed can be spent."""
        has = self.expected_points(who)
        key = f"reward:{next(self.numbers)}:{who}"
        try:
            self.do(self._spend(who, amount, key))
        except points.NotEnoughPoints as refusal:
            missing = refusal.words["n"]
            assert missing == amount - has
        else:
            assert amount <= has
            self.spent[key] = amount

    async def _spend(self, who: int, amount: int, key: str) -> None:
        async with transaction() as session:
            await points.spend(session, self.members[who].account, amount, key=key, evidence=key)

    @rule(amount=st.integers(1, 9), per_day=st.integers(1, 3))
    def an_owner_changes_a_rule(self, amount: int, per_day: int) -> None:
        """From now on; what was paid stays."""
        self.do(self._change(points.Rule(amount=amount, per_day=per_day, per_week=4, cool_off_hours=72)))
        self.most["act"] = (amount, per_day)

    async def _change(self, rule: points.Rule) -> None:
        async with transaction() as session:
            owner = await factories.member(session, "Piotr", role="campaign_owner")
            await points.change(session, factories.viewer(owner), "act", rule)

    @rule(who=people, visibility=st.sampled_from(["name", "nickname", "hidden"]))
    def somebody_chooses_how_to_appear(self, who: int, visibility: str) -> None:
        """Boards follow."""
        self.do(self._appear(self.members[who].id, visibility))

    async def _appear(self, member: str, visibility: str) -> None:
        async with transaction() as session:
            (await session.get_one(Member, member)).visibility = visibility
            await bus.record(session, VisibilityChanged(member=member))

    def expected_points(self, who: int) -> int:
        """Settled points by the model."""
        landed = sum(e.points for e in self.happened.values() if e.who == who and e.state == "landed")
        return landed - sum(n for key, n in self.spent.items() if key.endswith(f":{who}"))

    @invariant()
    def balances_and_boards_are_those_of_the_model(self) -> None:
        """Nobody has a point more or less, after every single step."""
        if not hasattr(self, "members"):
            return
        balances, boards = self.do(self._numbers())
        for who, member in enumerate(self.members):
            own = [e for e in self.happened.values() if e.who == who]
            waiting = sum(e.points for e in own if e.state == "pending")
            assert balances.get(member.account, (0, 0)) == (self.expected_points(who), waiting)
            counted = [e for e in own if e.state == "landed" and e.reason != "quiet"]
            assert boards.get(member.account, (0, 0)) == (sum(e.points for e in counted), len(counted))

    async def _numbers(self) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
        async with reading() as session:
            balances = (await session.exec(select(Balance))).all()
            boards = (await session.exec(select(BoardScore).where(col(BoardScore.period) == "all"))).all()
        kept = {row.account: (row.posted, row.pending) for row in balances}
        return kept, {row.account: (row.points, row.entries) for row in boards}
