"""The review desk of fair play."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.fair_play import FairPlayDesk
from advocacy_app.read_models.kudos import ReportedKudos
from advocacy_app.services import fair_play, kudos
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS, recount


class FairPlayState(rx.State):
    """Patterns, boards and reported words that wait for a human."""

    desk: FairPlayDesk = FairPlayDesk()
    kudos: list[ReportedKudos] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_fair_play(self) -> None:
        """Everything that waits."""
        await self._read()

    @rx.event
    @policy(*OWNERS)
    async def decide_case(self, form: dict[str, Any]) -> None:
        """All is fine, or the points go back."""
        case, back, words = str(form.get("case") or ""), form.get("outcome") == "back", str(form.get("words") or "")
        await self._do(fair_play.decide, case, back=back, words=words)

    @rx.event
    @policy(*OWNERS)
    async def clear_board(self, board: str) -> None:
        """This board may pay."""
        await self._do(fair_play.clear, str(board))

    @rx.event
    @policy(*OWNERS)
    async def decide_kudos(self, row: str, show: bool) -> None:  # noqa: FBT001 - an event has no keywords
        """Leave reported words, or remove them."""
        await self._do(kudos.decide_kudos, str(row), show=bool(show))

    async def _do(self, deed: Any, *args: Any, **options: Any) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, *args, **options)
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read()
        await recount(self)
        await say(self, "fairplay.decided_toast")

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.desk = await fair_play.desk(session, viewer)
            self.kudos = list(await kudos.reported_kudos(session, viewer))
        self.loaded = True
