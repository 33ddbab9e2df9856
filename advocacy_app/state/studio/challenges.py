"""Challenges as their owners see them: all of them, and the form of one."""

from datetime import date
from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.challenges import ChallengeDesk, ChallengeRow
from advocacy_app.services import challenges
from advocacy_app.services.errors import NotFound, Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS

NEW = "new"
_WORDS = ("title", "pitch", "language", "goal", "together", "hashtag", "track")
_NUMBERS = ("target", "least", "points")


class StudioChallengesState(rx.State):
    """Every challenge."""

    rows: list[ChallengeRow] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_rows(self) -> None:
        """Those that end last on top; again whenever something counted."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.rows = list(await challenges.all_challenges(session, viewer))
        self.loaded = True


class ChallengeDeskState(rx.State):
    """One challenge, or a new one; ``gone`` where there is none."""

    desk: ChallengeDesk = ChallengeDesk()
    gone: bool = False
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_desk(self) -> None:
        """The form with what stands in it."""
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.desk = await challenges.desk(session, viewer, self._named())
            self.gone = False
        except NotFound:
            self.desk, self.gone = ChallengeDesk(), True
        self.loaded = True

    @rx.event
    @once
    @policy(*OWNERS)
    async def keep_challenge(self, form: dict[str, Any]) -> Any:
        """Announce it, or keep what was changed before it begins."""
        viewer, named = await viewer_of(self), self._named()
        try:
            plan = plan_of(form)
            async with transaction() as session:
                if named:
                    await challenges.change(session, viewer, named, plan)
                else:
                    await challenges.announce(session, viewer, plan)
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, "challenges.kept_toast" if named else "challenges.announced_toast")
        return rx.redirect("/studio/challenges")

    @rx.event
    @policy(*OWNERS)
    async def end_challenge(self) -> Any:
        """Let it end now."""
        return await self._stop(challenges.end_early, "challenges.ended_toast")

    @rx.event
    @policy(*OWNERS)
    async def call_off_challenge(self) -> Any:
        """Take it away before it begins."""
        return await self._stop(challenges.call_off, "challenges.off_toast")

    async def _stop(self, deed: Any, said: str) -> Any:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, self._named())
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, said)
        return rx.redirect("/studio/challenges")

    def _named(self) -> str:
        name = self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
        return "" if name == NEW else name


def plan_of(form: dict[str, Any]) -> challenges.Plan:
    """What was written, as far as it can be read.

    Raises:
        DatesUnusable: a day that is none.
    """
    words: dict[str, Any] = {name: str(form.get(name) or "") for name in _WORDS}
    numbers: dict[str, Any] = {name: _number(form.get(name)) for name in _NUMBERS}
    days: dict[str, Any] = {name: _day(form.get(name)) for name in ("first", "last")}
    kind, _, place = str(form.get("place") or "").partition(":")
    where: dict[str, Any] = {f"{kind}_id": place} if kind in {"team", "site"} else {}
    return challenges.Plan(**words, **numbers, **days, **where)


def _number(typed: Any) -> int:
    """Whole numbers; anything else is -1, which no plan accepts."""
    text = str(typed or "0").strip()[:6]
    return int(text) if text.isascii() and text.isdecimal() else -1


def _day(typed: Any) -> date:
    try:
        return date.fromisoformat(str(typed))
    except ValueError:
        raise challenges.DatesUnusable(n=challenges.LONGEST) from None
