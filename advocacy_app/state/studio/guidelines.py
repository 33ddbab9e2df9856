"""Guidelines in the studio: which there are, one on the table, and the emergency brake."""

from collections.abc import Awaitable, Callable
from typing import Any

import reflex as rx

from advocacy_app.db import Session, reading, transaction
from advocacy_app.read_models.guidelines import DeskRow, GuidelineDesk, TemplateRow
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import guidelines
from advocacy_app.services.errors import NotFound, Refusal
from advocacy_app.services.guidelines import Text
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS, named

Deed = Callable[[Session, Viewer, str], Awaitable[object]]


class DesksState(rx.State):
    """The guidelines that were started, and the templates that were not."""

    desks: list[DeskRow] = []
    templates: list[TemplateRow] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_desks(self) -> None:
        """Everything as it is now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.desks, self.templates = await guidelines.desk_list(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    async def start_guideline(self, template: str) -> Any:
        """Begin with a template, and open it."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                slug = await guidelines.start(session, viewer, str(template))
        except Refusal as no:
            await say_no(self, no)
            return None
        return rx.redirect(f"/studio/guidelines/{slug}")

    @rx.event
    @policy(*OWNERS)
    async def halt_sharing(self, form: dict[str, Any]) -> None:
        """Stop all sharing, with a reason that everybody reads."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await guidelines.pause_sharing(session, viewer, str(form.get("reason") or ""))
        except Refusal as no:
            await say_no(self, no)
            return
        await say(self, "guidelines.said_halted")

    @rx.event
    @policy(*OWNERS)
    async def resume_sharing(self) -> None:
        """Let everybody go on."""
        viewer = await viewer_of(self)
        async with transaction() as session:
            await guidelines.resume_sharing(session, viewer)
        await say(self, "guidelines.said_resumed")


class DeskState(rx.State):
    """One guideline on the table. What is typed lives in the form; ``loads`` grows when the form starts anew."""

    desk: GuidelineDesk = GuidelineDesk()
    gone: bool = False
    loads: int = 0

    @rx.event
    @policy(*OWNERS)
    async def load_desk(self) -> None:
        """The one that the address names."""
        await self._read(named(self))

    @rx.event
    @policy(*OWNERS)
    async def choose_language(self, language: str) -> None:
        """Write in another language."""
        await self._read(named(self), str(language))

    @rx.event
    @policy(*OWNERS)
    async def write_guideline(self, form: dict[str, Any]) -> None:
        """Keep the draft, finished or not; the preview shows what readers will see."""
        await self._take_up()
        text = Text(str(form.get("title") or ""), str(form.get("body") or ""), self.desk.language)
        seen = self.desk.seen

        async def keep(session: Session, viewer: Viewer, slug: str) -> None:
            await guidelines.write(session, viewer, slug, text, seen=seen)

        await self._do(keep, "guidelines.said_saved")

    @rx.event
    @policy(*OWNERS)
    async def fill_blanks(self, form: dict[str, Any]) -> None:
        """Put names and addresses in their places, in every language."""
        values = {name.removeprefix("blank-"): str(value or "") for name, value in form.items()}
        await self._take_up()
        language = self.desk.language

        async def fill(session: Session, viewer: Viewer, slug: str) -> None:
            await guidelines.fill_in(session, viewer, slug, language, values)

        await self._do(fill, "guidelines.said_saved")

    @rx.event
    @policy(*OWNERS)
    async def leave_language_out(self) -> None:
        """Don't publish it in this language."""
        await self._take_up()
        language = self.desk.language

        async def leave(session: Session, viewer: Viewer, slug: str) -> None:
            await guidelines.leave_out(session, viewer, slug, language)

        await self._do(leave, "guidelines.said_left_out")

    @rx.event
    @policy(*OWNERS)
    async def publish_guideline(self, form: dict[str, Any]) -> None:
        """A new version; a major one asks everybody to accept it again."""
        changed, major = str(form.get("changed") or ""), form.get("kind") == "major"

        async def publish(session: Session, viewer: Viewer, slug: str) -> None:
            await guidelines.publish(session, viewer, slug, changed, major=major)

        await self._do(publish, "guidelines.said_published")

    @rx.event
    @policy(*OWNERS)
    @once
    async def publish_again(self, version: str) -> None:
        """Back to an earlier version, as a new one."""

        async def again(session: Session, viewer: Viewer, slug: str) -> None:
            await guidelines.publish_again(session, viewer, slug, str(version))

        await self._do(again, "guidelines.said_published")

    @rx.event
    @policy(*OWNERS)
    async def open_guideline(self, public: bool) -> None:  # noqa: FBT001 - an event has no keywords
        """Let anybody read it at its public address, or no longer."""

        async def opened(session: Session, viewer: Viewer, slug: str) -> None:
            await guidelines.open_to_public(session, viewer, slug, public=bool(public))

        await self._do(opened, "guidelines.said_opened" if public else "guidelines.said_closed")

    async def _take_up(self) -> None:
        """A tap on the first screen may be quicker than what it is about."""
        if not self.loads:
            await self._read(named(self))

    async def _do(self, deed: Deed, said: str) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, named(self))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read(named(self), self.desk.language)
        await say(self, said)

    async def _read(self, slug: str, language: str = "") -> None:
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.desk, self.gone = await guidelines.desk(session, viewer, slug, language), False
        except NotFound:
            self.desk, self.gone = GuidelineDesk(), True
        self.loads += 1
