"""The first screens about photos: before one is sent, where one's own stand, and the reviewer's desk."""

from collections.abc import Mapping
from typing import Any

from advocacy_app.components.boot import Fragment, boot_json
from advocacy_app.db import Session, reading
from advocacy_app.i18n import Language
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import culture, me
from advocacy_app.state.photos import AddState, PhotosState
from advocacy_app.state.studio.photos import shown_queue


async def add(viewer: Viewer, _: Language) -> Fragment:
    """What a photo brings, and the hashtags to choose from."""
    async with reading() as session:
        start = await me.photo_start(session, viewer)
    return Fragment(body=boot_json(AddState.get_full_name(), {"start": start}))


async def my_photos(viewer: Viewer, _: Language) -> Fragment:
    """One's own photos, what must be taken down outside, and the photos that one is in."""
    async with reading() as session:
        shown = {
            "photos": await culture.mine(session, viewer),
            "down": await culture.to_take_down(session, viewer),
            "asked": await culture.requests(session, viewer),
        }
    return Fragment(body=boot_json(PhotosState.get_full_name(), {**shown, "loaded": True}))


async def review(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    """The queue with its first photo open. Looking at the address holds nothing: the live page does."""
    return shown_queue(viewer, await culture.queue(session, viewer))
