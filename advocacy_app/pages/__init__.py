"""The site map: every route of the app, with its title and what it loads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from advocacy_app import site
from advocacy_app.components import drawings
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, empty
from advocacy_app.components.text import t
from advocacy_app.pages import (
    badges,
    boards,
    card,
    challenges,
    composer,
    contests,
    credentials,
    feed,
    guidelines,
    ideas,
    impact,
    inbox,
    join,
    judging,
    kudos,
    learn,
    library,
    me,
    photos,
    points,
    polls,
    privacy,
    reminders,
    rewards,
    saved,
    settings,
    topics,
    wall,
)
from advocacy_app.pages.studio import appeals as studio_appeals
from advocacy_app.pages.studio import calendar as studio_calendar
from advocacy_app.pages.studio import campaigns as studio_campaigns
from advocacy_app.pages.studio import challenges as studio_challenges
from advocacy_app.pages.studio import comments as studio_comments
from advocacy_app.pages.studio import consents as studio_consents
from advocacy_app.pages.studio import content as studio_content
from advocacy_app.pages.studio import contests as studio_contests
from advocacy_app.pages.studio import curators as studio_curators
from advocacy_app.pages.studio import editor as studio_editor
from advocacy_app.pages.studio import fair_play as studio_fair_play
from advocacy_app.pages.studio import guideline as studio_guideline
from advocacy_app.pages.studio import guidelines as studio_guidelines
from advocacy_app.pages.studio import hints as studio_hints
from advocacy_app.pages.studio import home as studio_home
from advocacy_app.pages.studio import imports as studio_imports
from advocacy_app.pages.studio import invites as studio_invites
from advocacy_app.pages.studio import launch as studio_launch
from advocacy_app.pages.studio import mine as studio_mine
from advocacy_app.pages.studio import people as studio_people
from advocacy_app.pages.studio import photos as studio_photos
from advocacy_app.pages.studio import polls as studio_polls
from advocacy_app.pages.studio import posts as studio_posts
from advocacy_app.pages.studio import rewards as studio_rewards
from advocacy_app.pages.studio import rules as studio_rules
from advocacy_app.pages.studio import training as studio_training
from advocacy_app.state.badges import BadgesState
from advocacy_app.state.boards import BoardsState
from advocacy_app.state.campaigns import JoinState, WallState
from advocacy_app.state.card import CardState
from advocacy_app.state.challenges import ChallengesState, ChallengeState
from advocacy_app.state.composer import ComposerState
from advocacy_app.state.contests import ContestsState, ContestState, WallContestsState
from advocacy_app.state.credentials import CredentialDeskState, CredentialsState
from advocacy_app.state.gate import roles_of
from advocacy_app.state.guidelines import GuidelinesState, GuidelineState
from advocacy_app.state.ideas import IdeaDeskState, IdeasState
from advocacy_app.state.impact import ImpactState
from advocacy_app.state.inbox import InboxSettingsState, InboxState
from advocacy_app.state.judging import JudgeState
from advocacy_app.state.kudos import KudosState
from advocacy_app.state.learn import LearnState, LessonState, RefresherState
from advocacy_app.state.library import LibraryState, SavedState, TopicsState
from advocacy_app.state.me import MeState, PrivacyState
from advocacy_app.state.photos import AddState, PhotosState
from advocacy_app.state.points import AskState, PointsState
from advocacy_app.state.polls import PollsState
from advocacy_app.state.reminders import RemindersState
from advocacy_app.state.rewards import RewardsState
from advocacy_app.state.settings import DevicesState, SettingsState
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


@dataclass(frozen=True)
class Place:
    """A page: its address, what draws it, the key of its title, and the handler (or handlers) that load it."""

    route: str
    page: Callable[[], rx.Component]
    title: str
    load: Any = None


def _studio(route: str, module: Any, title: str, load: Any, page: str = "page") -> Place:
    """A page of the studio: its frame loads first and says whether there is a studio for this person."""
    loaders = load if isinstance(load, list) else [load]
    return Place(f"/studio{route}", getattr(module, page), title, [StudioState.load_studio, *loaders])


_MINE = [MineState.load_mine, SettingsState.load_settings, DevicesState.load_devices]

SITE_MAP = (
    Place("/", feed.page, "feed.title"),
    Place("/c/[slug]", card.page, "card.title", CardState.load_card),
    Place("/share/[slug]", composer.page, "composer.title", ComposerState.load_composer),
    Place(
        "/challenges",
        join.page,
        "tab.join",
        [JoinState.load_campaigns, ChallengesState.load_challenges, ContestsState.load_contests],
    ),
    Place("/t/[hashtag]", wall.page, "campaign.view_wall", [WallState.load_wall, WallContestsState.load_on_wall]),
    Place("/add", photos.add, "add.title", AddState.load_add),
    Place("/photos", photos.mine, "photos.title", PhotosState.load_photos),
    Place("/challenges/[challenge]", challenges.page, "challenges.one_title", ChallengeState.load_challenge),
    Place("/library", library.page, "library.title", LibraryState.load_library),
    Place("/saved", saved.page, "saved.title", SavedState.load_saved),
    Place("/boards", boards.page, "boards.title", BoardsState.load_boards),
    Place("/contests/[contest]/judge", judging.page, "judging.page_title", JudgeState.load_judging),
    Place("/contests/[contest]", contests.page, "contest.title", ContestState.load_contest),
    Place("/me/points", points.page, "points.title", PointsState.load_points),
    Place("/me/badges", badges.page, "badges.title", BadgesState.load_badges),
    Place("/me/credentials", credentials.page, "credential.title", CredentialsState.load_credentials),
    Place("/me/impact", impact.page, "impact.title", ImpactState.load_impact),
    Place("/me/reminders", reminders.page, "me.reminders", RemindersState.load_reminders),
    Place("/me/points/ask/[entry]", points.ask, "points.ask_title", AskState.load_entry),
    Place("/rewards", rewards.page, "rewards.title", RewardsState.load_rewards),
    Place("/kudos", kudos.page, "kudos.title", KudosState.load_kudos),
    Place("/kudos/[slug]", kudos.page, "kudos.title", KudosState.load_author),
    Place("/me/topics", topics.page, "topics.title", TopicsState.load_topics),
    Place("/me", me.page, "tab.me", MeState.load_me),
    Place("/me/settings", settings.page, "settings.title", SettingsState.load_settings),
    Place("/me/sessions", settings.devices, "devices.title", DevicesState.load_devices),
    Place("/me/privacy", privacy.page, "privacy.title", PrivacyState.load_privacy),
    Place("/ideas", ideas.page, "ideas.title", IdeasState.load_ideas),
    Place("/polls", polls.page, "polls.title", PollsState.load_polls),
    Place("/guidelines", guidelines.page, "guidelines.title", GuidelinesState.load_guidelines),
    Place("/guidelines/[slug]", guidelines.one, "guidelines.title", GuidelineState.load_guideline),
    Place("/learn", learn.page, "learn.title", LearnState.load_learn),
    Place("/learn/refresher", learn.refresher, "learn.refresher", RefresherState.load_refresher),
    Place("/learn/[track]/[module]", learn.lesson, "learn.lesson", LessonState.load_lesson),
    Place("/inbox", inbox.page, "inbox.title", InboxState.load_inbox),
    Place("/inbox/settings", inbox.settings_page, "inbox.settings", InboxSettingsState.load_kinds),
    _studio("", studio_home, "studio.title", StudioHomeState.load_home),
    _studio("/content", studio_content, "studio.content", ContentState.load_content),
    _studio("/content/[slug]", studio_editor, "studio.editor", EditorState.load_editor),
    _studio("/campaigns", studio_campaigns, "studio.campaigns", CampaignListState.load_campaigns),
    _studio("/campaigns/[slug]", studio_campaigns, "campaign.edit", CampaignDeskState.load_campaign, "desk"),
    _studio("/campaigns/[slug]/report", studio_campaigns, "campaign.report", CampaignReportState.load_report, "report"),
    _studio("/photos", studio_photos, "studio.photos", ReviewState.load_queue),
    _studio("/photos/curators", studio_curators, "studio.curators", CuratorsState.load_curators),
    _studio("/mine", studio_mine, "tab.me", _MINE),
    _studio("/consent", studio_consents, "studio.consents", ConsentsState.load_consents),
    _studio("/challenges", studio_challenges, "challenges.title", StudioChallengesState.load_rows),
    _studio("/challenges/new", studio_challenges, "challenges.new_title", ChallengeDeskState.load_desk, "desk"),
    _studio("/challenges/[challenge]", studio_challenges, "challenges.one_title", ChallengeDeskState.load_desk, "desk"),
    _studio("/contests", studio_contests, "studio.contests", ContestListState.load_list),
    _studio("/contests/[contest]", studio_contests, "studio.contests", ContestDeskState.load_desk, "one"),
    _studio("/calendar", studio_calendar, "studio.calendar", CalendarState.load_calendar),
    _studio("/comments", studio_comments, "studio.comments", ReportedState.load_reported),
    _studio("/posts", studio_posts, "studio.posts", PostsState.load_posts),
    _studio("/appeals", studio_appeals, "studio.appeals", AppealsState.load_appeals),
    _studio("/points", studio_rules, "studio.rules", RulesState.load_rules),
    _studio("/ideas", ideas, "ideas.title", IdeaDeskState.load_idea_desk, "desk"),
    _studio("/launch", studio_launch, "launch.title", LaunchState.load_launch),
    _studio("/polls", studio_polls, "polls.title", PollListState.load_poll_list),
    _studio("/polls/[poll]", studio_polls, "polls.title", PollDeskState.load_poll, "desk"),
    _studio("/credentials", credentials, "credential.title", CredentialDeskState.load_desk, "desk"),
    _studio("/guidelines", studio_guidelines, "guidelines.title", DesksState.load_desks),
    _studio("/guidelines/rules", studio_hints, "guidelines.rules", HintRulesState.load_hint_rules),
    _studio("/guidelines/[slug]", studio_guideline, "guidelines.title", DeskState.load_desk),
    _studio("/training", studio_training, "author.place", AuthorsState.load_authors),
    _studio("/training/[track]/[module]", studio_training, "author.place", AuthorState.load_author, "desk"),
    _studio("/rewards", studio_rewards, "rewards.title", RewardsDeskState.load_desk),
    _studio("/fair-play", studio_fair_play, "fairplay.title", FairPlayState.load_fair_play),
    _studio("/import", studio_imports, "import.title", ImportState.load_sources),
    _studio("/people", studio_people, "people.title", PeopleState.load_people),
    _studio("/people/new", studio_people, "people.add_title", NewPersonState.load_places, "new"),
    _studio("/people/invites", studio_invites, "invite.title", InvitesState.load_invites),
    _studio("/people/[person]", studio_people, "people.one_title", PersonState.load_person, "person"),
    _studio("/audit", studio_invites, "audit.title", AuditState.load_deeds, "log"),
)


def broken() -> rx.Component:
    """What stands in place of a page that could not be drawn."""
    m = Compiled()
    retry = button(m, t("common.try_again"), "pri", href="/", target="_self")
    words = empty(m, drawings.broken(m), t("error.page_title"), t("error.page"), retry, tag="h1")
    return rx.el.main(words, class_name="phone page")


def register(app: rx.App) -> None:
    """Add every page to the app."""
    for place in SITE_MAP:
        app.add_page(place.page, route=place.route, title=t(place.title), on_load=place.load)
        site.add(place.route, _meant_for(place))


def _meant_for(place: Place) -> frozenset[str]:
    """The roles whom the loader of a page lets in: what only administrators may load is no page for others."""
    loaders = place.load if isinstance(place.load, list) else [place.load] if place.load else []
    named = [roles for loader in loaders if site.EVERYONE not in (roles := roles_of(loader.fn))]
    return frozenset.intersection(*named) if named else frozenset(site.COLLEAGUES)
