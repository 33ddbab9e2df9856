"""Who may do what: every event handler and every address, with the answer that each role gets.

A handler or an address without a row here fails the build. To add one:

* a new **handler**: a row in ``HANDLERS``, by ``State.handler``. First who may send it (nobody named: every colleague,
  which guest curators are not; else ``SIGNED_IN``, ``WRITERS``, ``OWNERS``, ``ADMINISTRATORS``, ``GUESTS``), then
  arguments that fit its signature, as a function of the small world of ``roles.py`` (left out: none). The arguments
  need not lead to anything, they must only get past the Gate; ids that do not exist are welcome.
* a new **page** of the app: a row in ``ADDRESSES``, ``page()`` for everybody who is signed in, ``studio(WHO)`` for a
  place of the studio. Name something that exists if its address holds a name: ``page(lambda w: f"/c/{w.card}")``.
* a new **operation** of the API: ``api(status, path, **body)``; anybody else's **route**: ``Address`` with the status
  for each role, by ``everybody``, ``inside`` or ``only``.

What is right is decided here, never copied from what the product happens to answer. Whose *things* may be touched is
told in ``test_objects.py``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.security.roles import COLLEAGUES, OUT, SIGNED_IN, World

WRITERS = frozenset({"champion", "owner", "administrator"})
OWNERS = frozenset({"owner", "administrator"})
GUESTS = frozenset({"guest curator"})
REVIEWERS = frozenset({"guest curator", "owner", "administrator"})
ADMINISTRATORS = frozenset({"administrator"})

Payload = Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Handler:
    """An event handler: who may send it, and arguments that fit."""

    who: frozenset[str] = COLLEAGUES
    payload: Payload = lambda _: {}


LATELY = "2026-11-18T07:12:00Z"
WORDS = {"n": 1, "words": "W", "network": "copy", "language": "en", "caption_id": "", "disclosed": True}

HANDLERS: dict[str, Handler] = {
    "AddState.find_colleagues": Handler(payload=lambda _: {"text": "an"}),
    "AddState.load_add": Handler(),
    "AppealsState.answer_appeal": Handler(OWNERS, lambda _: {"form": {"appeal": "0" * 32, "answer": "No."}}),
    "AppealsState.load_appeals": Handler(OWNERS),
    "AskState.ask_for_another_look": Handler(payload=lambda _: {"form": {"question": "Why?"}}),
    "AskState.load_entry": Handler(),
    "AuditState.load_deeds": Handler(ADMINISTRATORS),
    "AuditState.show_earlier": Handler(ADMINISTRATORS),
    "BadgesState.load_badges": Handler(),
    "BadgesState.tell_leave": Handler(payload=lambda _: {"week": "2026-W47"}),
    "BoardsState.choose_league": Handler(),
    "BoardsState.choose_period": Handler(payload=lambda _: {"period": "week"}),
    "BoardsState.choose_view": Handler(payload=lambda _: {"view": "people"}),
    "BoardsState.load_boards": Handler(),
    "CalendarState.load_calendar": Handler(WRITERS),
    "CalendarState.turn_month": Handler(WRITERS, lambda _: {"step": 1}),
    "AuthorState.choose_tongue": Handler(WRITERS, lambda _: {"language": "pl"}),
    "AuthorState.let_draft_go": Handler(WRITERS),
    "AuthorState.load_author": Handler(WRITERS),
    "AuthorState.publish_text": Handler(OWNERS, lambda _: {"form": {"kind": "mend"}}),
    "AuthorState.write_text": Handler(WRITERS, lambda _: {"form": {"deed": "look"}}),
    "AuthorsState.begin_text": Handler(WRITERS, lambda _: {"form": {"title": "?"}}),
    "AuthorsState.load_authors": Handler(WRITERS),
    "AuthorsState.publish_track": Handler(OWNERS, lambda _: {"track": "none"}),
    "CampaignDeskState.delete_campaign": Handler(WRITERS),
    "CampaignDeskState.duplicate_campaign": Handler(WRITERS),
    "CampaignDeskState.load_campaign": Handler(WRITERS),
    "CampaignDeskState.move_campaign": Handler(WRITERS, lambda _: {"deed": "pause"}),
    "CampaignDeskState.write_campaign": Handler(WRITERS, lambda _: {"form": {"deed": "look"}}),
    "CampaignListState.load_campaigns": Handler(WRITERS),
    "CampaignListState.start_campaign": Handler(WRITERS, lambda _: {"template": "none"}),
    "CampaignReportState.load_report": Handler(WRITERS),
    "CardState.load_card": Handler(),
    "CardState.report_comment": Handler(payload=lambda w: {"comment_id": w.hers["comment"], "reason": "unkind"}),
    "CardState.say_comment": Handler(payload=lambda _: {"form": {"comment": "Well said."}}),
    "CardState.settle_report": Handler(payload=lambda _: {"n": 1}),
    "CardState.take_comment_back": Handler(payload=lambda _: {"comment_id": "0" * 32}),
    "CardState.take_report_back": Handler(payload=lambda _: {"n": 1}),
    "ChallengeDeskState.call_off_challenge": Handler(OWNERS),
    "ChallengeDeskState.end_challenge": Handler(OWNERS),
    "ChallengeDeskState.keep_challenge": Handler(OWNERS, lambda _: {"form": {"title": "Three posts", "first": "?"}}),
    "ChallengeDeskState.load_desk": Handler(OWNERS),
    "ChallengeState.join_challenge": Handler(payload=lambda _: {"challenge": "0" * 32}),
    "ChallengeState.leave_challenge": Handler(payload=lambda _: {"challenge": "0" * 32}),
    "ChallengeState.load_challenge": Handler(),
    "ChallengesState.join_challenge": Handler(payload=lambda _: {"challenge": "0" * 32}),
    "ChallengesState.load_challenges": Handler(),
    "ComposerState.give_address": Handler(payload=lambda _: {"form": {"address": "nowhere"}}),
    "ComposerState.keep_server": Handler(payload=lambda _: {"form": {"server": "?"}}),
    "ComposerState.load_composer": Handler(),
    "ComposerState.settle_words": Handler(payload=lambda _: WORDS),
    "ContentState.choose_state": Handler(WRITERS, lambda _: {"state": "live"}),
    "ContentState.load_content": Handler(WRITERS),
    "ContentState.look_for": Handler(WRITERS, lambda _: {"words": "roast"}),
    "ContentState.turn_page": Handler(WRITERS, lambda _: {"step": 1}),
    "DeskState.choose_language": Handler(OWNERS, lambda _: {"language": "pl"}),
    "DeskState.fill_blanks": Handler(OWNERS, lambda _: {"form": {"blank-contact": "Inês"}}),
    "DeskState.leave_language_out": Handler(OWNERS),
    "DeskState.load_desk": Handler(OWNERS),
    "DeskState.open_guideline": Handler(OWNERS, lambda _: {"public": True}),
    "DeskState.publish_again": Handler(OWNERS, lambda _: {"version": "0" * 32}),
    "DeskState.publish_guideline": Handler(OWNERS, lambda _: {"form": {"kind": "minor"}}),
    "DeskState.write_guideline": Handler(OWNERS, lambda _: {"form": {"title": "T", "body": "B"}}),
    "DesksState.halt_sharing": Handler(OWNERS, lambda _: {"form": {"reason": ""}}),
    "DesksState.load_desks": Handler(OWNERS),
    "DesksState.resume_sharing": Handler(OWNERS),
    "DesksState.start_guideline": Handler(OWNERS, lambda _: {"template": "none"}),
    "CredentialDeskState.load_desk": Handler(OWNERS),
    "CredentialDeskState.look_for": Handler(OWNERS, lambda _: {"words": "ana"}),
    "CredentialDeskState.revoke_credential": Handler(OWNERS, lambda _: {"form": {"credential": "0" * 32, "why": "x"}}),
    "CredentialsState.load_credentials": Handler(),
    "CredentialsState.show_my_name": Handler(payload=lambda _: {"credential": "0" * 32, "named": True}),
    "ContestDeskState.choose_entropy": Handler(OWNERS, lambda _: {"kind": "none"}),
    "ContestDeskState.confirm_rule": Handler(OWNERS, lambda _: {"rule": "pl.permit", "said": True}),
    "ContestDeskState.delete_draft": Handler(OWNERS),
    "ContestDeskState.move_contest": Handler(OWNERS, lambda _: {"deed": "start"}),
    "ContestDeskState.settle_prize": Handler(OWNERS, lambda _: {"deed": "hand", "claim": "0" * 32}),
    "ContestDeskState.name_judge": Handler(OWNERS, lambda _: {"form": {"judge": "0" * 32}}),
    "ContestDeskState.load_desk": Handler(OWNERS),
    "ContestDeskState.tell_event": Handler(OWNERS, lambda _: {"form": {"value": "1"}}),
    "ContestDeskState.write_contest": Handler(OWNERS, lambda _: {"form": {"title": "New"}}),
    "ContestListState.begin_contest": Handler(OWNERS),
    "ContestListState.begin_for_campaign": Handler(OWNERS, lambda _: {"campaign": "none"}),
    "ContestListState.load_list": Handler(OWNERS),
    "ContestState.claim_prize": Handler(payload=lambda _: {"claim": "0" * 32}),
    "ContestState.enter_contest": Handler(payload=lambda _: {"form": {"accept": "on"}}),
    "ContestState.load_contest": Handler(),
    "ContestState.refuse_prize": Handler(payload=lambda _: {"claim": "0" * 32}),
    "ContestState.take_ticket_back": Handler(),
    "ContestsState.load_contests": Handler(),
    "WallContestsState.load_on_wall": Handler(),
    "JudgeState.give_score": Handler(payload=lambda _: {"work": "0" * 32, "criterion": "0" * 32, "score": 3}),
    "JudgeState.hand_in_scores": Handler(),
    "JudgeState.load_judging": Handler(),
    "JudgeState.show_entry": Handler(payload=lambda _: {"number": 1}),
    "JudgeState.take_scores_again": Handler(),
    "JudgeState.undo_score": Handler(),
    "DevicesState.add_device": Handler(SIGNED_IN),
    "DevicesState.end_device": Handler(SIGNED_IN, lambda _: {"device": "0" * 32}),
    "DevicesState.load_devices": Handler(SIGNED_IN),
    "ConsentsState.load_consents": Handler(OWNERS),
    "ConsentsState.note_taken_down": Handler(OWNERS, lambda _: {"share": "0" * 32}),
    "CuratorsState.empty_queue": Handler(OWNERS, lambda _: {"curator": "0" * 32, "kind": "site", "value": "0" * 32}),
    "CuratorsState.fill_queue": Handler(OWNERS, lambda _: {"form": {"curator": "0" * 32, "hashtag": "none"}}),
    "CuratorsState.load_curators": Handler(OWNERS),
    "EditorState.add_line": Handler(WRITERS, lambda _: {"form": {"line": "Come and see."}}),
    "EditorState.delete_card": Handler(WRITERS),
    "EditorState.drop_line": Handler(WRITERS, lambda _: {"line": "0" * 32}),
    "EditorState.duplicate_card": Handler(WRITERS),
    "EditorState.load_editor": Handler(WRITERS),
    "EditorState.move_card": Handler(WRITERS, lambda _: {"deed": "pause"}),
    "EditorState.raise_line": Handler(WRITERS, lambda _: {"line": "0" * 32}),
    "EditorState.send_back": Handler(WRITERS, lambda _: {"form": {"why": "Too long."}}),
    "EditorState.write_card": Handler(WRITERS, lambda _: {"form": {"title": "New", "deed": "look"}}),
    "FairPlayState.clear_board": Handler(OWNERS, lambda _: {"board": "0" * 32}),
    "FairPlayState.decide_case": Handler(OWNERS, lambda _: {"form": {"case": "0" * 32, "outcome": "fine"}}),
    "FairPlayState.decide_kudos": Handler(OWNERS, lambda _: {"row": "0" * 32, "show": True}),
    "FairPlayState.load_fair_play": Handler(OWNERS),
    "FeedState.load_feed": Handler(payload=lambda w: {"shown": [w.card]}),
    "FeedState.show_earlier": Handler(),
    "GuidelineState.accept_guideline": Handler(),
    "GuidelineState.load_guideline": Handler(),
    "GuidelinesState.load_guidelines": Handler(),
    "LaunchState.load_launch": Handler(OWNERS),
    "LaunchState.roll_out": Handler(OWNERS, lambda _: {"cohort": "nobody"}),
    "IdeaDeskState.make_post": Handler(OWNERS, lambda _: {"story": "0" * 32}),
    "PollsState.load_polls": Handler(),
    "PollListState.load_poll_list": Handler(OWNERS),
    "PollListState.start_poll": Handler(OWNERS, lambda _: {"template": "none"}),
    "PollDeskState.close_poll": Handler(OWNERS),
    "PollDeskState.drop_poll": Handler(OWNERS),
    "PollDeskState.load_poll": Handler(OWNERS),
    "PollDeskState.write_poll": Handler(OWNERS, lambda _: {"form": {"deed": "save", "title": "Lunch"}}),
    "HintRulesState.drop_hint_rule": Handler(OWNERS, lambda _: {"rule": "0" * 32}),
    "HintRulesState.edit_hint_rule": Handler(OWNERS, lambda _: {"rule": ""}),
    "HintRulesState.load_hint_rules": Handler(OWNERS),
    "HintRulesState.switch_hint_rule": Handler(OWNERS, lambda _: {"rule": "0" * 32, "on": True}),
    "HintRulesState.write_hint_rule": Handler(OWNERS, lambda _: {"form": {"kind": "banned"}}),
    "IdeaDeskState.answer_idea": Handler(OWNERS, lambda _: {"form": {"idea": "0" * 32, "state": "planned"}}),
    "IdeaDeskState.load_idea_desk": Handler(OWNERS),
    "IdeasState.load_ideas": Handler(),
    "IdeasState.suggest_idea": Handler(payload=lambda _: {"form": {"kind": "idea", "text": ""}}),
    "ImpactState.follow_impact": Handler(),
    "ImpactState.give_address": Handler(payload=lambda _: {"form": {"share": "0" * 32, "address": "nowhere"}}),
    "ImpactState.load_impact": Handler(),
    "ImpactState.show_earlier": Handler(),
    "ImpactState.tell_sizes": Handler(payload=lambda _: {"form": {"linkedin": "many"}}),
    "ImportState.bring_in": Handler(WRITERS, lambda _: {"form": {"address": "nowhere"}}),
    "ImportState.forget_source": Handler(WRITERS, lambda _: {"source": "0" * 32}),
    "ImportState.load_sources": Handler(WRITERS),
    "ImportState.pause_source": Handler(WRITERS, lambda _: {"source": "0" * 32, "pause": True}),
    "InboxSettingsState.choose_hours": Handler(payload=lambda _: {"form": {"when": "work"}}),
    "InboxSettingsState.load_kinds": Handler(),
    "InboxSettingsState.switch_kind": Handler(payload=lambda _: {"kind": "comment"}),
    "InboxSettingsState.switch_push": Handler(payload=lambda _: {"kind": "comment"}),
    "InboxState.load_inbox": Handler(),
    "InvitesState.load_invites": Handler(ADMINISTRATORS),
    "InvitesState.make_invite": Handler(
        ADMINISTRATORS, lambda _: {"form": {"role": "employee", "uses": "1", "days": "1"}}
    ),
    "InvitesState.revoke_invite": Handler(ADMINISTRATORS, lambda _: {"invite": "0" * 32}),
    "LearnState.load_learn": Handler(),
    "LessonState.load_lesson": Handler(),
    "KudosState.choose_colleague": Handler(payload=lambda _: {"person": "0" * 32}),
    "KudosState.follow_kudos": Handler(),
    "KudosState.load_author": Handler(),
    "KudosState.load_kudos": Handler(),
    "KudosState.look_for_colleagues": Handler(payload=lambda _: {"text": "an"}),
    "KudosState.report_kudos": Handler(payload=lambda _: {"row": "0" * 32}),
    "KudosState.say_kudos": Handler(payload=lambda _: {"form": {"words": "Thank you so much."}}),
    "KudosState.switch_kudos": Handler(),
    "JoinState.load_campaigns": Handler(),
    "LibraryState.choose_language": Handler(payload=lambda _: {"language": "en"}),
    "LibraryState.choose_purpose": Handler(payload=lambda _: {"purpose": ""}),
    "LibraryState.choose_topic": Handler(payload=lambda _: {"slug": ""}),
    "LibraryState.follow_library": Handler(),
    "LibraryState.load_library": Handler(),
    "LibraryState.look_for": Handler(payload=lambda _: {"words": "roast"}),
    "LibraryState.turn_page": Handler(payload=lambda _: {"step": 1}),
    "MeState.load_me": Handler(),
    "MineState.load_mine": Handler(GUESTS),
    "NewPersonState.add_person": Handler(
        ADMINISTRATORS, lambda _: {"form": {"name": "New", "email": "none", "role": "employee", "language": "en"}}
    ),
    "NewPersonState.load_places": Handler(ADMINISTRATORS),
    "PauseState.look_at_pause": Handler(SIGNED_IN),
    "PeopleState.load_people": Handler(ADMINISTRATORS),
    "PeopleState.look_for": Handler(ADMINISTRATORS, lambda _: {"words": "ana"}),
    "PeopleState.turn_page": Handler(ADMINISTRATORS, lambda _: {"step": 1}),
    "PersonState.name_lead": Handler(ADMINISTRATORS, lambda _: {"leads": True}),
    "PersonState.change_role": Handler(ADMINISTRATORS, lambda _: {"form": {"role": "champion"}}),
    "PersonState.hand_link": Handler(ADMINISTRATORS),
    "PersonState.let_go": Handler(ADMINISTRATORS),
    "PersonState.load_person": Handler(ADMINISTRATORS),
    "PersonState.take_back": Handler(ADMINISTRATORS),
    "PhotosState.ask_person": Handler(payload=lambda _: {"person": "0" * 32}),
    "PhotosState.fix_photo": Handler(payload=lambda _: {"photo": "0" * 32}),
    "PhotosState.load_photos": Handler(),
    "PhotosState.note_taken_down": Handler(payload=lambda _: {"share": "0" * 32}),
    "PhotosState.take_suggestion": Handler(payload=lambda _: {"photo": "0" * 32}),
    "PhotosState.withdraw_photo": Handler(payload=lambda _: {"photo": "0" * 32}),
    "PointsState.explain_entry": Handler(payload=lambda _: {"entry_id": "0" * 32}),
    "PointsState.follow_points": Handler(),
    "PointsState.load_points": Handler(),
    "PointsState.show_earlier": Handler(),
    "PostsState.decline_post": Handler(OWNERS, lambda _: {"form": {"share": "0" * 32, "why": ""}}),
    "PostsState.let_post_wait": Handler(OWNERS, lambda _: {"n": 1}),
    "PostsState.load_posts": Handler(OWNERS),
    "PostsState.see_post": Handler(OWNERS, lambda _: {"share": "0" * 32}),
    "PostsState.settle_post": Handler(OWNERS, lambda _: {"n": 1}),
    "PrivacyState.choose_visibility": Handler(payload=lambda _: {"form": {"visibility": "name"}}),
    "PrivacyState.load_privacy": Handler(),
    "RefresherState.load_refresher": Handler(),
    "RemindersState.cancel_reminder": Handler(payload=lambda _: {"reminder": "0" * 32}),
    "RemindersState.keep_reminder": Handler(payload=lambda _: {"n": 1}),
    "RemindersState.load_reminders": Handler(),
    "RemindersState.settle_reminder": Handler(payload=lambda _: {"n": 1}),
    "ReportedState.decide_comment": Handler(OWNERS, lambda _: {"comment": "0" * 32, "show": True}),
    "ReportedState.let_comment_wait": Handler(OWNERS, lambda _: {"n": 1}),
    "ReportedState.load_reported": Handler(OWNERS),
    "ReportedState.settle_comment": Handler(OWNERS, lambda _: {"n": 1}),
    "ReviewState.approve_photo": Handler(REVIEWERS, lambda _: {"photo": "0" * 32}),
    "ReviewState.ask_for_change": Handler(REVIEWERS, lambda _: {"form": {"photo": "0" * 32, "reason": "quality"}}),
    "ReviewState.begin_answer": Handler(REVIEWERS, lambda _: {"kind": "change"}),
    "ReviewState.decline_photo": Handler(REVIEWERS, lambda _: {"form": {"photo": "0" * 32, "reason": "quality"}}),
    "ReviewState.load_queue": Handler(REVIEWERS),
    "ReviewState.look_at": Handler(REVIEWERS, lambda _: {"photo": "0" * 32}),
    "ReviewState.look_at_next": Handler(REVIEWERS),
    "ReviewState.take_back": Handler(REVIEWERS, lambda _: {"n": 1}),
    "RewardsDeskState.decline_order": Handler(OWNERS, lambda _: {"form": {"order": "0" * 32, "words": "Not now."}}),
    "RewardsDeskState.give_surprise": Handler(OWNERS, lambda _: {"form": {"person": "0" * 32, "words": "Thanks."}}),
    "RewardsDeskState.load_desk": Handler(OWNERS),
    "RewardsDeskState.look_for_colleagues": Handler(OWNERS, lambda _: {"text": "an"}),
    "RewardsDeskState.move_order": Handler(OWNERS, lambda _: {"order": "0" * 32, "state": "approved"}),
    "RewardsDeskState.offer_reward": Handler(OWNERS, lambda _: {"reward": "0" * 32, "on": True}),
    "RewardsDeskState.write_reward": Handler(OWNERS, lambda _: {"form": {"title": "", "currency": "EUR"}}),
    "RewardsState.ask_for_reward": Handler(payload=lambda _: {"form": {"reward": "0" * 32, "wish": "0" * 32}}),
    "RewardsState.load_rewards": Handler(),
    "RewardsState.take_order_back": Handler(payload=lambda _: {"order": "0" * 32}),
    "RulesState.change_rule": Handler(OWNERS, lambda _: {"form": {"reason": "none"}}),
    "RulesState.load_rules": Handler(OWNERS),
    "SavedState.load_saved": Handler(),
    "StudioChallengesState.load_rows": Handler(OWNERS),
    "SettingsState.choose_zone": Handler(SIGNED_IN, lambda _: {"zone": "Europe/Ljubljana"}),
    "SettingsState.load_settings": Handler(SIGNED_IN),
    "StudioHomeState.load_home": Handler(WRITERS),
    "StudioState.load_studio": Handler(SIGNED_IN),
    "StudioState.start_card": Handler(WRITERS),
    "TopicsState.load_topics": Handler(),
    "TopicsState.toggle_topic": Handler(payload=lambda _: {"slug": "none"}),
    "UnreadState.count_unread": Handler(),
    "WallState.choose_view": Handler(payload=lambda _: {"view": "brief"}),
    "WallState.feature_photo": Handler(OWNERS, lambda _: {"photo": "0" * 32}),
    "WallState.load_wall": Handler(),
    "WallState.refresh_wall": Handler(),
    "WallState.show_more": Handler(),
    "WallState.unfeature_photo": Handler(OWNERS, lambda _: {"photo": "0" * 32}),
}

ANSWERING = frozenset(f"SaidState.tell_{what}" for what in ("not_allowed", "not_understood", "our_fault", "too_fast"))
"""What the Gate itself answers with: nothing but a sentence."""


@dataclass(frozen=True)
class Address:
    """An address with a method: the status by role, and what is sent (``{role}`` stands for the visitor's)."""

    answers: Mapping[str, int]
    path: Callable[[World], str] = lambda _: ""
    body: Mapping[str, Any] = field(default_factory=dict)
    form: bool = False


def everybody(status: int) -> dict[str, int]:
    """The same for all."""
    return dict.fromkeys(SIGNED_IN | OUT, status)


def inside(status: int, outside: int) -> dict[str, int]:
    """For those who are signed in, and for all others."""
    return dict.fromkeys(SIGNED_IN, status) | dict.fromkeys(OUT, outside)


def only(who: frozenset[str], status: int, others: int, outside: int) -> dict[str, int]:
    """For some, for the rest of those who are signed in, and for all others."""
    return inside(others, outside) | dict.fromkeys(who, status)


def page(path: Callable[[World], str] = lambda _: "") -> Address:
    """A page of the app: sign in first; to a guest there is nothing there."""
    return Address(only(COLLEAGUES, 200, 404, 303), path)


def start() -> Address:
    """Where one begins; guests begin at their photos."""
    return Address(only(COLLEAGUES, 200, 303, 303))


def studio(who: frozenset[str], path: Callable[[World], str] = lambda _: "") -> Address:
    """A place of the studio: to those whom it is not for there is nothing there."""
    return Address(only(who, 200, 404, 303), path)


def api(status: int, path: Callable[[World], str] = lambda _: "", guests: int = 403, **body: Any) -> Address:
    """An operation of the API; not for guests unless another status is named for them."""
    return Address(only(GUESTS, guests, status, 401), path, body)


ADDRESSES: dict[str, Address] = {
    # the way in and out
    "GET /sign-in": Address(inside(303, 200)),
    "POST /auth/email": Address(everybody(303), body={"email": "{role}@nowhere.example"}, form=True),
    "GET /auth/code": Address(everybody(303)),
    "POST /auth/code": Address(everybody(410), body={"code": "000000"}, form=True),
    "GET /auth/link/{token}": Address(inside(303, 410), lambda _: "/auth/link/none"),
    "POST /auth/link/{token}": Address(inside(303, 410), lambda _: "/auth/link/none"),
    "GET /auth/invite": Address(everybody(200)),
    "POST /auth/invite": Address(everybody(410), body={"code": "none"}, form=True),
    "GET /auth/invite/{code}": Address(inside(303, 410), lambda _: "/auth/invite/none"),
    "POST /auth/invite/{code}": Address(everybody(410), lambda _: "/auth/invite/none", {"name": "N"}, form=True),
    "POST /auth/language": Address(everybody(303), body={"language": "en"}, form=True),
    "GET /auth/{provider}/login": Address(everybody(404), lambda _: "/auth/none/login"),
    "GET /auth/{provider}/callback": Address(everybody(404), lambda _: "/auth/none/callback"),
    "POST /auth/{provider}/connect": Address(everybody(404), lambda _: "/auth/none/connect"),
    "GET /welcome": Address(inside(303, 303)),
    "POST /welcome": Address(everybody(303), form=True),
    "GET /outbox": Address(everybody(200)),
    # for machines
    "GET /healthz": Address(everybody(200)),
    "GET /readyz": Address(everybody(200)),
    "GET /metrics": Address(everybody(200)),
    "POST /add": Address(everybody(303)),
    "GET /manifest.webmanifest": Address(everybody(200)),
    "GET /sw.js": Address(everybody(200)),
    # pictures and links
    "GET /media/{id}/{variant}": Address(inside(404, 404), lambda w: f"/media/{w.hers['picture']}/9.exe"),
    "GET /media/film/{id}/{file}": Address(everybody(404), lambda _: f"/media/film/{'0' * 32}/film.mp4"),
    "GET /s/{code}": Address(everybody(302), lambda w: f"/s/{w.hers['code']}"),
    "GET /p/{slug}": Address(everybody(200), lambda w: f"/p/{w.card}"),
    "GET /g/{slug}": Address(everybody(404), lambda _: "/g/none"),
    "GET /credentials/issuer": Address(everybody(200)),
    "GET /credentials/keys": Address(everybody(200)),
    "GET /credentials/keys/{key}": Address(everybody(404), lambda _: "/credentials/keys/none"),
    "GET /credentials/achievements/{track}/{language}": Address(
        everybody(200), lambda _: "/credentials/achievements/photos/da"
    ),
    "GET /credentials/status/{page:int}": Address(everybody(404), lambda _: "/credentials/status/9"),
    "GET /credentials/badges/{track}.{kind}": Address(everybody(200), lambda _: "/credentials/badges/photos.svg"),
    "GET /credentials/check": Address(everybody(200)),
    "POST /credentials/check": Address(everybody(400), body={"file": "none"}, form=True),
    "GET /credentials/{credential}": Address(everybody(404), lambda _: f"/credentials/{'0' * 32}"),
    "GET /me/credentials/{credential}/{file}": Address(
        inside(404, 303), lambda _: f"/me/credentials/{'0' * 32}/badge.png"
    ),
    "GET /consent/{token}": Address(everybody(410), lambda _: "/consent/none"),
    "POST /consent/{token}": Address(everybody(410), lambda _: "/consent/none", {"answer": "yes"}, form=True),
    "GET /consent/of/{person}": Address(inside(410, 303), lambda _: "/consent/of/none"),
    "POST /consent/of/{person}": Address(inside(404, 303), lambda _: "/consent/of/none", {"answer": "yes"}, form=True),
    "GET /consent/goodbye/{token}": Address(everybody(410), lambda _: "/consent/goodbye/none"),
    "POST /consent/goodbye/{token}": Address(
        everybody(410), lambda _: "/consent/goodbye/none", {"answer": "yes"}, form=True
    ),
    "GET /draws/verify.py": Address(everybody(200)),
    "GET /draws/{draw}": Address(everybody(404), lambda _: f"/draws/{'0' * 32}"),
    "GET /draws/{draw}/audit.zip": Address(everybody(404), lambda _: f"/draws/{'0' * 32}/audit.zip"),
    "GET /draws/{draw}/verify.py": Address(everybody(404), lambda _: f"/draws/{'0' * 32}/verify.py"),
    "GET /draws/{draw}/rules.txt": Address(everybody(404), lambda _: f"/draws/{'0' * 32}/rules.txt"),
    "GET /draws/{draw}/minutes.pdf": Address(everybody(404), lambda _: f"/draws/{'0' * 32}/minutes.pdf"),
    "GET /draws/{draw}/receipt.json": Address(inside(404, 401), lambda _: f"/draws/{'0' * 32}/receipt.json"),
    "POST /draws/{draw}/beacon": Address(
        inside(404, 303), lambda _: f"/draws/{'0' * 32}/beacon", {"signature": "0"}, form=True
    ),
    "GET /draws/{draw}/witness": Address(inside(404, 303), lambda _: f"/draws/{'0' * 32}/witness"),
    "POST /draws/{draw}/witness": Address(
        inside(404, 303), lambda _: f"/draws/{'0' * 32}/witness", {"number": "0"}, form=True
    ),
    # pages
    "GET /": start(),
    "GET /library": page(),
    "GET /saved": page(),
    "GET /boards": page(),
    "GET /add": page(),
    "GET /photos": page(),
    "GET /ideas": page(),
    "GET /polls": page(),
    "GET /guidelines": page(),
    "GET /guidelines/[slug]": Address(inside(404, 303), lambda _: "/guidelines/none"),
    "GET /learn": page(),
    "GET /learn/refresher": page(),
    "GET /learn/[track]/[module]": page(lambda _: "/learn/photos/look-behind"),
    "GET /inbox": page(),
    "GET /inbox/settings": page(),
    "GET /me": start(),
    "GET /me/badges": page(),
    "GET /me/credentials": page(),
    "GET /challenges/[challenge]": Address(inside(404, 303), lambda _: f"/challenges/{'0' * 32}"),
    "GET /me/impact": page(),
    "GET /me/points": page(),
    "GET /me/points/ask/[entry]": Address(inside(404, 303), lambda _: f"/me/points/ask/{'0' * 32}"),
    "GET /me/privacy": page(),
    "GET /me/privacy/data.html": Address(inside(200, 303)),
    "GET /me/privacy/data.json": Address(inside(200, 303)),
    "GET /me/reminders": page(),
    "GET /me/sessions": page(),
    "GET /me/settings": page(),
    "GET /me/topics": page(),
    "GET /rewards": page(),
    "GET /kudos": page(),
    "GET /kudos/[slug]": Address(inside(404, 303), lambda w: f"/kudos/{w.card}"),
    "GET /challenges": page(),
    "GET /t/[hashtag]": page(lambda _: "/t/Roast"),
    "GET /c/[slug]": page(lambda w: f"/c/{w.card}"),
    "GET /studio": Address(inside(404, 303) | dict.fromkeys(WRITERS, 200) | dict.fromkeys(GUESTS, 303)),
    "GET /studio/mine": studio(GUESTS),
    "GET /studio/photos": studio(REVIEWERS),
    "GET /studio/photos/curators": studio(OWNERS),
    "GET /studio/consent": studio(OWNERS),
    "GET /contests/[contest]": Address(inside(404, 303), lambda _: f"/contests/{'0' * 32}"),
    "GET /contests/[contest]/judge": Address(inside(404, 303), lambda _: f"/contests/{'0' * 32}/judge"),
    "GET /studio/contests": studio(OWNERS),
    "GET /studio/contests/[contest]": Address(inside(404, 303), lambda _: f"/studio/contests/{'0' * 32}"),
    "GET /studio/calendar": studio(WRITERS),
    "GET /studio/challenges": studio(OWNERS),
    "GET /studio/challenges/new": studio(OWNERS),
    "GET /studio/challenges/[challenge]": Address(inside(404, 303), lambda _: f"/studio/challenges/{'0' * 32}"),
    "GET /studio/comments": studio(OWNERS),
    "GET /studio/content": studio(WRITERS),
    "GET /studio/content/[slug]": studio(OWNERS, lambda w: f"/studio/content/{w.card}"),
    "GET /studio/ideas": studio(OWNERS),
    "GET /studio/launch": studio(OWNERS),
    "GET /studio/polls": studio(OWNERS),
    "GET /studio/polls/[poll]": Address(inside(404, 303), lambda _: "/studio/polls/nothing"),
    "GET /studio/credentials": studio(OWNERS),
    "GET /studio/guidelines": studio(OWNERS),
    "GET /studio/guidelines/rules": studio(OWNERS),
    "GET /studio/guidelines/[slug]": Address(inside(404, 303), lambda _: "/studio/guidelines/none"),
    "GET /studio/training": studio(WRITERS),
    "GET /studio/training/[track]/[module]": Address(inside(404, 303), lambda _: "/studio/training/none/none"),
    "GET /studio/training.zip": studio(WRITERS),
    "GET /studio/campaigns": studio(WRITERS),
    "GET /studio/campaigns/[slug]": studio(OWNERS, lambda _: "/studio/campaigns/harvest"),
    "GET /studio/campaigns/[slug]/report": studio(OWNERS, lambda _: "/studio/campaigns/harvest/report"),
    "GET /studio/import": studio(WRITERS),
    "GET /studio/appeals": studio(OWNERS),
    "GET /studio/posts": studio(OWNERS),
    "GET /studio/points": studio(OWNERS),
    "GET /studio/rewards": studio(OWNERS),
    "GET /studio/fair-play": studio(OWNERS),
    "GET /studio/prizes.csv": studio(OWNERS, lambda _: "/studio/prizes.csv?first=2026-11-01&last=2026-11-30"),
    "GET /studio/people": studio(ADMINISTRATORS),
    "GET /studio/people/[person]": studio(ADMINISTRATORS, lambda w: f"/studio/people/{w.hers['id']}"),
    "GET /studio/people/invites": studio(ADMINISTRATORS),
    "GET /studio/people/new": studio(ADMINISTRATORS),
    "GET /studio/audit": studio(ADMINISTRATORS),
    "GET /share/[slug]": page(lambda w: f"/share/{w.card}"),
    "GET /goodbye": Address(everybody(200)),
    # API
    "GET /api/v1/openapi.json": Address(everybody(200)),
    "GET /api/v1/me": api(200, guests=200),
    "GET /api/v1/feed": api(200),
    "POST /api/v1/feed/seen": api(204, slugs=["none"]),
    "GET /api/v1/saved": api(200),
    "GET /api/v1/boot": api(200, guests=404),
    "GET /api/v1/cards/{slug}": api(200, lambda w: f"/api/v1/cards/{w.card}"),
    "PUT /api/v1/cards/{slug}/reaction": api(204, lambda w: f"/api/v1/cards/{w.card}/reaction"),
    "DELETE /api/v1/cards/{slug}/reaction": api(204, lambda w: f"/api/v1/cards/{w.card}/reaction"),
    "PUT /api/v1/cards/{slug}/saved": api(204, lambda w: f"/api/v1/cards/{w.card}/saved"),
    "DELETE /api/v1/cards/{slug}/saved": api(204, lambda w: f"/api/v1/cards/{w.card}/saved"),
    "DELETE /api/v1/cards/{slug}/reminder": api(204, lambda w: f"/api/v1/cards/{w.card}/reminder"),
    "PUT /api/v1/cards/{slug}/reminder": api(422, lambda w: f"/api/v1/cards/{w.card}/reminder", when="never"),
    "PUT /api/v1/cards/{slug}/hidden": api(204, lambda w: f"/api/v1/cards/{w.card}/hidden"),
    "DELETE /api/v1/cards/{slug}/hidden": api(204, lambda w: f"/api/v1/cards/{w.card}/hidden"),
    "POST /api/v1/training": Address(only(WRITERS, 422, 403, 401)),
    "POST /api/v1/pictures": Address(only(WRITERS, 422, 403, 401)),
    "POST /api/v1/films": Address(only(WRITERS, 422, 403, 401)),
    "PUT /api/v1/films/{id}/captions/{language}": Address(
        only(WRITERS, 404, 403, 401), lambda _: f"/api/v1/films/{'0' * 32}/captions/en"
    ),
    "POST /api/v1/photos": api(400),
    "GET /api/v1/photos/gone": api(200, guests=200),
    "GET /api/v1/photos/mine": api(200),
    "GET /api/v1/photos/{id}": api(404, lambda _: f"/api/v1/photos/{'0' * 32}"),
    "PUT /api/v1/photos/{id}": api(404, lambda _: f"/api/v1/photos/{'0' * 32}", caption="Words."),
    "DELETE /api/v1/photos/{id}": api(404, lambda _: f"/api/v1/photos/{'0' * 32}"),
    "GET /api/v1/photos/{id}/consents": Address(
        only(OWNERS, 404, 403, 401), lambda _: f"/api/v1/photos/{'0' * 32}/consents"
    ),
    "PUT /api/v1/photos/{id}/featured": Address(
        only(OWNERS, 404, 403, 401), lambda _: f"/api/v1/photos/{'0' * 32}/featured"
    ),
    "DELETE /api/v1/photos/{id}/featured": Address(
        only(OWNERS, 404, 403, 401), lambda _: f"/api/v1/photos/{'0' * 32}/featured"
    ),
    "POST /api/v1/shares": api(404, card="none", network="copy", caption="Words."),
    "POST /api/v1/shares/{id}/confirm": api(404, lambda _: "/api/v1/shares/none/confirm"),
    "POST /api/v1/polls/{poll}/answers": api(
        404, lambda _: "/api/v1/polls/none/answers", answers=[{"question": 0, "answer": 0}]
    ),
    "GET /api/v1/push/key": api(200),
    "PUT /api/v1/push": api(422, endpoint="http://localhost/none", p256dh="A" * 87, auth="A" * 22),
    "DELETE /api/v1/push": api(204),
    "PUT /api/v1/lessons/{track}/{lesson}/place": api(
        404, lambda _: "/api/v1/lessons/none/none/place", step=1, at=LATELY
    ),
    "PUT /api/v1/lessons/{track}/{lesson}/done": api(404, lambda _: "/api/v1/lessons/none/none/done", version=1),
    "POST /api/v1/lessons/{track}/{lesson}/answers": api(
        404,
        lambda _: "/api/v1/lessons/none/none/answers",
        id="phone-0001",
        question="none",
        version=1,
        picked=[0],
        at=LATELY,
    ),
    "GET /api/v1/me/badges": api(200),
    "GET /api/v1/me/credentials": api(200),
    "GET /api/v1/me/credentials/{credential}": api(404, lambda _: f"/api/v1/me/credentials/{'0' * 32}"),
    "GET /api/v1/me/points": api(200),
    "GET /api/v1/boards/{period}": api(200, lambda _: "/api/v1/boards/week"),
    # last: the one ends the session, and so the other erases nobody
    "POST /auth/sign-out": Address(everybody(303)),
    "POST /auth/erase": Address(everybody(303), form=True),
}
