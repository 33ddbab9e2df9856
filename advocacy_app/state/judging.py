"""A judge at work: one entry at a time, every score kept at once."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.judging import JudgePage
from advocacy_app.services import contests
from advocacy_app.services.errors import NotFound, Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no


class JudgeState(rx.State):
    """The contest that the address names. ``drawn`` grows when the buttons of the entry must start anew."""

    page: JudgePage = JudgePage()
    gone: bool = False
    loaded: bool = False
    drawn: int = 0
    undoable: bool = False
    _last: tuple[str, str, int] = ("", "", 0)

    @rx.event
    @policy()
    async def load_judging(self) -> None:
        """The first entry that has no score."""
        await self._read(0)

    @rx.event
    @policy()
    async def show_entry(self, number: int) -> None:
        """Another entry."""
        self.undoable = False
        await self._read(int(number))

    @rx.event
    @policy()
    async def give_score(self, work: str, criterion: str, score: int) -> None:
        """Keep it; what stood there before can be put back."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                before = await contests.mark(session, viewer, str(work), str(criterion), int(score))
        except Refusal as no:
            await say_no(self, no)
            self.drawn += 1
        else:
            self._last, self.undoable = (str(work), str(criterion), before), True
        await self._read(self.page.work.number)

    @rx.event
    @policy()
    async def undo_score(self) -> None:
        """As it was before the last tap."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await contests.mark(session, viewer, *self._last)
        except Refusal as no:
            await say_no(self, no)
        self.undoable, self.drawn = False, self.drawn + 1
        await self._read(self.page.work.number)

    @rx.event
    @policy()
    async def hand_in_scores(self) -> None:
        """Through with everything."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                settled = await contests.hand_in(session, viewer, self.page.contest)
        except Refusal as no:
            await say_no(self, no)
        else:
            await say(self, "judging.settled_toast" if settled else "judging.handed_toast")
        await self._read(self.page.work.number)

    @rx.event
    @policy()
    async def take_scores_again(self) -> None:
        """Not through after all."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await contests.take_again(session, viewer, self.page.contest)
        except Refusal as no:
            await say_no(self, no)
        await self._read(self.page.work.number)

    async def _read(self, number: int) -> None:
        viewer = await viewer_of(self)
        named = self.page.contest or ["", "", *self.router.url.path.rstrip("/").split("/")][-2]
        try:
            async with reading() as session:
                self.page, self.gone = await contests.judge_page(session, viewer, named, number), False
        except NotFound:
            self.page, self.gone = JudgePage(), True
        self.loaded = True
