"""How somebody new comes in: added by name, or by an invite on the noticeboard; and the log of such deeds."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from advocacy_app.config import settings
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.integrations import qr
from advocacy_app.read_models.people import DeedDay, InviteOffer, InviteRow, Places
from advocacy_app.services import identity
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.people import ADMINISTRATORS


@dataclass(frozen=True)
class Faults:
    """What is amiss in the form, under its fields."""

    name: str = ""
    email: str = ""


class NewPersonState(rx.State):
    """The form for somebody new."""

    places: Places = Places()
    faults: Faults = Faults()
    loaded: bool = False

    @rx.event
    @policy(*ADMINISTRATORS)
    async def load_places(self) -> None:
        """Teams to choose from."""
        async with reading() as session:
            self.places = await identity.places(session)
        self.faults, self.loaded = Faults(), True

    @rx.event
    @policy(*ADMINISTRATORS)
    @once
    async def add_person(self, form: dict[str, Any]) -> Any:
        """Add somebody; what was typed stays where it is when it cannot be used."""
        viewer, told = await viewer_of(self), {name: str(form.get(name) or "") for name in _PERSON}
        team = told.pop("team")
        try:
            async with transaction() as session:
                place = await identity.place_of(session, team)
                new = await identity.enrol(session, viewer, **told, **place)
        except (identity.NameMissing, identity.EmailInvalid, identity.EmailTaken) as no:
            words = tr(viewer.language, no.key)
            at_name = isinstance(no, identity.NameMissing)
            self.faults = Faults(name=words) if at_name else Faults(email=words)
            return None
        except Refusal as no:
            await say_no(self, no)
            return None
        await say(self, "people.added_toast", name=new.name)
        return rx.redirect(f"/studio/people/{new.id}")


_PERSON = ("name", "email", "role", "team", "language")


class InvitesState(rx.State):
    """Open invites; ``code``, ``link`` and ``picture`` of the one that was just made, shown once."""

    invites: list[InviteRow] = []
    places: Places = Places()
    code: str = ""
    link: str = ""
    picture: str = ""
    loaded: bool = False

    @rx.event
    @policy(*ADMINISTRATORS)
    async def load_invites(self) -> None:
        """Every open invite."""
        self.code = self.link = self.picture = ""
        async with reading() as session:
            self.places = await identity.places(session)
        await self._read()

    @rx.event
    @policy(*ADMINISTRATORS)
    @once
    async def make_invite(self, form: dict[str, Any]) -> None:
        """A new invite, shown now and never again."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                code = await identity.make_invite(session, viewer, _offer(form))
        except Refusal as no:
            await say_no(self, no)
            return
        self.code = identity.shown_code(code)
        self.link = f"{settings().origin}/auth/invite/{self.code}"
        self.picture = qr.picture(self.link)
        await self._read()

    @rx.event
    @policy(*ADMINISTRATORS)
    async def revoke_invite(self, invite: str) -> None:
        """Take one down."""
        viewer = await viewer_of(self)
        async with transaction() as session:
            await identity.revoke_invite(session, viewer, invite)
        self.code = self.link = self.picture = ""
        await self._read()
        await say(self, "invite.revoked")

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.invites = list(await identity.invites(session, viewer))
        self.loaded = True


def _offer(form: dict[str, Any]) -> InviteOffer:
    """What was chosen."""
    words = {name: str(form.get(name) or "") for name in ("label", "role", "team", "site")}
    return InviteOffer(
        label=words["label"],
        role=words["role"],
        team_id=words["team"],
        site_id=words["site"],
        uses=_number(form.get("uses")),
        days=_number(form.get("days")),
    )


def _number(typed: Any) -> int:
    """Numbers that are none count as 0, which the service refuses."""
    text = str(typed or "")[:6]
    return int(text) if text.isdecimal() else 0


class AuditState(rx.State):
    """A page of the log, newest first; ``before`` names where it goes on, ``earlier`` that it is not the newest."""

    days: list[DeedDay] = []
    before: str = ""
    earlier: bool = False
    loaded: bool = False

    @rx.event
    @policy(*ADMINISTRATORS)
    async def load_deeds(self) -> None:
        """The newest."""
        await self._read("")

    @rx.event
    @policy(*ADMINISTRATORS)
    async def show_earlier(self) -> None:
        """The next page."""
        await self._read(self.before)

    async def _read(self, before: str) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            page = await identity.deeds(session, viewer, before)
        self.days, self.before, self.earlier, self.loaded = list(page.days), page.before, bool(before), True
