"""People, for administrators: who is here, in which role, and how somebody comes in."""

from functools import partial
from typing import Any

import reflex as rx

from advocacy_app.config import settings
from advocacy_app.db import reading, transaction
from advocacy_app.integrations import qr
from advocacy_app.read_models.people import PeoplePage, Person
from advocacy_app.services import identity
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no

ADMINISTRATORS = ("administrator",)


class PeopleState(rx.State):
    """A page of people, and what was asked for."""

    people: PeoplePage = PeoplePage()
    wanted: str = ""
    loaded: bool = False

    @rx.event
    @policy(*ADMINISTRATORS)
    async def load_people(self) -> None:
        """Everybody, from the top."""
        self.wanted = ""
        await self._find(1)

    @rx.event
    @policy(*ADMINISTRATORS)
    async def look_for(self, words: str) -> None:
        """Words were typed."""
        self.wanted = words[:80]
        await self._find(1)

    @rx.event
    @policy(*ADMINISTRATORS)
    async def turn_page(self, step: int) -> None:
        """On or back."""
        await self._find(self.people.page + (1 if step > 0 else -1))

    async def _find(self, page: int) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.people = await identity.people(session, viewer, self.wanted, page)
        self.loaded = True


class PersonState(rx.State):
    """One person; ``link`` is a sign-in link that was just made for them."""

    shown: Person = Person()
    gone: bool = False
    loaded: bool = False
    link: str = ""
    picture: str = ""

    @rx.event
    @policy(*ADMINISTRATORS)
    async def load_person(self) -> None:
        """The person whom the address names."""
        self.link = self.picture = ""
        try:
            await self._read(self.router.url.path.rstrip("/").rsplit("/", 1)[-1])
        except Refusal:
            self.gone = True
        self.loaded = True

    @rx.event
    @policy(*ADMINISTRATORS)
    async def change_role(self, form: dict[str, Any]) -> None:
        """Another role, at once and everywhere."""
        role = str(form.get("role") or "")
        if await self._do(lambda session, member, viewer: identity.change_role(session, member, role, viewer)):
            await say(self, "people.role_changed", name=self.shown.name, role=self.shown.role_words)

    @rx.event
    @policy(*ADMINISTRATORS)
    async def name_lead(self, leads: bool) -> None:  # noqa: FBT001 - an event has no keywords
        """Note that they lead a team, or no longer."""
        if await self._do(partial(identity.name_lead, leads=bool(leads))):
            await say(self, "people.said_leads")

    @rx.event
    @policy(*ADMINISTRATORS)
    async def let_go(self) -> None:
        """Deactivate."""
        if await self._do(identity.deactivate):
            await say(self, "people.deactivated", name=self.shown.name)

    @rx.event
    @policy(*ADMINISTRATORS)
    async def take_back(self) -> None:
        """Reactivate."""
        if await self._do(identity.reactivate):
            await say(self, "people.reactivated", name=self.shown.name)

    @rx.event
    @policy(*ADMINISTRATORS)
    async def hand_link(self) -> None:
        """A sign-in link for somebody without e-mail; the log knows of it."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                token = await identity.hand_link(session, viewer, self.shown.id)
        except Refusal as no:
            await say_no(self, no)
        else:
            self.link = f"{settings().origin}/auth/link/{token}"
            self.picture = qr.picture(self.link)

    async def _do(self, deed: Any) -> bool:
        """A deed to the person shown; False when it was refused, and said so."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, await identity.member_by_id(session, self.shown.id), viewer)
        except Refusal as no:
            await say_no(self, no)
            return False
        await self._read(self.shown.id)
        return True

    async def _read(self, person: str) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.shown, self.gone = await identity.person(session, viewer, person), False
