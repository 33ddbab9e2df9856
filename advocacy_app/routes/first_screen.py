"""What stands on a page before any script has run: one loader per address, with what the address names."""

import re

from advocacy_app import clock, site
from advocacy_app.components.boot import Fragment, reader_fragment
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes import photo_screens
from advocacy_app.routes.not_here import NotHere
from advocacy_app.routes.screens import campaigns, feed, learning, me, points, voices
from advocacy_app.routes.screens.shown import Load, shown
from advocacy_app.routes.studio_screens import studio_screen
from advocacy_app.services import guidelines, notifications
from advocacy_app.state.live import PauseState

_LOADERS: dict[str, Load] = {
    **feed.LOADERS,
    **campaigns.LOADERS,
    "/add": photo_screens.add,
    "/photos": photo_screens.my_photos,
    **me.LOADERS,
    **points.LOADERS,
    **voices.LOADERS,
    **learning.LOADERS,
}


async def first_screen(path: str, viewer: Viewer, language: Language) -> Fragment:
    """The fragment for an address; empty where the live app is quick enough.

    Raises:
        NotHere: nothing there, or not for this viewer.
    """
    async with reading() as session:
        unread, pause = await notifications.unread(session, viewer), await guidelines.pause(session, viewer)
    reader = reader_fragment(viewer, unread, clock.now())
    if not site.finds(viewer.role, path) and not path.startswith("/studio"):
        raise NotHere(reader)
    if pause.paused:
        reader += shown(PauseState, pause=pause)
    try:
        return reader + await _loaded(path, viewer, language)
    except NotHere as gone:
        raise NotHere(reader + gone.fragment) from gone


async def _loaded(path: str, viewer: Viewer, language: Language) -> Fragment:
    path = path.rstrip("/") or "/"
    if path.split("/")[1] == "studio":
        return await studio_screen(path, viewer)
    for pattern, load in _LOADERS.items():
        if found := re.fullmatch(pattern, path):
            return await load(viewer, language, *found.groups())
    return Fragment()
