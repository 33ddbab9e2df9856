"""The inbox and its switches."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.inbox import HoursView, KindView, NoticeView
from advocacy_app.services import notifications
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no

TIMES = ("quiet_from", "quiet_to", "work_from", "work_to")


class InboxState(rx.State):
    """Notices by age; what was unread stays marked while one looks at it."""

    today: list[NoticeView] = []
    week: list[NoticeView] = []
    earlier: list[NoticeView] = []
    empty: bool = False
    loaded: bool = False

    @rx.event
    @policy()
    async def load_inbox(self) -> None:
        """Show what is there; whoever opened the inbox has seen it."""
        viewer = await viewer_of(self)
        async with transaction() as session:
            groups = notifications.grouped(await notifications.inbox(session, viewer))
            await notifications.read_all(session, viewer)
        self.today, self.week, self.earlier = groups
        self.empty, self.loaded = not any(groups), True


class InboxSettingsState(rx.State):
    """A switch for each kind of notice, and the hours in which one may be disturbed."""

    mine: list[KindView] = []
    owners: list[KindView] = []
    hours: HoursView = HoursView()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_kinds(self) -> None:
        """Every kind this member can get."""
        await self._show()

    @rx.event
    @policy()
    async def switch_kind(self, kind: str) -> None:
        """Want a kind of notice again, or no longer."""
        wanted = not any(view.kind == kind and view.wanted for view in (*self.mine, *self.owners))
        await self._switch(kind, wanted=wanted, pushed=True)

    @rx.event
    @policy()
    async def switch_push(self, kind: str) -> None:
        """Be disturbed by a kind of notice again, or find it in the inbox only."""
        silent = any(view.kind == kind and not view.pushed for view in (*self.mine, *self.owners))
        await self._switch(kind, wanted=True, pushed=silent)

    @rx.event
    @policy()
    async def choose_hours(self, form: dict[str, Any]) -> None:
        """Be disturbed at these hours only."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await notifications.choose_hours(session, viewer, hours_in(form))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._show()
        await say(self, "inbox.hours_kept")

    async def _switch(self, kind: str, *, wanted: bool, pushed: bool) -> None:
        try:
            async with transaction() as session:
                await notifications.switch(session, await viewer_of(self), kind, wanted=wanted, pushed=pushed)
        except Refusal as no:
            await say_no(self, no)
        await self._show()

    async def _show(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.mine, self.owners = notifications.by_reader(await notifications.kinds(session, viewer))
            self.hours = await notifications.hours(session, viewer)
        self.loaded = True


def hours_in(form: dict[str, Any]) -> notifications.Hours:
    """The hours as they stand in the form; what is not on the screen comes as None."""
    times = {name: notifications.minute_of(str(form.get(name) or "")) for name in TIMES}
    days = "".join(day for day in "1234567" if form.get(f"day-{day}"))
    return notifications.Hours(**times, work_only=form.get("when") == "work", work_days=days)
