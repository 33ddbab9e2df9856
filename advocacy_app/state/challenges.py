"""Challenges: what one may join, and one of them."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.challenges import ChallengeList, ChallengePage
from advocacy_app.services import challenges
from advocacy_app.services.errors import NotFound, Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no


async def _tap(state: rx.State, deed: Any, challenge: str, said: str) -> bool:
    """Join or leave, and say so."""
    viewer = await viewer_of(state)
    try:
        async with transaction() as session:
            await deed(session, viewer, challenge)
    except Refusal as no:
        await say_no(state, no)
        return False
    await say(state, said)
    return True


class ChallengesState(rx.State):
    """The challenges of the Join in tab."""

    page: ChallengeList = ChallengeList()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_challenges(self) -> None:
        """What is there for the viewer; again whenever something counted."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.page = await challenges.challenges(session, viewer)
        self.loaded = True

    @rx.event
    @policy()
    async def join_challenge(self, challenge: str) -> None:
        """Be in."""
        if await _tap(self, challenges.join, challenge, "challenges.joined_toast"):
            await self._read()

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.page = await challenges.challenges(session, viewer)


class ChallengeState(rx.State):
    """One challenge; ``gone`` where there is none for this person."""

    page: ChallengePage = ChallengePage()
    gone: bool = False
    loaded: bool = False

    @rx.event
    @policy()
    async def load_challenge(self) -> None:
        """The challenge that the address names; again whenever something counted."""
        await self._read()

    @rx.event
    @policy()
    async def join_challenge(self, challenge: str) -> None:
        """Be in."""
        if await _tap(self, challenges.join, challenge, "challenges.joined_toast"):
            await self._read()

    @rx.event
    @policy()
    async def leave_challenge(self, challenge: str) -> None:
        """Be in no longer."""
        if await _tap(self, challenges.leave, challenge, "challenges.left_toast"):
            await self._read()

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.page = await challenges.challenge_page(session, viewer, self._named())
            self.gone = False
        except NotFound:
            self.page, self.gone = ChallengePage(), True
        self.loaded = True

    def _named(self) -> str:
        return self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
