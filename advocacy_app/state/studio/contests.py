"""Contests on the owners' table: a form with its checklist before the start, a desk with its claims after it."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.contests import ContestCard, ContestDesk
from advocacy_app.read_models.people import Choice
from advocacy_app.services import contests
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS, named
from advocacy_app.state.studio.typed_contest import typed

_MOVES: dict[str, tuple[Callable[..., Awaitable[object]], str]] = {
    "start": (contests.launch, "studio.contest_started"),
    "judge": (contests.let_judges_decide, "studio.contest_judged_now"),
    "cancel": (contests.cancel, "studio.contest_cancelled"),
}
_SETTLES = {"hand": contests.hand_over, "give_up": contests.give_up}


class ContestListState(rx.State):
    """All contests, the newest first."""

    cards: list[ContestCard] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_list(self) -> None:
        """As they are now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.cards = await contests.listed(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    @once
    async def begin_contest(self) -> Any:
        """A new draft, and on to its form."""
        viewer = await viewer_of(self)
        async with transaction() as session:
            contest_id = await contests.begin(session, viewer)
        return rx.redirect(f"/studio/contests/{contest_id}")

    @rx.event
    @policy(*OWNERS)
    @once
    async def begin_for_campaign(self, campaign: str) -> Any:
        """A draft with what the campaign has said already, and on to its form."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                contest_id = await contests.begin_for(session, viewer, str(campaign))
        except Refusal as no:
            await say_no(self, no)
            return None
        return rx.redirect(f"/studio/contests/{contest_id}")


class ContestDeskState(rx.State):
    """The contest that the address names. ``loads`` grows when the form must start anew."""

    desk: ContestDesk = ContestDesk()
    people: list[Choice] = []
    entropy: str = "none"
    loads: int = 0
    gone: bool = False
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_desk(self) -> None:
        """As it is now; what was typed and not saved is gone."""
        self.loads += 1
        await self._read(named(self))

    @rx.event
    @policy(*OWNERS)
    async def choose_entropy(self, kind: str) -> None:
        """Show the fields that belong to a source of chance."""
        self.entropy = kind if kind in contests.ENTROPY else "none"

    @rx.event
    @policy(*OWNERS)
    @once
    async def write_contest(self, form: dict[str, Any]) -> None:
        """Keep what was typed, then do what the button says: what is frozen is what stands in the form."""
        deed = str(form.get("deed") or "save")
        if deed == "look":
            return
        try:
            write = partial(contests.write, form=typed(form))
        except Refusal as no:
            await say_no(self, no)
            return
        if await self._do(write, named(self), "studio.contest_saved" if deed == "save" else ""):
            self.loads += 1
            if deed in {"start", "judge"}:
                await self._do(_MOVES[deed][0], named(self), _MOVES[deed][1])

    @rx.event
    @policy(*OWNERS)
    async def confirm_rule(self, rule: str, said: bool) -> None:  # noqa: FBT001 - it comes from a box
        """Confirm something that a country asks for, or take that back."""
        await self._do(partial(contests.pledge, rule=str(rule), said=bool(said)), named(self))

    @rx.event
    @policy(*OWNERS)
    @once
    async def move_contest(self, deed: str) -> None:
        """Start it, which freezes its rules; let judges decide instead of chance; or call it off."""
        if deed not in _MOVES:
            return
        act, said = _MOVES[deed]
        if await self._do(act, named(self), said):
            self.loads += 1

    @rx.event
    @policy(*OWNERS)
    async def settle_prize(self, deed: str, claim: str) -> None:
        """Note that it was handed over, or that it cannot be delivered: then the next in line is told."""
        if deed in _SETTLES:
            await self._do(_SETTLES[deed], str(claim), "studio.contest_noted")

    @rx.event
    @policy(*OWNERS)
    async def delete_draft(self) -> Any:
        """Let go of a draft."""
        if await self._do(contests.throw_away, named(self)):
            return rx.redirect("/studio/contests")
        return None

    @rx.event
    @policy(*OWNERS)
    async def tell_event(self, form: dict[str, Any]) -> None:
        """Write down the value of the public event."""
        deed = partial(contests.tell_event, value=str(form.get("value") or ""))
        if not self.loaded:  # a tap on the first screen may be quicker than the desk behind it
            await self._read(named(self))
        await self._do(deed, self.desk.draw, "studio.contest_event_told")

    @rx.event
    @policy(*OWNERS)
    async def name_judge(self, form: dict[str, Any]) -> None:
        """Ask one more colleague to judge."""
        deed = partial(contests.name_judge, member_id=str(form.get("judge") or ""))
        await self._do(deed, named(self), "studio.contest_noted")

    async def _do(self, deed: Callable[..., Awaitable[object]], subject: str, said: str = "") -> bool:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, subject)
        except Refusal as no:
            await say_no(self, no)
            return False
        await self._read(named(self))
        if said:
            await say(self, said)
        return True

    async def _read(self, contest_id: str) -> None:
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.desk = await contests.desk(session, viewer, contest_id)
                self.people = list(await contests.colleagues(session))
            self.entropy, self.gone = self.desk.fields.entropy, False
        except contests.ContestGone:
            self.desk, self.gone = ContestDesk(), True
        self.loaded = True
