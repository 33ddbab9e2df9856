"""Questions about points, and the rules behind them."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.points import AppealRow, RuleRow
from advocacy_app.services import points
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS, recount

DIGITS = 6


class AppealsState(rx.State):
    """What waits for an answer, the one that is due first on top."""

    appeals: list[AppealRow] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_appeals(self) -> None:
        """Everything that waits."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.appeals = list(await points.queue(session, viewer))
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    async def answer_appeal(self, form: dict[str, Any]) -> None:
        """Right or not, in words; points may be given."""
        viewer = await viewer_of(self)
        upheld, give = form.get("outcome") == "upheld", whole(form.get("give"))
        answer = str(form.get("answer") or "")
        try:
            async with transaction() as session:
                appeal = str(form.get("appeal") or "")
                await points.decide(session, viewer, appeal, upheld=upheld, answer=answer, give=give or 0)
                self.appeals = list(await points.queue(session, viewer))
        except Refusal as no:
            await say_no(self, no)
            return
        await recount(self)
        await say(self, "studio.appeal_answered")


class RulesState(rx.State):
    """What each reason pays."""

    rules: list[RuleRow] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_rules(self) -> None:
        """The rules as they stand."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.rules = list(await points.rules(session, viewer))
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    @once
    async def change_rule(self, form: dict[str, Any]) -> None:
        """A new version, in force from now on."""
        viewer = await viewer_of(self)
        amount = whole(form.get("amount"))
        rule = points.Rule(
            amount=-1 if amount is None else amount,
            per_day=whole(form.get("per_day")),
            per_week=whole(form.get("per_week")),
            per_item=whole(form.get("per_item")),
            cool_off_hours=whole(form.get("cool_off_hours")) or 0,
        )
        try:
            async with transaction() as session:
                await points.change(session, viewer, str(form.get("reason") or ""), rule)
                self.rules = list(await points.rules(session, viewer))
        except Refusal as no:
            await say_no(self, no)
            return
        await say(self, "studio.rule_changed")


def whole(typed: Any) -> int | None:
    """A whole number out of a field; None when it is empty, -1 when it is no number."""
    text = str(typed or "").strip()
    return None if not text else int(text) if text.isdecimal() and len(text) <= DIGITS else -1
