"""The rules of the composer's hints, in the studio."""

from datetime import UTC, datetime, time
from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.guidelines import Rehearsal, RuleLine, SectionChoice
from advocacy_app.services import guidelines
from advocacy_app.services.errors import Refusal
from advocacy_app.services.guidelines import RuleUnusable
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS


class HintRulesState(rx.State):
    """Every rule; ``editing`` is the one in the form, ``loads`` grows when the form starts anew."""

    rules: list[RuleLine] = []
    sections: list[SectionChoice] = []
    rehearsal: Rehearsal = Rehearsal()
    editing: RuleLine = RuleLine()
    loads: int = 0
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_hint_rules(self) -> None:
        """The rules as they stand, and where hints can lead to."""
        await self._read()

    @rx.event
    @policy(*OWNERS)
    @once
    async def write_hint_rule(self, form: dict[str, Any]) -> None:
        """Show what the rule would have said about past posts; with the deed "save" also keep it."""
        viewer, keep = await viewer_of(self), form.get("deed") == "save"
        try:
            async with transaction() as session:
                if keep:
                    await guidelines.keep_rule(session, viewer, form, _day(form.get("until")))
                self.rehearsal = await guidelines.rehearse(session, viewer, form)
        except Refusal as no:
            self.rehearsal = Rehearsal()
            if keep or not isinstance(no, RuleUnusable):  # a rule that is half written is no fault yet
                await say_no(self, no)
            return
        if keep:
            await self._again("guidelines.said_rule_saved")

    @rx.event
    @policy(*OWNERS)
    async def edit_hint_rule(self, rule: str) -> None:
        """Take a rule into the form; an empty one begins a new rule."""
        if not self.loaded:  # a tap on the first screen may be quicker than the list behind it
            await self._read()
        self.editing = next((one for one in self.rules if one.id == rule), RuleLine())
        self.rehearsal, self.loads = Rehearsal(), self.loads + 1

    @rx.event
    @policy(*OWNERS)
    async def switch_hint_rule(self, rule: str, on: bool) -> None:  # noqa: FBT001 - an event has no keywords
        """From now on, or no longer."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await guidelines.switch_rule(session, viewer, str(rule), on=bool(on))
                self.rules = await guidelines.all_rules(session, viewer)
        except Refusal as no:
            await say_no(self, no)

    @rx.event
    @policy(*OWNERS)
    async def drop_hint_rule(self, rule: str) -> None:
        """Forget a rule."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await guidelines.drop_rule(session, viewer, str(rule))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._again("guidelines.said_rule_dropped")

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.rules = await guidelines.all_rules(session, viewer)
            self.sections = await guidelines.sections(session, viewer)
        self.loaded = True

    async def _again(self, said: str) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.rules = await guidelines.all_rules(session, viewer)
        self.editing, self.loads = RuleLine(), self.loads + 1
        await say(self, said)


def _day(typed: Any) -> datetime | None:
    """The end of a day, or None where no day was typed."""
    try:
        day = datetime.strptime(str(typed or ""), "%Y-%m-%d").date()  # noqa: DTZ007 - only the day is wanted
    except ValueError:
        return None
    return datetime.combine(day, time.max, UTC)
