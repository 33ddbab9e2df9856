"""The first screens of the studio: its frame, and beside it what the address names."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from advocacy_app import site
from advocacy_app.components.boot import Fragment, boot_json
from advocacy_app.db import Session, reading
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes import photo_screens
from advocacy_app.routes.not_here import NotHere
from advocacy_app.services import (
    analytics,
    campaigns,
    challenges,
    content,
    contests,
    credentials,
    culture,
    fair_play,
    feed,
    guidelines,
    ideas,
    identity,
    kudos,
    launch,
    points,
    polls,
    rewards,
    sharing,
    training,
)
from advocacy_app.services.errors import NotFound
from advocacy_app.state.credentials import CredentialDeskState
from advocacy_app.state.ideas import IdeaDeskState
from advocacy_app.state.settings import DevicesState, SettingsState, shown_settings
from advocacy_app.state.studio.calendar import CalendarState
from advocacy_app.state.studio.campaigns import CampaignDeskState, CampaignListState, CampaignReportState
from advocacy_app.state.studio.challenges import ChallengeDeskState, StudioChallengesState
from advocacy_app.state.studio.comments import ReportedState
from advocacy_app.state.studio.consents import ConsentsState
from advocacy_app.state.studio.content import ContentState
from advocacy_app.state.studio.contests import ContestDeskState, ContestListState
from advocacy_app.state.studio.curators import CuratorsState
from advocacy_app.state.studio.editor import EditorState
from advocacy_app.state.studio.fair_play import FairPlayState
from advocacy_app.state.studio.frame import StudioState
from advocacy_app.state.studio.guidelines import DesksState, DeskState
from advocacy_app.state.studio.hints import HintRulesState
from advocacy_app.state.studio.home import StudioHomeState
from advocacy_app.state.studio.imports import ImportState
from advocacy_app.state.studio.invites import AuditState, InvitesState, NewPersonState
from advocacy_app.state.studio.launch import LaunchState
from advocacy_app.state.studio.mine import MineState
from advocacy_app.state.studio.people import PeopleState, PersonState
from advocacy_app.state.studio.photos import ReviewState
from advocacy_app.state.studio.points import AppealsState, RulesState
from advocacy_app.state.studio.polls import PollDeskState, PollListState
from advocacy_app.state.studio.posts import PostsState
from advocacy_app.state.studio.rewards import RewardsDeskState
from advocacy_app.state.studio.training import AuthorsState, AuthorState

_FRAME = StudioState.get_full_name()
_FIRST_LOAD = 1
"""What the loader will say too: a form that is on the screen already is not begun anew under somebody's fingers."""
Read = Callable[[Session, Viewer], Awaitable[Mapping[str, Any]]]


async def studio_screen(path: str, viewer: Viewer) -> Fragment:
    """The frame and the page in it.

    Raises:
        NotHere: nothing there, or not for this viewer.
    """
    if not site.finds(viewer.role, path):
        raise NotHere(Fragment(body=boot_json(_FRAME, {"outside": True})))
    async with reading() as session:
        frame = boot_json(_FRAME, {"frame": await content.frame(session, viewer)})
        return Fragment(body=frame + await _inside(session, viewer, path))


async def _inside(session: Session, viewer: Viewer, path: str) -> str:
    """A place with an address of its own, or one of many things; nothing where the live app is quick enough."""
    if path == site.GUESTS_PAGE:
        return await _mine(session, viewer)
    if path in _PAGES:
        state, read = _PAGES[path]
        return boot_json(state, {**await read(session, viewer), "loaded": True})
    for pattern, load in _THINGS.items():
        if found := re.fullmatch(pattern, path):
            return await load(session, viewer, found[1])
    return ""


async def _mine(session: Session, viewer: Viewer) -> str:
    """A guest's own page is made of three."""
    connected = await identity.connected_issuers(session, viewer.member_id)
    parts: dict[Any, Mapping[str, Any]] = {
        MineState: {"holds": await culture.own_queue(session, viewer)},
        SettingsState: shown_settings(viewer, connected),
        DevicesState: {"devices": await identity.devices(session, viewer)},
    }
    return "".join(boot_json(s.get_full_name(), {**part, "loaded": True}) for s, part in parts.items())


