"""One's own photos: before they are sent, and where each of them stands."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.integrations import qr
from advocacy_app.read_models.people import Colleague
from advocacy_app.read_models.photos import Asked, MyPhoto, PhotoStart, TakedownItem
from advocacy_app.services import culture, me
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no


class AddState(rx.State):
    """A photo before it is sent. The photo itself never comes here: it goes from the phone to ``/api/v1/photos``."""

    start: PhotoStart = PhotoStart()
    found: list[Colleague] = []

    @rx.event
    @policy()
    async def load_add(self) -> None:
        """What it brings, and the hashtags of what runs and of late."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.start = await me.photo_start(session, viewer)

    @rx.event
    @policy()
    async def find_colleagues(self, text: str) -> None:
        """Who may be meant by what is being typed."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.found = await culture.colleagues(session, viewer, str(text))


class PhotosState(rx.State):
    """The latest photos; ``fixing`` is the one that is being mended, ``down`` are posts outside that must go.

    ``asked`` are the photos that one is in;
    ``asking`` is the person in a photo for whom a ``link`` and its QR ``code`` are shown.
    """

    photos: list[MyPhoto] = []
    fixing: str = ""
    asking: str = ""
    link: str = ""
    code: str = ""
    down: list[TakedownItem] = []
    asked: list[Asked] = []
    loaded: bool = False

    @rx.event
    @policy()
    async def load_photos(self) -> None:
        """Where each of them stands now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.photos, self.down = await culture.mine(session, viewer), await culture.to_take_down(session, viewer)
            self.asked = await culture.requests(session, viewer)
        self.loaded = True

    @rx.event
    @policy()
    async def fix_photo(self, photo: str) -> None:
        """Open what a reviewer asked to change, or close it again."""
        self.fixing = "" if self.fixing == str(photo) else str(photo)

    @rx.event
    @policy()
    async def note_taken_down(self, share: str) -> None:
        """A post outside that showed such a photo is gone."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await culture.say_taken_down(session, viewer, str(share))
        except Refusal as no:
            await say_no(self, no)
            return
        async with reading() as session:
            self.down = await culture.to_take_down(session, viewer)
        await say(self, "photos.down_thanks")

    @rx.event
    @policy()
    async def take_suggestion(self, photo: str) -> None:
        """Take over the caption that the reviewer proposed."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await culture.take_suggestion(session, viewer, str(photo))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._again("photos.taken_over")

    @rx.event
    @policy()
    async def withdraw_photo(self, photo: str) -> None:
        """Take it back from everywhere."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await culture.withdraw(session, viewer, str(photo))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._again("photos.withdrawn_toast")

    @rx.event
    @policy()
    async def ask_person(self, person: str) -> None:
        """A link and a QR code by which somebody in the photo can answer; again puts them away."""
        viewer = await viewer_of(self)
        if self.asking == str(person):
            self.asking = ""
            return
        try:
            async with transaction() as session:
                self.link = await culture.make_link(session, viewer, str(person))
        except Refusal as no:
            await say_no(self, no)
            return
        self.asking, self.code = str(person), qr.picture(self.link)

    async def _again(self, said: str) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.photos = await culture.mine(session, viewer)
        await say(self, said)
