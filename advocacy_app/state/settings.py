"""What a person decides about language, time and access."""

from collections.abc import Collection
from typing import Any

import reflex as rx

from advocacy_app import clock
from advocacy_app.config import settings
from advocacy_app.db import reading, transaction
from advocacy_app.i18n.numbers import clock_time
from advocacy_app.integrations import qr
from advocacy_app.read_models.people import Choice, CompanyAccount, Device, Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import Refusal
from advocacy_app.services.identity.links import ANOTHER_DEVICE
from advocacy_app.site import EVERYONE
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no


def _zones() -> list[Choice]:
    return [Choice(zone, zone.replace("_", " ").replace("/", " · ")) for zone in identity.zones()]


def shown_settings(viewer: Viewer, connected: Collection[str]) -> dict[str, Any]:
    """What the page of settings shows; ``connected`` are the issuers of the viewer's company accounts."""
    accounts = [CompanyAccount(p.name, p.label, p.issuer in connected) for p in settings().oidc]
    zone = {"zone": viewer.timezone, "zones": _zones()}
    return {"language": viewer.language, **zone, "accounts": accounts, "loaded": True}


class SettingsState(rx.State):
    """Language, zone, company accounts."""

    language: str = ""
    zone: str = ""
    zones: list[Choice] = []
    accounts: list[CompanyAccount] = []
    loaded: bool = False

    @rx.event
    @policy(EVERYONE)
    async def load_settings(self) -> None:
        """Everything as it stands."""
        viewer = await viewer_of(self)
        async with reading() as session:
            connected = await identity.connected_issuers(session, viewer.member_id)
        for name, value in shown_settings(viewer, connected).items():
            setattr(self, name, value)

    @rx.event
    @policy(EVERYONE)
    async def choose_zone(self, zone: str) -> None:
        """Days follow another zone."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                member = await identity.member_by_id(session, viewer.member_id)
                await identity.choose_zone(session, member, zone)
        except Refusal as no:
            await say_no(self, no)
        else:
            self.zone = zone
            await say(self, "settings.saved")


class DevicesState(rx.State):
    """Where one is signed in; ``picture`` is a QR for another device, good ``until`` a time of day."""

    devices: list[Device] = []
    picture: str = ""
    until: str = ""
    loaded: bool = False

    @rx.event
    @policy(EVERYONE)
    async def load_devices(self) -> None:
        """Every device."""
        self.picture = self.until = ""
        await self._read()

    @rx.event
    @policy(EVERYONE)
    async def end_device(self, device: str) -> None:
        """Sign one device out."""
        viewer = await viewer_of(self)
        async with transaction() as session:
            await identity.end_device(session, viewer.member_id, device)
        self.picture = self.until = ""
        await self._read()
        await say(self, "devices.ended")

    @rx.event
    @policy(EVERYONE)
    @once
    async def add_device(self) -> None:
        """A QR that signs in once."""
        viewer = await viewer_of(self)
        async with transaction() as session:
            member = await identity.member_by_id(session, viewer.member_id)
            token, _ = await identity.make_link(session, member, lasts=ANOTHER_DEVICE)
        self.picture = qr.picture(f"{settings().origin}/auth/link/{token}")
        self.until = clock_time(viewer.language, clock.now() + ANOTHER_DEVICE, viewer.timezone)

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.devices = list(await identity.devices(session, viewer))
        self.loaded = True
