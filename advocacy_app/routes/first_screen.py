"""What stands on a page before any script has run: one loader per address, with what the address names."""

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote

from advocacy_app import clock, site
from advocacy_app.components.boot import Fragment, boot_feed, boot_json, reader_fragment
from advocacy_app.db import reading
from advocacy_app.i18n import Language, tr
from advocacy_app.outside import outside
from advocacy_app.read_models.kudos import NO_ONE
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes import photo_screens
from advocacy_app.routes.not_here import NotHere
from advocacy_app.routes.studio_screens import studio_screen
from advocacy_app.services import (
    campaigns,
    challenges,
    contests,
    credentials,
    feed,
    guidelines,
    ideas,
    identity,
    kudos,
    leaderboards,
    me,
    notifications,
    points,
    polls,
    rewards,
    sharing,
    training,
)
from advocacy_app.services.errors import NotFound
from advocacy_app.state.badges import BadgesState
from advocacy_app.state.boards import FIRST_PERIOD, BoardsState, strokes
from advocacy_app.state.campaigns import JoinState, WallState
from advocacy_app.state.card import CardState
from advocacy_app.state.challenges import ChallengesState, ChallengeState
from advocacy_app.state.composer import ComposerState
from advocacy_app.state.contests import ContestsState, ContestState, WallContestsState
from advocacy_app.state.credentials import CredentialsState
from advocacy_app.state.feed import FeedState
from advocacy_app.state.guidelines import GuidelinesState, GuidelineState
from advocacy_app.state.ideas import IdeasState
from advocacy_app.state.impact import ImpactState
from advocacy_app.state.inbox import InboxSettingsState, InboxState
from advocacy_app.state.judging import JudgeState
from advocacy_app.state.kudos import KudosState
from advocacy_app.state.learn import LearnState, LessonState, RefresherState
from advocacy_app.state.library import LibraryState, SavedState, TopicsState
from advocacy_app.state.live import PauseState
from advocacy_app.state.me import MeState, PrivacyState
from advocacy_app.state.points import AskState, PointsState
from advocacy_app.state.polls import PollsState
from advocacy_app.state.reminders import RemindersState
from advocacy_app.state.rewards import RewardsState
from advocacy_app.state.settings import DevicesState, SettingsState, shown_settings

Load = Callable[..., Awaitable[Fragment]]


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
        reader += Fragment(body=boot_json(PauseState.get_full_name(), {"pause": pause}))
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


async def _feed(viewer: Viewer, language: Language) -> Fragment:
    async with reading() as session:
        window = await feed.window(session, viewer)
    return boot_feed(window, language, FeedState.get_full_name())


async def _card(viewer: Viewer, _: Language, slug: str) -> Fragment:
    try:
        async with reading() as session:
            page = await feed.card_page(session, viewer, slug)
    except feed.CardGone as gone:
        raise NotHere(Fragment(body=boot_json(CardState.get_full_name(), {"gone": True}))) from gone
    return Fragment(body=boot_json(CardState.get_full_name(), {"page": page, "gone": False}))


async def _challenge(viewer: Viewer, _: Language, challenge_id: str) -> Fragment:
    name = ChallengeState.get_full_name()
    try:
        async with reading() as session:
            page = await challenges.challenge_page(session, viewer, challenge_id)
    except NotFound as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True, "loaded": True}))) from gone
    return Fragment(body=boot_json(name, {"page": page, "gone": False, "loaded": True}))


async def _composer(viewer: Viewer, _: Language, slug: str) -> Fragment:
    state = ComposerState.get_full_name()
    try:
        async with reading() as session:
            composer = await sharing.composer(session, viewer, slug)
    except feed.CardGone as gone:
        raise NotHere(Fragment(body=boot_json(state, {"gone": True}))) from gone
    except sharing.InsideOnly as no:
        return Fragment(body=boot_json(state, {"refusal": tr(viewer.language, no.key)}))
    return Fragment(body=boot_json(state, {"composer": composer}))


async def _contest(viewer: Viewer, _: Language, contest_id: str) -> Fragment:
    name = ContestState.get_full_name()
    try:
        async with reading() as session:
            page = await contests.page(session, viewer, contest_id)
    except contests.ContestGone as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True, "loaded": True}))) from gone
    return Fragment(body=boot_json(name, {"page": page, "gone": False, "loaded": True}))


async def _judging(viewer: Viewer, _: Language, contest_id: str) -> Fragment:
    name = JudgeState.get_full_name()
    try:
        async with reading() as session:
            page = await contests.judge_page(session, viewer, contest_id)
    except contests.ContestGone as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True, "loaded": True}))) from gone
    return Fragment(body=boot_json(name, {"page": page, "gone": False, "loaded": True}))


