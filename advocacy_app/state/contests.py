"""A contest: how to take part, one's own ticket, and a prize that waits for a word."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import unquote

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.contests import ContestCard, ContestPage
from advocacy_app.services import contests
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no


class ContestsState(rx.State):
    """Contests in a list, what is running first."""

    cards: list[ContestCard] = []
    loaded: bool = False

    @rx.event
    @policy()
    async def load_contests(self) -> None:
        """Those that this member may know of."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.cards = await contests.cards(session, viewer)
        self.loaded = True


class WallContestsState(rx.State):
    """Contests that go with a hashtag."""

    cards: list[ContestCard] = []

    @rx.event
    @policy()
    async def load_on_wall(self) -> None:
        """Those of the hashtag that the address names."""
        viewer = await viewer_of(self)
        hashtag = unquote(self.router.url.path.rstrip("/").rsplit("/", 1)[-1])
        async with reading() as session:
            self.cards = await contests.on_wall(session, viewer, hashtag)


class ContestState(rx.State):
    """The contest that the address names."""

    page: ContestPage = ContestPage()
    gone: bool = False
    loaded: bool = False

    @rx.event
    @policy()
    async def load_contest(self) -> None:
        """As it is now, or that there is nothing here."""
        await self._read()

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        contest_id = self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
        try:
            async with reading() as session:
                self.page, self.gone = await contests.page(session, viewer, contest_id), False
        except contests.ContestGone:
            self.page, self.gone = ContestPage(), True
        self.loaded = True

    @rx.event
    @policy()
    @once
    async def enter_contest(self, form: dict[str, Any]) -> None:
        """Take part by a tap, or by an answer; the rules that were shown are the ones that are accepted."""
        if not form.get("accept"):
            await say_no(self, contests.RulesUnseen())
            return
        await self._be_there()
        deed = partial(contests.enter, accepts=self.page.rules_sha256, answer=str(form.get("answer") or ""))
        await self._do(deed, self.page.id, "contest.entered_toast")

    @rx.event
    @policy()
    async def take_ticket_back(self) -> None:
        """Not to take part any more, as long as the list is open."""
        await self._be_there()
        await self._do(contests.step_back, self.page.id, "contest.stepped_back_toast")

    @rx.event
    @policy()
    async def claim_prize(self, claim: str) -> None:
        """Take it."""
        await self._do(contests.claim, str(claim), "contest.claimed_toast")

    @rx.event
    @policy()
    async def refuse_prize(self, claim: str) -> None:
        """Let the next alternate have it."""
        await self._do(contests.refuse, str(claim), "contest.refused_toast")

    async def _be_there(self) -> None:
        """The first screen comes without the socket: a tap that is quicker than the page behind it counts as well."""
        if not self.loaded:
            await self._read()

    async def _do(self, deed: Callable[..., Awaitable[object]], subject: str, said: str) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, subject)
        except Refusal as no:
            await say_no(self, no)
        else:
            await say(self, said)
        if self.page.id:
            async with reading() as session:
                self.page = await contests.page(session, viewer, self.page.id)
