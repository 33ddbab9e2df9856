"""Training in the studio: every text with its state, and one on the table."""

from collections.abc import Awaitable, Callable
from typing import Any

import reflex as rx

from advocacy_app.db import Session, reading, transaction
from advocacy_app.read_models.authoring import AuthorDesk, AuthorTrack
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import training
from advocacy_app.services.errors import NotFound, Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS, WRITERS
from advocacy_app.training.sheet import Sheet, typed

Deed = Callable[[Session, Viewer], Awaitable[object]]


class AuthorsState(rx.State):
    """The tracks and lessons, and in which languages they are there."""

    tracks: list[AuthorTrack] = []
    loaded: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_authors(self) -> None:
        """Everything as it is now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.tracks = await training.author_tracks(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*WRITERS)
    @once
    async def begin_text(self, form: dict[str, Any]) -> Any:
        """Begin a track, or a lesson of the track that the form names; and open it."""
        viewer, track, title = await viewer_of(self), str(form.get("track") or ""), str(form.get("title") or "")
        try:
            async with transaction() as session:
                if track:
                    name = await training.begin_lesson(session, viewer, track, title)
                else:
                    track, name = await training.begin_track(session, viewer, title), training.TRACK
        except Refusal as no:
            await say_no(self, no)
            return None
        return rx.redirect(f"/studio/training/{track}/{name}")

    @rx.event
    @policy(*OWNERS)
    @once
    async def publish_track(self, track: str) -> None:
        """Publish every draft of a track."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                done = await training.publish_all(session, viewer, str(track))
        except Refusal as no:
            await say_no(self, no)
            return
        async with reading() as session:
            self.tracks = await training.author_tracks(session, viewer)
        await say(self, "author.said_all", n=done)


class AuthorState(rx.State):
    """One text on the table. What is typed lives in the form; ``loads`` grows when the form starts anew."""

    desk: AuthorDesk = AuthorDesk()
    gone: bool = False
    loads: int = 0

    @rx.event
    @policy(*WRITERS)
    async def load_author(self) -> None:
        """The one that the address names, in the reader's language."""
        track, name = ["", *self.router.url.path.rstrip("/").split("/")][-2:]
        await self._read(track, "" if name == training.TRACK else name)

    @rx.event
    @policy(*WRITERS)
    async def choose_tongue(self, language: str) -> None:
        """Write in another language."""
        try:
            await self._read(self.desk.track, self.desk.lesson, str(language))
        except Refusal as no:
            await say_no(self, no)

    @rx.event
    @policy(*WRITERS)
    async def write_text(self, form: dict[str, Any]) -> None:
        """Look at what is typed, change its parts, or keep the draft; the form's ``deed`` says which."""
        deed, _, where = str(form.get("deed") or "look").partition(":")
        said = {name: str(value) for name, value in form.items() if value is not None and value is not False}
        try:
            sheet = typed(await self._kept(), said)
            if deed == "save":
                await self._save(sheet)
            else:
                await self._look(sheet.after(deed, where), anew=deed != "look")
        except Refusal as no:
            await say_no(self, no)

    @rx.event
    @policy(*WRITERS)
    async def let_draft_go(self) -> None:
        """Throw the draft away; what is published stays."""
        desk = self.desk

        async def let_go(session: Session, viewer: Viewer) -> None:
            await training.let_go(session, viewer, desk.track, desk.lesson, desk.language)

        await self._do(let_go, "author.said_let_go")

    @rx.event
    @policy(*OWNERS)
    @once
    async def publish_text(self, form: dict[str, Any]) -> None:
        """What is kept becomes what people read."""
        desk, mend = self.desk, form.get("kind") == "mend"

        async def publish(session: Session, viewer: Viewer) -> None:
            await training.publish_draft(session, viewer, desk.track, desk.lesson, desk.language, mend=mend)

        await self._do(publish, "author.said_published")

    async def _kept(self) -> Sheet:
        async with reading() as session:
            return await training.sheet_of(session, self.desk.track, self.desk.lesson, self.desk.language)

    async def _save(self, sheet: Sheet) -> None:
        desk = self.desk

        async def keep(session: Session, viewer: Viewer) -> None:
            await training.write(session, viewer, desk.track, desk.lesson, desk.language, sheet, seen=desk.seen)

        await self._do(keep, "author.said_saved")

    async def _look(self, sheet: Sheet, *, anew: bool) -> None:
        viewer, desk = await viewer_of(self), self.desk
        async with reading() as session:
            self.desk = await training.author_desk(session, viewer, desk.track, desk.lesson, desk.language, sheet)
        self.loads += int(anew)

    async def _do(self, deed: Deed, said: str) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read(self.desk.track, self.desk.lesson, self.desk.language)
        await say(self, said)

    async def _read(self, track: str, lesson: str, language: str = "") -> None:
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.desk, self.gone = await training.author_desk(session, viewer, track, lesson, language), False
        except NotFound:
            self.desk, self.gone = AuthorDesk(), True
        self.loads += 1
