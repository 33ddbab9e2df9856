"""One's own: the profile, settings, devices, the inbox, reminders, certificates."""

from advocacy_app.components.boot import Fragment
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.shown import Load, shown
from advocacy_app.services import credentials, identity, me, notifications, sharing
from advocacy_app.state.credentials import CredentialsState
from advocacy_app.state.inbox import InboxSettingsState, InboxState
from advocacy_app.state.me import MeState, PrivacyState
from advocacy_app.state.reminders import RemindersState
from advocacy_app.state.settings import DevicesState, SettingsState, shown_settings


async def _me(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(MeState, me=await me.me(session, viewer), loaded=True)


async def _privacy(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(PrivacyState, seen=await me.seen_as(session, viewer), loaded=True)


async def _settings(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        connected = await identity.connected_issuers(session, viewer.member_id)
    return shown(SettingsState, **shown_settings(viewer, connected))


async def _devices(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(DevicesState, devices=await identity.devices(session, viewer), loaded=True)


async def _inbox(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        groups = notifications.grouped(await notifications.inbox(session, viewer))
    by_name = dict(zip(notifications.GROUPS, groups, strict=True))
    return shown(InboxState, **by_name, empty=not any(groups), loaded=True)


async def _inbox_settings(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine, owners = notifications.by_reader(await notifications.kinds(session, viewer))
        hours = await notifications.hours(session, viewer)
    return shown(InboxSettingsState, mine=mine, owners=owners, hours=hours, loaded=True)


async def _reminders(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(RemindersState, reminders=await sharing.my_reminders(session, viewer), loaded=True)


async def _credentials(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(CredentialsState, mine=await credentials.mine(session, viewer), loaded=True)


LOADERS: dict[str, Load] = {
    "/me": _me,
    "/me/privacy": _privacy,
    "/me/settings": _settings,
    "/me/sessions": _devices,
    "/inbox": _inbox,
    "/inbox/settings": _inbox_settings,
    "/me/reminders": _reminders,
    "/me/credentials": _credentials,
}
