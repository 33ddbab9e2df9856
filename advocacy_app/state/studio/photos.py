"""Photos that wait for a reviewer, one at a time, and what was decided a moment ago."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import Decided, QueueItem, ReasonChoice, Review
from advocacy_app.services import culture
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import Saying, say_no
from advocacy_app.state.studio.frame import recount

REVIEWERS = ("guest_curator", "campaign_owner", "administrator")


def shown_queue(viewer: Viewer, review: Review) -> dict[str, Any]:
    """What the page shows at first: the queue, and of it the photo that waits longest and nobody looks at."""
    first = next((item for item in review.items if not item.held_by), None)
    shown = {"queue": list(review.items), "waiting": review.waiting, "looked_at": first}
    return shown | {"reasons": culture.reasons(viewer)}


class ReviewState(rx.State):
    """The queue, the photo that is being looked at, and the answer that is being written (change or decline)."""

    queue: list[QueueItem] = []
    waiting: int = 0
    looked_at: QueueItem | None = None
    reasons: list[ReasonChoice] = []
    answer: str = ""
    held: Saying = Saying()
    loaded: bool = False
    _verdicts: dict[int, str] = {}

    @rx.event
    @policy(*REVIEWERS)
    async def load_queue(self) -> None:
        """What waits, and the first of it opened."""
        await self._read()

    @rx.event
    @policy(*REVIEWERS)
    async def look_at(self, photo: str) -> None:
        """Take one in hand; colleagues see that somebody does."""
        await self._at_hand()
        await self._open(str(photo))

    @rx.event
    @policy(*REVIEWERS)
    async def look_at_next(self) -> None:
        """Leave this one for a colleague, and take the next that nobody looks at."""
        await self._at_hand()
        ids = [item.id for item in self.queue if not item.held_by]
        here = ids.index(self.looked_at.id) if self.looked_at and self.looked_at.id in ids else -1
        await self._open(ids[(here + 1) % len(ids)] if ids else "")

    @rx.event
    @policy(*REVIEWERS)
    async def begin_answer(self, kind: str) -> None:
        """Write what should change, or why not; empty closes it again."""
        await self._at_hand()
        self.answer = kind if kind in {"change", "decline"} and self.answer != kind else ""

    @rx.event
    @policy(*REVIEWERS)
    async def approve_photo(self, photo: str) -> None:
        """Publish it, or be the first of two."""
        await self._decide(partial(culture.approve, photo_id=str(photo)))

    @rx.event
    @policy(*REVIEWERS)
    async def ask_for_change(self, form: dict[str, Any]) -> None:
        """Ask for one change, with a reason, own words, or a caption to take over."""
        await self._decide(partial(culture.ask_for_change, **_said(form, "reason", "words", "suggestion")))

    @rx.event
    @policy(*REVIEWERS)
    async def decline_photo(self, form: dict[str, Any]) -> None:
        """Do not publish it, and say why."""
        await self._decide(partial(culture.decline, **_said(form, "reason", "words")))

    @rx.event
    @policy(*REVIEWERS)
    async def take_back(self, n: int) -> None:
        """Undo a decision while its toast stands."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await culture.undo(session, viewer, self._verdicts.pop(n, ""))
        except Refusal as no:
            await say_no(self, no)
        await self._read()
        await recount(self)

    async def _at_hand(self) -> None:
        """A tap may be quicker than the queue behind it."""
        if not self.loaded:
            await self._read()

    async def _decide(self, judge: Callable[..., Awaitable[Decided]]) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                decided = await judge(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        self.held = self.held.then(viewer, f"studio.photo_{decided.outcome}")
        self._verdicts = {self.held.n: decided.verdict_id}  # only what stands in the toast can be taken back
        self.answer, self.looked_at = "", None
        await self._read()
        await recount(self)

    async def _read(self) -> None:
        """The queue as it is, with the photo in hand, or the next one, opened."""
        viewer = await viewer_of(self)
        async with reading() as session:
            shown = shown_queue(viewer, await culture.queue(session, viewer))
        self.queue, self.waiting = shown["queue"], shown["waiting"]
        self.reasons, self.loaded = shown["reasons"], True
        at_hand = self.looked_at or shown["looked_at"]
        waits = at_hand and any(item.id == at_hand.id for item in self.queue)
        next_one = at_hand if waits else shown["looked_at"]
        await self._open(next_one.id if next_one else "")

    async def _open(self, photo: str) -> None:
        await self._let_go_of_others(photo)
        viewer = await viewer_of(self)
        if self.looked_at is None or self.looked_at.id != photo:
            self.answer = ""  # what is being written about a photo outlives news about others
        self.looked_at = next((item for item in self.queue if item.id == photo), None)
        if self.looked_at is None:
            return
        try:
            async with transaction() as session:
                await culture.hold(session, viewer, photo)
        except Refusal as no:
            self.looked_at = None
            await say_no(self, no)

    async def _let_go_of_others(self, photo: str) -> None:
        """What was in hand until now is a colleague's if they like."""
        if self.looked_at is None or self.looked_at.id == photo:
            return
        viewer = await viewer_of(self)
        async with transaction() as session:
            await culture.let_go(session, viewer, self.looked_at.id)


def _said(form: dict[str, Any], *names: str) -> dict[str, str]:
    return {"photo_id": str(form.get("photo") or ""), **{name: str(form.get(name) or "") for name in names}}
