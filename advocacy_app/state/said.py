"""One place where a handler tells the person something: one toast, translated, never a raw error."""

from dataclasses import dataclass
from typing import Any, cast

import reflex as rx
import structlog
from limits import RateLimitItemPerMinute
from reflex.event import EventSpec

from advocacy_app import clock, figures, ids, pace
from advocacy_app.framework import event_name, failed_event
from advocacy_app.i18n import tr
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import Refusal
from advocacy_app.site import EVERYONE
from advocacy_app.state.fields import field_of
from advocacy_app.state.gate import policy, viewer_of

CODE = 8
"""Letters of a code that leads to the log."""
REPORT = 300
REPORTS = RateLimitItemPerMinute(10, 1, "reports")
"""Errors of browsers that the log takes in."""
_log = structlog.get_logger()


@dataclass(frozen=True)
class Saying:
    """What the toast shows, or the ``field`` of a form that it is about. ``undo`` names the toast's button.

    ``n`` grows, so that saying the same twice shows it twice, and a page that is loaded anew shows nothing again.
    """

    n: int = 0
    text: str = ""
    bad: bool = False
    undo: str = ""
    field: str = ""

    def then(self, viewer: Viewer, key: str, **args: Any) -> "Saying":
        """The next thing to say, which can be taken back while it stands there."""
        return Saying(after(self.n), tr(viewer.language, key, **args), undo=tr(viewer.language, "common.undo"))


def after(n: int) -> int:
    """A number that is higher than ``n`` and than all numbers of the past, whatever State was lost since."""
    return max(n + 1, int(clock.now().timestamp() * 1000))


class SaidState(rx.State):
    """The last thing that was said to this tab."""

    saying: Saying = Saying()

    @rx.event
    @policy(EVERYONE)
    async def tell_not_allowed(self) -> None:
        """The Gate stopped something that is not for this role."""
        await self._tell("error.not_allowed")

    @rx.event
    @policy(EVERYONE)
    async def tell_not_understood(self) -> None:
        """The Gate stopped something that no page of ours sends."""
        await self._tell("error.invalid")

    @rx.event
    @policy(EVERYONE)
    async def tell_too_fast(self) -> None:
        """The Gate stopped a flood."""
        await self._tell("error.too_fast", n=pace.seconds_left_here(pace.EVENTS, (await viewer_of(self)).session_id))

    @rx.event
    @policy(EVERYONE)
    async def tell_our_fault(self, code: str) -> None:
        """A handler failed; the code leads support to the log."""
        await self._tell("error.ours", code=code[:CODE])

    async def _tell(self, key: str, **words: int | str) -> None:
        viewer = await viewer_of(self)
        self.saying = Saying(after(self.saying.n), tr(viewer.language, key, **words), bad=True)


TELLING = frozenset(
    event_name(handler)
    for handler in (SaidState.tell_not_allowed, SaidState.tell_not_understood, SaidState.tell_too_fast)
)
"""The Gate's own answers; they pass it unasked."""


def answer_fault(exception: Exception) -> EventSpec | None:
    """A handler failed: the log gets the whole of it, the person a calm word and a code.

    Where that word fails, too (no database, for one), it is the last: an answer to each answer would never end.
    """
    code = ids.new_id()[-CODE:]
    figures.count("events_failed")
    _log.error("event_failed", code=code, exc_info=exception)
    if failed_event() == event_name(SaidState.tell_our_fault):
        return None
    return cast("EventSpec", SaidState.tell_our_fault(code))


def note_browser_fault(exception: Exception) -> None:
    """A browser reported an error; what it says is a stranger's word, so it is kept short, on one line, and rare."""
    if pace.seconds_to_wait_here(REPORTS, "everybody"):
        return
    _log.warning("browser_failed", report=" ".join(str(exception).split())[:REPORT])


async def say(state: rx.State, key: str, **args: Any) -> None:
    """Show a toast with a message of the catalogue."""
    said, viewer = await state.get_state(SaidState), await viewer_of(state)
    said.saying = Saying(after(said.saying.n), tr(viewer.language, key, **args))


async def say_no(state: rx.State, refusal: Refusal) -> None:
    """Show why something was not done: at the field that it is about, else in a toast that stays until it is closed."""
    said, viewer = await state.get_state(SaidState), await viewer_of(state)
    words = tr(viewer.language, refusal.key, **refusal.words)
    said.saying = Saying(after(said.saying.n), words, bad=True, field=field_of(refusal))
