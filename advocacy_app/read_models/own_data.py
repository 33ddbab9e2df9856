"""What is stored about somebody, as it is told to a person who is no program: by nouns of the screens, in parts.

A table of the register that is missing here fails a test. Ids, versions, digests and the like stay in the file for
programs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Exported:
    """Rows of the person by table, the names behind ids, pictures by id; ``zone`` and ``language`` are the person's."""

    data: Mapping[str, list[Row]]
    names: Mapping[str, str]
    pictures: Mapping[str, bytes]
    company: str
    language: str
    zone: str
    made_at: datetime


@dataclass(frozen=True)
class Told:
    """The rows of one table: their heading, and the columns that are read.

    ``facts`` are short: the name behind an id, a number, or a code; ``codes`` says how the catalogue keys of a
    column's codes begin. ``words`` are sentences, mostly the person's own. The first of ``at`` that is set says when.
    """

    table: str
    label: str
    facts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    at: tuple[str, ...] = ("at",)
    codes: Mapping[str, str] = field(default_factory=dict[str, str])


_LEARNT = ("track", "lesson")

PARTS: Mapping[str, tuple[Told, ...]] = {
    "privacy.s_profile": (
        Told("membernetwork", "privacy.t_networks", ("network", "size"), at=()),
        Told("topicfollow", "topics.title", ("topic_id",)),
        Told("cohort", "privacy.t_roles", ("slug",), at=()),
        Told("teamlead", "people.leads"),
        Told("queuepart", "privacy.t_roles", ("kind", "value")),
        Told("phototrust", "privacy.t_roles"),
        Told("awayweek", "privacy.t_time", ("week",)),
        Told("zonespan", "privacy.t_time", ("zone",), at=("until",)),
    ),
    "impact.title": (
        Told(
            "share",
            "impact.my_shares",
            ("card_id", "network", "evidence"),
            ("caption", "post_url", "post_answer"),
            ("confirmed_at", "made_at"),
            {"evidence": "evidence."},
        ),
        Told("click", "me.visits"),
        Told("takendown", "consent.bye_gone"),
        Told("reminder", "me.reminders", ("card_id",), at=("chosen_at",)),
    ),
    "privacy.s_posts": (
        Told("comment", "card.comments", ("card_id",), ("text",)),
        Told("thanks", "privacy.t_thanks", ("card_id",)),
        Told("saved", "saved.title", ("card_id",)),
        Told("notforme", "feed.not_for_me", ("card_id",)),
        Told("seen", "impact.seen", ("card_id",)),
        Told("commentreport", "privacy.t_reports"),
        Told("cardreturn", "privacy.t_returns", ("card_id",), ("words",)),
    ),
    "privacy.s_own": (
        Told(
            "card",
            "privacy.t_posts",
            ("title", "hashtag", "state"),
            ("summary", "body", "url", "video_url"),
            ("live_at", "made_at"),
            {"state": "campaign.state_"},
        ),
        Told("caption", "photos.suggested", ("card_id", "network"), ("text", "locked_because"), at=()),
        Told("cardtopic", "topics.title", ("card_id", "topic_id"), at=()),
        Told("cardaudience", "author.audience", ("card_id", "kind", "value"), at=()),
        Told(
            "photo",
            "photos.title",
            ("hashtag", "place", "state", "scope"),
            ("caption", "alt"),
            ("sent_at",),
            {"state": "photos.state_", "scope": "consent.scope_"},
        ),
        Told("photomend", "photos.fix"),
        Told("picture", "privacy.t_pictures", at=("made_at",)),
    ),
    "privacy.s_consents": (
        Told(
            "consententry",
            "privacy.t_consents",
            ("deed", "scope"),
            codes={"deed": "privacy.d_", "scope": "consent.scope_"},
        ),
        Told(
            "photoperson",
            "photos.with_me",
            ("name", "answer", "scope"),
            at=("answered_at", "asked_at"),
            codes={"answer": "privacy.d_", "scope": "consent.scope_"},
        ),
        Told("guidelineacceptance", "privacy.t_guidelines", ("version_id",)),
        Told("guidelineask", "notice.guideline_year_kind", ("version_id", "year")),
    ),
    "points.title": (
        Told("balance", "privacy.t_balance", ("posted", "pending"), at=()),
        Told("transfer", "privacy.t_entries", ("amount", "reason"), codes={"reason": "points.did_"}),
        Told("waiting", "privacy.t_limits", ("amount",), at=("lands_at",)),
        Told("unpaid", "privacy.t_limits", ("reason", "most"), codes={"reason": "points.did_"}),
        Told("cap", "privacy.t_limits", ("reason", "period", "used"), at=(), codes={"reason": "points.did_"}),
        Told("boardscore", "boards.title", ("period", "points"), at=()),
        Told(
            "appeal",
            "notice.appeal_asked_kind",
            ("outcome",),
            ("text", "answer"),
            ("decided_at", "sent_at"),
            {"outcome": "privacy.d_"},
        ),
        Told(
            "rewardorder",
            "rewards.mine",
            ("reward_id", "price", "state"),
            ("words",),
            ("asked_at",),
            {"state": "rewards.state_"},
        ),
        Told("rewardaddress", "rewards.mine", (), ("address",)),
        Told("surprisegrant", "rewards.presents", ("title", "points"), ("words",)),
        Told("prize", "privacy.t_prizes", ("title", "value_minor", "currency")),
    ),
    "tab.join": (
        Told("participation", "challenges.title", ("challenge_id",)),
        Told("contestentry", "contest.list_title", ("contest_id",), ("answer",), ("withdrawn_at", "entered_at")),
        Told("contestwork", "judging.my_entry", ("contest_id", "thanks", "place"), at=("came_at",)),
        Told(
            "contestaward",
            "contest.won",
            ("contest_id", "state"),
            at=("settled_at", "made_at"),
            codes={"state": "draw.claim_"},
        ),
        Told("drawreceipt", "contest.my_ticket", ("draw_id",), at=()),
        Told(
            "drawclaim",
            "contest.won",
            ("prize", "state"),
            at=("settled_at", "offered_at"),
            codes={"state": "draw.claim_"},
        ),
        Told("drawwitness", "witness.title", ("name",), at=("revealed_at", "bound_at")),
        Told("leagueentry", "boards.league"),
        Told("boardcontender", "fairplay.boards", at=()),
        Told("fairplayperson", "fairplay.cases", at=()),
    ),
    "kudos.title": (
        Told("kudos", "kudos.title", ("card_id",), ("words",)),
        Told("kudosoff", "privacy.t_kudos_off"),
    ),
    "tab.learn": (
        Told("enrolment", "learn.title", ("track", "due_on")),
        Told("trackpass", "learn.all_done_title", ("track",)),
        Told("lessondone", "learn.lessons", _LEARNT),
        Told("lessonplace", "learn.go_on", (*_LEARNT, "step")),
        Told("quizpass", "learn.passed", _LEARNT),
        Told("quizanswer", "privacy.t_answers", (*_LEARNT, "question", "picked"), at=("answered_at", "at")),
        Told("refresherplan", "privacy.t_refreshers", _LEARNT, at=("due_at",)),
        Told("refresherday", "privacy.t_refreshers", (*_LEARNT, "rating")),
        Told("credentialpaper", "credential.title", ("title", "name"), ("revoked_why",), ("issued_at",)),
        Told("credential", "credential.title", at=("revoked_at",)),
        Told("statement", "privacy.told_title", at=("due_at",)),
    ),
    "privacy.s_said": (
        Told(
            "idea",
            "ideas.mine",
            ("kind", "state"),
            ("text",),
            ("made_at",),
            {"kind": "ideas.kind_", "state": "ideas.state_"},
        ),
        Told("pollseat", "polls.title", ("poll_id", "crowd"), at=()),
        Told("pollanswer", "polls.with_name", ("poll_id", "question", "option"), at=()),
    ),
    "inbox.title": (
        Told("notice", "inbox.for_you", ("kind",), codes={"kind": "notice."}),
        Told("noticeswitch", "inbox.settings", ("kind",), at=("off_at",), codes={"kind": "notice."}),
        Told("noticehours", "inbox.settings", ("quiet_from", "quiet_to", "work_from", "work_to", "work_days")),
        Told("pushsubscription", "privacy.t_push", at=("made_at",)),
        Told("pushdue", "privacy.t_push", at=("due_at",)),
    ),
    "privacy.s_ways": (
        Told("loginsession", "devices.title", ("device",), at=("seen_at", "made_at")),
        Told("signinlink", "privacy.t_links", at=("used_at", "made_at")),
        Told("externalidentity", "settings.accounts", ("issuer", "subject"), at=("linked_at",)),
        Told("apitoken", "privacy.t_programs", ("scopes",), at=("revoked_at", "made_at")),
        Told("requestkey", "privacy.t_sent_once"),
    ),
    "privacy.s_log": (
        Told("auditentry", "audit.title", ("deed",), codes={"deed": "audit."}),
        Told("event", "privacy.t_events", ("name",), codes={"name": "privacy.e_"}),
        Told("goodbye", "privacy.t_farewell", at=("asked_at",)),
    ),
}
"""Heading of a part → what stands in it, in the order of reading. The person's own row comes before all of it."""