async def _card(session: Session, viewer: Viewer, slug: str) -> str:
    """The editor loads by itself; here only whether there is such a post."""
    try:
        await content.editor(session, viewer, slug)
    except feed.CardGone as gone:
        raise NotHere(Fragment(body=boot_json(EditorState.get_full_name(), {"gone": True}))) from gone
    return ""


async def _challenge(session: Session, viewer: Viewer, challenge_id: str) -> str:
    name = ChallengeDeskState.get_full_name()
    try:
        desk = await challenges.desk(session, viewer, challenge_id)
    except NotFound as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True, "loaded": True}))) from gone
    return boot_json(name, {"desk": desk, "gone": False, "loaded": True})


async def _contest(session: Session, viewer: Viewer, contest_id: str) -> str:
    name = ContestDeskState.get_full_name()
    try:
        desk = await contests.desk(session, viewer, contest_id)
    except contests.ContestGone as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True, "loaded": True}))) from gone
    people = await contests.colleagues(session)
    return boot_json(
        name, {"desk": desk, "people": people, "entropy": desk.fields.entropy, "gone": False, "loaded": True}
    )


async def _contests(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"cards": await contests.listed(session, viewer)}


async def _campaign(session: Session, viewer: Viewer, slug: str) -> str:
    """The desk loads by itself; here only whether there is such a campaign."""
    try:
        await campaigns.look_at(session, viewer, slug)
    except campaigns.CampaignGone as gone:
        raise NotHere(Fragment(body=boot_json(CampaignDeskState.get_full_name(), {"gone": True}))) from gone
    return ""


async def _report(session: Session, viewer: Viewer, slug: str) -> str:
    name = CampaignReportState.get_full_name()
    try:
        report = await analytics.campaign_report(session, viewer, slug)
    except campaigns.CampaignGone as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True}))) from gone
    return boot_json(name, {"report": report, "gone": False})


async def _person(session: Session, viewer: Viewer, member_id: str) -> str:
    name = PersonState.get_full_name()
    try:
        shown = await identity.person(session, viewer, member_id)
    except identity.NobodyThere as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True, "loaded": True}))) from gone
    return boot_json(name, {"shown": shown, "gone": False, "loaded": True})


async def _desk(session: Session, viewer: Viewer, slug: str) -> str:
    name = DeskState.get_full_name()
    try:
        desk = await guidelines.desk(session, viewer, slug)
    except guidelines.GuidelineGone as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True}))) from gone
    return boot_json(name, {"desk": desk, "gone": False, "loads": _FIRST_LOAD})


async def _poll(session: Session, viewer: Viewer, poll: str) -> str:
    name = PollDeskState.get_full_name()
    try:
        desk = await polls.desk(session, viewer, poll)
    except polls.PollGone as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True}))) from gone
    return boot_json(name, {"desk": desk, "gone": False, "loads": _FIRST_LOAD})


async def _author(session: Session, viewer: Viewer, path: str) -> str:
    state, (track, name) = AuthorState.get_full_name(), path.split("/")
    try:
        desk = await training.author_desk(session, viewer, track, "" if name == training.TRACK else name)
    except NotFound as gone:
        raise NotHere(Fragment(body=boot_json(state, {"gone": True}))) from gone
    return boot_json(state, {"desk": desk, "gone": False, "loads": _FIRST_LOAD})


async def _authors(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"tracks": await training.author_tracks(session, viewer)}


async def _home(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"home": await content.home(session, viewer)}


