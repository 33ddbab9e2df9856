"""Polls in the studio: all of them, and the one on the table."""

from collections.abc import Awaitable, Callable
from typing import Any

import reflex as rx

from advocacy_app.db import Session, reading, transaction
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.polls import PollDesk, PollRow
from advocacy_app.services import polls
from advocacy_app.services.errors import NotFound, Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS

SAID = {"save": "polls.kept", "open": "polls.opened", "turn": "polls.kept"}
"""What a form may ask for (``turn:pl`` goes on in Polish); while somebody types it comes with none of them."""
Deed = Callable[[Session, Viewer, str], Awaitable[None]]


class PollListState(rx.State):
    """Every poll."""

    rows: list[PollRow] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_poll_list(self) -> None:
        """Open ones first."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.rows = await polls.polls(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    @once
    async def start_poll(self, template: str) -> Any:
        """Begin from a template, and put it on the table."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                poll = await polls.draft(session, viewer, str(template))
        except Refusal as no:
            await say_no(self, no)
            return None
        return rx.redirect(f"/studio/polls/{poll}")


class PollDeskState(rx.State):
    """One poll. What is typed lives in the form; ``loads`` grows when the form starts anew."""

    desk: PollDesk = PollDesk()
    gone: bool = False
    loads: int = 0

    @rx.event
    @policy(*OWNERS)
    async def load_poll(self) -> None:
        """The one that the address names."""
        await self._read(self._named())

    @rx.event
    @policy(*OWNERS)
    async def write_poll(self, form: dict[str, Any]) -> None:
        """Keep what stands in the form; then go on in another language, or ask everybody just that."""
        deed, _, language = str(form.get("deed") or "").partition(":")
        written = written_of(form, self.desk.language)

        async def keep(session: Session, viewer: Viewer, poll: str) -> None:
            await polls.write(session, viewer, poll, written)
            if deed == "open":
                await polls.open_poll(session, viewer, poll)

        if deed in SAID:
            await self._do(keep, SAID[deed], language)

    @rx.event
    @policy(*OWNERS)
    async def close_poll(self) -> None:
        """Count now."""
        await self._do(polls.close_poll, "polls.closed")

    @rx.event
    @policy(*OWNERS)
    async def drop_poll(self) -> Any:
        """Throw the draft away."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await polls.drop(session, viewer, self._named())
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, "polls.dropped")
        return rx.redirect("/studio/polls")

    async def _do(self, deed: Deed, said: str, language: str = "") -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, self._named())
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read(self._named(), language or self.desk.language)
        await say(self, said)

    async def _read(self, poll: str, language: str = "") -> None:
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.desk, self.gone = await polls.desk(session, viewer, poll, language), False
        except NotFound:
            self.desk, self.gone = PollDesk(), True
        self.loads += 1

    def _named(self) -> str:
        return self.router.url.path.rstrip("/").rsplit("/", 1)[-1]


def written_of(form: dict[str, Any], language: str) -> polls.Written:
    """What stands in the form; how it is answered is one choice there and two facts here."""
    how, days = str(form.get("how") or ""), str(form.get("days") or "").strip()[:3]
    asked = [_one_line(form.get(f"question-{at}")) for at in range(polls.MOST)]
    return polls.Written(
        language=language,
        title=_one_line(form.get("title")),
        questions=asked,
        options=str(form.get("offered") or "").splitlines(),
        anonymous=not how.startswith("named"),
        grouped=str(form.get("grouped") or ""),
        shows="answered" if how == "named-answered" else "closed",
        days=int(days) if days.isascii() and days.isdecimal() else 0,
    )


def _one_line(words: Any) -> str:
    """The field grows over several lines; what is asked stays one."""
    return " ".join(str(words or "").split())
