"""Points: the account, the sheet behind every number, and asking for another look."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.read_models.points import Answer, Balance, Entry, Explanation
from advocacy_app.services import points
from advocacy_app.services.errors import NotFound, Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no

_ENTRY = Entry(id="", amount=0, title="", about="", when="", state="", state_text="", sureness="")
LONGEST = 120
"""Entries kept on a screen; whoever reads on lets go of the newest."""
NOTHING = Explanation(_ENTRY, "", "", "", "", "", (), "", Answer(), may_ask=False)


class PointsState(rx.State):
    """A window of entries, and the one whose sheet is open."""

    balance: Balance = Balance()
    entries: list[Entry] = []
    after: str = ""
    why: Explanation = NOTHING
    loaded: bool = False
    _further: bool = False

    @rx.event
    @policy()
    async def load_points(self) -> None:
        """The balance and the newest entries."""
        self._further = False
        await self._show_newest()

    @rx.event
    @policy()
    async def follow_points(self) -> None:
        """Points moved somewhere: look again, unless one is reading further down."""
        if not self._further:
            await self._show_newest()

    @rx.event
    @policy()
    async def show_earlier(self) -> None:
        """The entries before these, below them."""
        viewer = await viewer_of(self)
        async with reading() as session:
            page = await points.entries(session, viewer, self.after)
        self.entries = [*self.entries, *page.entries][-LONGEST:]
        self.after, self._further = page.after, True

    @rx.event
    @policy()
    async def explain_entry(self, entry_id: str) -> None:
        """Why an entry is what it is."""
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.why = await points.explain(session, viewer, str(entry_id))
        except Refusal as no:
            await say_no(self, no)

    async def _show_newest(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.balance = await points.balance(session, viewer)
            page = await points.entries(session, viewer)
        self.entries, self.after, self.loaded = list(page.entries), page.after, True


class AskState(rx.State):
    """Asking a human to look at one entry again."""

    why: Explanation = NOTHING
    fault: str = ""
    gone: bool = False

    @rx.event
    @policy()
    async def load_entry(self) -> None:
        """The entry that the address names."""
        viewer = await viewer_of(self)
        self.fault = ""
        entry_id = self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
        try:
            async with reading() as session:
                self.why, self.gone = await points.explain(session, viewer, entry_id), False
        except NotFound:
            self.why, self.gone = NOTHING, True

    @rx.event
    @policy()
    async def ask_for_another_look(self, form: dict[str, Any]) -> Any:
        """Send the question; a refused text stays in the field."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await points.appeal(session, viewer, self.why.entry.id, str(form.get("question") or ""))
        except Refusal as no:
            self.fault = tr(viewer.language, no.key, **no.words)
            return None
        await say(self, "points.asked")
        return rx.redirect("/me/points")