async def _content(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    page = await content.content(session, viewer)
    return {"rows": page.rows, "more": page.more}


async def _challenges(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"rows": await challenges.all_challenges(session, viewer)}


async def _new_challenge(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"desk": await challenges.desk(session, viewer)}


async def _campaigns(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"page": await campaigns.listed(session, viewer)}


async def _calendar(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"page": await content.calendar(session, viewer)}


async def _curators(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"curators": await culture.curators(session, viewer)}


async def _consents(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {
        "down": await culture.to_take_down(session, viewer, everybody=True),
        "leavers": await culture.leavers(session, viewer),
        "pulled": await culture.pulled(session, viewer),
    }


async def _comments(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"comments": await feed.reported_comments(session, viewer)}


async def _posts(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"posts": await sharing.posts_to_see(session, viewer)}


async def _appeals(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"appeals": await points.queue(session, viewer)}


async def _rules(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"rules": await points.rules(session, viewer)}


async def _rewards(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"desk": await rewards.desk(session, viewer)}


async def _fair_play(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"desk": await fair_play.desk(session, viewer), "kudos": await kudos.reported_kudos(session, viewer)}


async def _sources(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"sources": await content.sources(session, viewer)}


async def _people(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"people": await identity.people(session, viewer)}


async def _places(session: Session, _: Viewer) -> Mapping[str, Any]:
    return {"places": await identity.places(session)}


async def _invites(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"invites": await identity.invites(session, viewer), "places": await identity.places(session)}


async def _log(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    page = await identity.deeds(session, viewer)
    return {"days": page.days, "before": page.before, "earlier": False}


async def _desks(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    desks, templates = await guidelines.desk_list(session, viewer)
    return {"desks": desks, "templates": templates}


async def _ideas(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"ideas": await ideas.desk(session, viewer)}


async def _launch(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"page": await launch.launch(session, viewer)}


async def _poll_list(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"rows": await polls.polls(session, viewer)}


async def _credentials(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {"issued": await credentials.desk(session, viewer)}


async def _hints(session: Session, viewer: Viewer) -> Mapping[str, Any]:
    return {
        "rules": await guidelines.all_rules(session, viewer),
        "sections": await guidelines.sections(session, viewer),
    }


_PAGES: dict[str, tuple[str, Read]] = {
    "/studio": (StudioHomeState.get_full_name(), _home),
    "/studio/content": (ContentState.get_full_name(), _content),
    "/studio/photos": (ReviewState.get_full_name(), photo_screens.review),
    "/studio/photos/curators": (CuratorsState.get_full_name(), _curators),
    "/studio/consent": (ConsentsState.get_full_name(), _consents),
    "/studio/challenges": (StudioChallengesState.get_full_name(), _challenges),
    "/studio/challenges/new": (ChallengeDeskState.get_full_name(), _new_challenge),
    "/studio/contests": (ContestListState.get_full_name(), _contests),
    "/studio/campaigns": (CampaignListState.get_full_name(), _campaigns),
    "/studio/calendar": (CalendarState.get_full_name(), _calendar),
    "/studio/comments": (ReportedState.get_full_name(), _comments),
    "/studio/posts": (PostsState.get_full_name(), _posts),
    "/studio/appeals": (AppealsState.get_full_name(), _appeals),
    "/studio/points": (RulesState.get_full_name(), _rules),
    "/studio/rewards": (RewardsDeskState.get_full_name(), _rewards),
    "/studio/fair-play": (FairPlayState.get_full_name(), _fair_play),
    "/studio/import": (ImportState.get_full_name(), _sources),
    "/studio/ideas": (IdeaDeskState.get_full_name(), _ideas),
    "/studio/launch": (LaunchState.get_full_name(), _launch),
    "/studio/polls": (PollListState.get_full_name(), _poll_list),
    "/studio/credentials": (CredentialDeskState.get_full_name(), _credentials),
    "/studio/training": (AuthorsState.get_full_name(), _authors),
    "/studio/guidelines": (DesksState.get_full_name(), _desks),
    "/studio/guidelines/rules": (HintRulesState.get_full_name(), _hints),
    "/studio/people": (PeopleState.get_full_name(), _people),
    "/studio/people/new": (NewPersonState.get_full_name(), _places),
    "/studio/people/invites": (InvitesState.get_full_name(), _invites),
    "/studio/audit": (AuditState.get_full_name(), _log),
}

_THINGS: dict[str, Callable[[Session, Viewer, str], Awaitable[str]]] = {
    "/studio/content/([^/]+)": _card,
    "/studio/campaigns/([^/]+)": _campaign,
    "/studio/campaigns/([^/]+)/report": _report,
    "/studio/challenges/([^/]+)": _challenge,
    "/studio/contests/([^/]+)": _contest,
    "/studio/guidelines/([^/]+)": _desk,
    "/studio/polls/([^/]+)": _poll,
    "/studio/training/([^/]+/[^/]+)": _author,
    "/studio/people/([^/]+)": _person,
}
