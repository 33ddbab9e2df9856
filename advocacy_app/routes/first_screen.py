"""What stands on a page before any script has run: one loader per address."""

from collections.abc import Awaitable, Callable

from advocacy_app.components.boot import Fragment, boot_feed
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed
from advocacy_app.state.feed import FeedState

Load = Callable[[str, Viewer, Language], Awaitable[Fragment]]


class NotHere(Exception):
    """The address leads nowhere for this person; ``fragment`` says so."""

    def __init__(self, fragment: Fragment) -> None:
        """Answer with this fragment and status 404."""
        super().__init__()
        self.fragment = fragment


async def first_screen(path: str, viewer: Viewer, language: Language) -> Fragment:
    """The fragment for an address; empty where the live app is quick enough.

    Raises:
        NotHere: nothing there, or not for this viewer.
    """
    load = _LOADERS.get(path.rstrip("/") or "/")
    return await load(path, viewer, language) if load else Fragment()


async def _feed(_: str, viewer: Viewer, language: Language) -> Fragment:
    async with reading() as session:
        window = await feed.feed(session, viewer)
    return boot_feed(window, language, FeedState.get_full_name())


_LOADERS: dict[str, Load] = {"/": _feed}
