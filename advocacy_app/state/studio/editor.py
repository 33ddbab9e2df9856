"""One post on the writer's table. What is typed lives in the form; here is what the server made of it."""

from typing import Any

import reflex as rx

from advocacy_app import clock
from advocacy_app.db import Session, reading, transaction
from advocacy_app.read_models.feed import NO_CARD, FeedCard
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.studio import EditorPage, TextHint
from advocacy_app.services import content, feed
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import WRITERS, named, recount


class EditorState(rx.State):
    """``loads`` grows when the form must start anew; saving leaves what stands in it alone."""

    page: EditorPage = EditorPage()
    preview: FeedCard = NO_CARD
    hints: list[TextHint] = []
    reach: str = ""
    later: bool = False
    loads: int = 0
    lines: int = 0
    gone: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_editor(self) -> None:
        """The card that the address names."""
        self.loads += 1
        await self._read()

    @rx.event
    @policy(*WRITERS)
    async def write_card(self, form: dict[str, Any]) -> Any:
        """Show what the form would become; with a deed of its buttons also save it, and then do the deed."""
        viewer, deed = await viewer_of(self), str(form.get("deed") or "look")
        slug = named(self)
        try:
            typed = content.typed(form, viewer.timezone)
            if deed != "look":
                async with transaction() as session:
                    slug = await self._save_and_do(session, viewer, typed, deed, form)
        except Refusal as no:
            if deed != "look":
                await say_no(self, no)
            return None
        return await self._after(viewer, typed, deed, slug)

    @rx.event
    @policy(*WRITERS)
    async def move_card(self, deed: str) -> Any:
        """Do a deed that leaves the words alone, such as pause or archive."""
        return await self._do(deed)

    @rx.event
    @policy(*WRITERS)
    async def send_back(self, form: dict[str, Any]) -> Any:
        """Back to its writer, with a reason."""
        return await self._do("send_back", str(form.get("why") or ""))

    @rx.event
    @policy(*WRITERS)
    @once
    async def duplicate_card(self) -> Any:
        """A copy of one's own, opened."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                slug = await content.duplicate_card(session, viewer, named(self))
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, "studio.said_duplicate")
        return rx.redirect(f"/studio/content/{slug}")

    @rx.event
    @policy(*WRITERS)
    async def delete_card(self) -> Any:
        """Throw the draft away."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await content.delete_card(session, viewer, named(self))
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, "studio.said_delete")
        return rx.redirect("/studio/content", replace=True)

    @rx.event
    @policy(*WRITERS)
    @once
    async def add_line(self, form: dict[str, Any]) -> None:
        """One more line; a refused one stays in its field."""
        text, language = str(form.get("line") or ""), str(form.get("line_language") or "")
        more = {"network": str(form.get("line_network") or ""), "locked_because": str(form.get("line_locked") or "")}
        if await self._change_lines(content.add_caption, text, language=language, **more):
            self.lines += 1

    @rx.event
    @policy(*WRITERS)
    async def raise_line(self, line: str) -> None:
        """One place up."""
        await self._change_lines(content.raise_caption, str(line))

    @rx.event
    @policy(*WRITERS)
    async def drop_line(self, line: str) -> None:
        """No longer offered."""
        await self._change_lines(content.drop_caption, str(line))

    async def _save_and_do(self, session: Session, viewer: Viewer, typed: Any, deed: str, form: dict[str, Any]) -> str:
        await content.save_card(session, viewer, named(self), typed, content.version_in(form))
        return named(self) if deed == "save" else await content.move(session, viewer, named(self), deed)

    async def _after(self, viewer: Viewer, typed: Any, deed: str, slug: str) -> Any:
        await self._show(viewer, typed)
        if deed == "look":
            return None
        await say(self, f"studio.said_{deed}")
        if slug != named(self):
            return rx.redirect(f"/studio/content/{slug}", replace=True)
        async with reading() as session:
            self.page = await content.editor(session, viewer, slug)
        await recount(self)
        return None

    async def _do(self, deed: str, words: str = "") -> Any:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                slug = await content.move(session, viewer, named(self), str(deed), words)
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, f"studio.said_{deed}")
        if slug != named(self) or deed == "send_back":
            return rx.redirect("/studio/content" if deed == "send_back" else f"/studio/content/{slug}", replace=True)
        self.loads += 1
        await self._read()
        await recount(self)
        return None

    async def _change_lines(self, change: Any, *what: str, **more: str) -> bool:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await change(session, viewer, named(self), *what, **more)
                self.page = await content.editor(session, viewer, named(self))
        except Refusal as no:
            await say_no(self, no)
            return False
        return True

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        slug = named(self)
        try:
            async with reading() as session:
                self.page = await content.editor(session, viewer, slug)
        except feed.CardGone:
            self.page, self.gone = EditorPage(), True
            return
        self.gone = False
        await self._show(viewer, content.typed(content.as_form(self.page), viewer.timezone))

    async def _show(self, viewer: Viewer, typed: Any) -> None:
        async with reading() as session:
            self.preview = await content.preview(session, viewer, named(self), typed)
            self.hints = await content.text_hints(session, viewer, typed)
            self.reach = await content.reach_line(session, viewer, typed.audience, "studio.reach")
        self.later = typed.live_at is not None and typed.live_at > clock.now()
