"""Reminders that a person asked for."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.sharing import MyReminder
from advocacy_app.services import sharing
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import Saying, say_no


class RemindersState(rx.State):
    """What is still to come, the next one first. ``held`` can still be taken back."""

    reminders: list[MyReminder] = []
    loaded: bool = False
    held: Saying = Saying()
    _cancelled: dict[int, str] = {}

    @rx.event
    @policy()
    async def load_reminders(self) -> None:
        """All of them."""
        await self._read()

    @rx.event
    @policy()
    async def cancel_reminder(self, reminder: str) -> None:
        """Not this one; it can be taken back for a moment."""
        viewer = await viewer_of(self)
        if not self.loaded:  # a tap on the first screen may be quicker than the list behind it
            await self._read()
        if any(one.id == reminder for one in self.reminders):
            self.held = self.held.then(viewer, "reminders.cancelled")
            self._cancelled[self.held.n] = reminder
            self.reminders = [one for one in self.reminders if one.id != reminder]

    @rx.event
    @policy()
    async def settle_reminder(self, n: int) -> None:
        """Nobody took it back: it is gone."""
        viewer, reminder = await viewer_of(self), self._cancelled.pop(n, "")
        try:
            async with transaction() as session:
                await sharing.forget_reminder(session, viewer, reminder)
        except Refusal as no:
            await say_no(self, no)
        await self._read()

    @rx.event
    @policy()
    async def keep_reminder(self, n: int) -> None:
        """It was taken back: the reminder comes when it was meant to."""
        self._cancelled.pop(n, None)
        await self._read()

    async def _read(self) -> None:
        viewer, gone = await viewer_of(self), set(self._cancelled.values())
        async with reading() as session:
            found = await sharing.my_reminders(session, viewer)
        self.reminders, self.loaded = [one for one in found if one.id not in gone], True