async def _join(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        parts: dict[Any, dict[str, Any]] = {
            JoinState: {"page": await campaigns.join_page(session, viewer)},
            ChallengesState: {"page": await challenges.challenges(session, viewer)},
            ContestsState: {"cards": await contests.cards(session, viewer)},
        }
    return Fragment(body="".join(boot_json(s.get_full_name(), {**page, "loaded": True}) for s, page in parts.items()))


async def _wall(viewer: Viewer, _: Language, hashtag: str) -> Fragment:
    state = WallState.get_full_name()
    try:
        async with reading() as session:
            wall = await campaigns.wall_of(session, viewer, unquote(hashtag))
            prizes = await contests.on_wall(session, viewer, unquote(hashtag))
    except campaigns.CampaignGone as gone:
        raise NotHere(Fragment(body=boot_json(state, {"gone": True}))) from gone
    shown = boot_json(WallContestsState.get_full_name(), {"cards": prizes})
    return Fragment(body=boot_json(state, {"wall": wall, "gone": False}) + shown)


async def _saved(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        items = await feed.saved_items(session, viewer)
    return Fragment(body=boot_json(SavedState.get_full_name(), {"items": items, "loaded": True}))


async def _me(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine = await me.me(session, viewer)
    return Fragment(body=boot_json(MeState.get_full_name(), {"me": mine, "loaded": True}))


async def _privacy(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        seen = await me.seen_as(session, viewer)
    return Fragment(body=boot_json(PrivacyState.get_full_name(), {"seen": seen, "loaded": True}))


async def _inbox(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        groups = notifications.grouped(await notifications.inbox(session, viewer))
    shown = dict(zip(notifications.GROUPS, groups, strict=True)) | {"empty": not any(groups), "loaded": True}
    return Fragment(body=boot_json(InboxState.get_full_name(), shown))


async def _inbox_settings(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine, owners = notifications.by_reader(await notifications.kinds(session, viewer))
        hours = await notifications.hours(session, viewer)
    shown = {"mine": mine, "owners": owners, "hours": hours, "loaded": True}
    return Fragment(body=boot_json(InboxSettingsState.get_full_name(), shown))


async def _library(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        topics, page = await feed.topics(session, viewer), await feed.library(session, viewer, feed.Wanted())
    shown = {"topics": topics, "items": page.items, "more": page.more, "loaded": True}
    return Fragment(body=boot_json(LibraryState.get_full_name(), shown))


async def _topics(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        topics = await feed.topics(session, viewer)
    return Fragment(body=boot_json(TopicsState.get_full_name(), {"topics": topics, "loaded": True}))


async def _boards(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        best = await leaderboards.own_best(session, viewer)
        board = await leaderboards.board(session, viewer, FIRST_PERIOD, outside().ranking)
        league = await leaderboards.league(session, viewer)
    shown = {"best": best, "weeks": strokes(best.weeks), "board": board, "league": league, "loaded": True}
    return Fragment(body=boot_json(BoardsState.get_full_name(), shown))


async def _points(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        balance, page = await points.balance(session, viewer), await points.entries(session, viewer)
    shown = {"balance": balance, "entries": page.entries, "after": page.after, "loaded": True}
    return Fragment(body=boot_json(PointsState.get_full_name(), shown))


async def _badges(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        shown = {"badges": await points.badges(session, viewer), "rhythm": await points.rhythm(session, viewer)}
    return Fragment(body=boot_json(BadgesState.get_full_name(), shown | {"loaded": True}))


async def _credentials(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine = await credentials.mine(session, viewer)
    return Fragment(body=boot_json(CredentialsState.get_full_name(), {"mine": mine, "loaded": True}))


async def _ask(viewer: Viewer, _: Language, entry_id: str) -> Fragment:
    name = AskState.get_full_name()
    try:
        async with reading() as session:
            why = await points.explain(session, viewer, entry_id)
    except NotFound as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True}))) from gone
    return Fragment(body=boot_json(name, {"why": why, "gone": False}))


async def _impact(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine, page = await sharing.impact(session, viewer), await sharing.my_shares(session, viewer)
        networks = await sharing.network_sizes(session, viewer)
    shown = {"impact": mine, "shares": page.shares, "after": page.after, "networks": networks, "loaded": True}
    return Fragment(body=boot_json(ImpactState.get_full_name(), shown))


async def _reminders(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        reminders = await sharing.my_reminders(session, viewer)
    return Fragment(body=boot_json(RemindersState.get_full_name(), {"reminders": reminders, "loaded": True}))


async def _rewards(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        shop = await rewards.shop(session, viewer)
    return Fragment(body=boot_json(RewardsState.get_full_name(), {"shop": shop, "loaded": True}))


async def _kudos(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        page = await kudos.kudos(session, viewer)
    return Fragment(body=boot_json(KudosState.get_full_name(), {"page": page, "to": NO_ONE, "loaded": True}))


async def _kudos_for(viewer: Viewer, _: Language, slug: str) -> Fragment:
    name = KudosState.get_full_name()
    try:
        async with reading() as session:
            to, page = await kudos.to_author(session, viewer, slug), await kudos.kudos(session, viewer)
    except NotFound as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True}))) from gone
    return Fragment(body=boot_json(name, {"page": page, "to": to, "gone": False, "loaded": True}))


async def _settings(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        connected = await identity.connected_issuers(session, viewer.member_id)
    return Fragment(body=boot_json(SettingsState.get_full_name(), shown_settings(viewer, connected)))


async def _devices(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        devices = await identity.devices(session, viewer)
    return Fragment(body=boot_json(DevicesState.get_full_name(), {"devices": devices, "loaded": True}))


async def _ideas(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        shown = {"mine": await ideas.mine(session, viewer), "taken_up": await ideas.taken_up(session, viewer)}
        piloting = await ideas.piloting(session, viewer)
    return Fragment(body=boot_json(IdeasState.get_full_name(), shown | {"piloting": piloting, "loaded": True}))


async def _polls(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        shown = {"polls": await polls.asked(session, viewer), "results": await polls.seen(session, viewer)}
    return Fragment(body=boot_json(PollsState.get_full_name(), shown | {"loaded": True}))


async def _guidelines(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        found = await guidelines.guidelines(session, viewer)
    return Fragment(body=boot_json(GuidelinesState.get_full_name(), {"guidelines": found, "loaded": True}))


async def _guideline(viewer: Viewer, _: Language, slug: str) -> Fragment:
    name = GuidelineState.get_full_name()
    try:
        async with reading() as session:
            page = await guidelines.guideline(session, viewer, slug)
    except NotFound as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True}))) from gone
    return Fragment(body=boot_json(name, {"page": page, "gone": False}))


async def _learn(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        home = await training.home(session, viewer)
    return Fragment(body=boot_json(LearnState.get_full_name(), {"home": home, "loaded": True}))


async def _lesson(viewer: Viewer, _: Language, track: str, module: str) -> Fragment:
    name = LessonState.get_full_name()
    try:
        async with reading() as session:
            lesson = await training.lesson(session, viewer, track, module)
    except training.LessonGone as gone:
        raise NotHere(Fragment(body=boot_json(name, {"gone": True, "loaded": True}))) from gone
    return Fragment(body=boot_json(name, {"lesson": lesson, "gone": False, "loaded": True}))


async def _refresher(viewer: Viewer, _: Language) -> Fragment:
    name = RefresherState.get_full_name()
    try:
        async with reading() as session:
            lesson = await training.refresher(session, viewer)
    except training.LessonGone:
        return Fragment(body=boot_json(name, {"none": True, "loaded": True}))
    return Fragment(body=boot_json(name, {"lesson": lesson, "none": False, "loaded": True}))


_LOADERS: dict[str, Load] = {
    "/": _feed,
    "/c/([^/]+)": _card,
    "/challenges/([^/]+)": _challenge,
    "/share/([^/]+)": _composer,
    "/contests/([^/]+)": _contest,
    "/contests/([^/]+)/judge": _judging,
    "/challenges": _join,
    "/t/([^/]+)": _wall,
    "/saved": _saved,
    "/add": photo_screens.add,
    "/photos": photo_screens.my_photos,
    "/me": _me,
    "/me/privacy": _privacy,
    "/me/settings": _settings,
    "/me/sessions": _devices,
    "/inbox": _inbox,
    "/inbox/settings": _inbox_settings,
    "/library": _library,
    "/boards": _boards,
    "/me/points": _points,
    "/me/points/ask/([^/]+)": _ask,
    "/me/badges": _badges,
    "/me/credentials": _credentials,
    "/me/impact": _impact,
    "/me/topics": _topics,
    "/me/reminders": _reminders,
    "/ideas": _ideas,
    "/polls": _polls,
    "/guidelines": _guidelines,
    "/guidelines/([^/]+)": _guideline,
    "/learn": _learn,
    "/learn/refresher": _refresher,
    "/learn/([^/]+)/([^/]+)": _lesson,
    "/rewards": _rewards,
    "/kudos": _kudos,
    "/kudos/([^/]+)": _kudos_for,
}
