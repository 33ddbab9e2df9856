"""The first screens of the studio: its frame, and beside it what the address names."""

import re

from advocacy_app import site
from advocacy_app.components.boot import Fragment
from advocacy_app.db import Session, reading
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.not_here import NotHere
from advocacy_app.routes.screens.shown import shown
from advocacy_app.routes.screens.studio import campaigns, people, points, words
from advocacy_app.routes.screens.studio import content as posts
from advocacy_app.routes.screens.studio.kinds import LOADED, Page, Thing
from advocacy_app.services import content, culture, identity
from advocacy_app.state.settings import DevicesState, SettingsState, shown_settings
from advocacy_app.state.studio.frame import StudioState
from advocacy_app.state.studio.mine import MineState

_PAGES: dict[str, Page] = {**posts.PAGES, **campaigns.PAGES, **people.PAGES, **points.PAGES, **words.PAGES}
_THINGS: dict[str, Thing] = {**posts.THINGS, **campaigns.THINGS, **people.THINGS, **words.THINGS}


async def studio_screen(path: str, viewer: Viewer) -> Fragment:
    """The frame and the page in it.

    Raises:
        NotHere: nothing there, or not for this viewer.
    """
    if not site.finds(viewer.role, path):
        raise NotHere(shown(StudioState, outside=True))
    async with reading() as session:
        frame = shown(StudioState, frame=await content.frame(session, viewer))
        return frame + await _inside(session, viewer, path)


async def _inside(session: Session, viewer: Viewer, path: str) -> Fragment:
    """A place with an address of its own, or one of many things; nothing where the live app is quick enough."""
    if path == site.GUESTS_PAGE:
        return await _mine(session, viewer)
    if page := _PAGES.get(path):
        return shown(page.state, **await page.read(session, viewer), **LOADED)
    for pattern, thing in _THINGS.items():
        if found := re.fullmatch(pattern, path):
            return await _found(session, viewer, thing, found[1])
    return Fragment()


async def _found(session: Session, viewer: Viewer, thing: Thing, name: str) -> Fragment:
    try:
        variables = await thing.find(session, viewer, name)
    except thing.gone as gone:
        raise NotHere(shown(thing.state, gone=True, **thing.always)) from gone
    return Fragment() if variables is None else shown(thing.state, **variables, gone=False, **thing.always)


async def _mine(session: Session, viewer: Viewer) -> Fragment:
    """A guest's own page is made of three."""
    connected = await identity.connected_issuers(session, viewer.member_id)
    queue = shown(MineState, holds=await culture.own_queue(session, viewer), **LOADED)
    settings = shown(SettingsState, **{**shown_settings(viewer, connected), **LOADED})
    return queue + settings + shown(DevicesState, devices=await identity.devices(session, viewer), **LOADED)
