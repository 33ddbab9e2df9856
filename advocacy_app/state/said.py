"""One place where a handler tells the person something: one toast, translated, never a raw error."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from advocacy_app.i18n import tr
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of


@dataclass(frozen=True)
class Saying:
    """What the toast shows; ``n`` grows, so that saying the same twice shows it twice."""

    n: int = 0
    text: str = ""
    bad: bool = False


class SaidState(rx.State):
    """The last thing that was said to this tab."""

    saying: Saying = Saying()

    @rx.event
    @policy()
    async def tell_not_allowed(self) -> None:
        """The Gate stopped something; say so."""
        self.saying = Saying(self.saying.n + 1, tr((await viewer_of(self)).language, "error.not_allowed"), bad=True)


async def say(state: rx.State, key: str, **args: Any) -> None:
    """Show a toast with a message of the catalogue."""
    said, viewer = await state.get_state(SaidState), await viewer_of(state)
    said.saying = Saying(said.saying.n + 1, tr(viewer.language, key, **args))


async def say_no(state: rx.State, refusal: Refusal) -> None:
    """Show why something was not done; it stays until it is closed."""
    said, viewer = await state.get_state(SaidState), await viewer_of(state)
    said.saying = Saying(said.saying.n + 1, tr(viewer.language, refusal.key, **refusal.words), bad=True)
