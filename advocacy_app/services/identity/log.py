"""The audit log as administrators read it: in words, by day, newest first.

The log itself holds ids only. What they are called is looked up when it is read, so what was erased stays erased.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlmodel import col, func, select
from sqlmodel.sql.expression import Select

from advocacy_app.db import Session
from advocacy_app.i18n import Language, tr
from advocacy_app.i18n.numbers import clock_time, day
from advocacy_app.models import (
    Appeal,
    AuditEntry,
    BoardClearance,
    Campaign,
    Card,
    Challenge,
    Comment,
    Guideline,
    GuidelineRule,
    ImportSource,
    Invite,
    Kudos,
    Member,
    Photo,
    Reward,
    RewardOrder,
    Share,
)
from advocacy_app.models.member import ROLES
from advocacy_app.read_models.people import DeedDay, DeedPage, DeedRow, Face, Viewer
from advocacy_app.services.identity.audit import COMMAND
from advocacy_app.services.identity.directory import role_words
from advocacy_app.services.identity.faces import face
from advocacy_app.services.identity.rules import must_administer

A_PAGE = 40
VARIANTS: Mapping[str, str] = {
    "campaign_moved": "by",
    "card_moved": "by",
    "source_changed": "paused",
    "comment_decided": "shown",
    "appeal_decided": "upheld",
    "post_decided": "seen",
    "photo_judged": "verdict",
    "order_moved": "state",
    "kudos_decided": "shown",
    "fair_play_decided": "outcome",
}
"""Deeds that are told in several sentences, and the detail that says in which."""


def _first(*texts: Any) -> Any:
    """The first of these columns that is not empty."""
    return func.coalesce(*[func.nullif(text, "") for text in texts])


_NAMED: Mapping[str, Select[str, str]] = {
    "member": select(Member.id, Member.name),
    "campaign": select(Campaign.id, _first(Campaign.title, Campaign.hashtag)),
    "card": select(Card.id, _first(Card.title, Card.summary, Card.slug)),
    "challenge": select(Challenge.id, Challenge.title),
    "source": select(ImportSource.id, _first(ImportSource.title, ImportSource.url)),
    "invite": select(Invite.id, Invite.label),
    "comment": select(Comment.id, Member.name).join(Member, col(Member.id) == Comment.member_id),
    "appeal": select(Appeal.id, Member.name).join(Member, col(Member.id) == Appeal.member_id),
    "photo": select(Photo.id, Member.name).join(Member, col(Member.id) == Photo.member_id),
    "guideline": select(Guideline.id, func.replace(Guideline.slug, "-", " ")),
    "rule": select(GuidelineRule.id, GuidelineRule.label),
    "share": select(Share.id, Member.name).join(Member, col(Member.id) == Share.member_id),
    "order": select(RewardOrder.id, Member.name).join(Member, col(Member.id) == RewardOrder.member_id),
    "kudos": select(Kudos.id, Member.name).join(Member, col(Member.id) == Kudos.from_id),
    "reward": select(Reward.id, Reward.title),
    "board": select(BoardClearance.id, BoardClearance.title),
}
"""How things are called now, by what stands before the colon of a subject."""
_PEOPLE = frozenset(("member", "comment", "appeal", "photo", "share", "order", "kudos"))
"""Subjects that are called by somebody's name."""
Names = dict[tuple[str, str], str]


async def deeds(session: Session, viewer: Viewer, before: str = "") -> DeedPage:
    """A page of the log.

    Raises:
        NotAllowed: the viewer does not administer.
    """
    must_administer(viewer)
    rows = select(AuditEntry).order_by(col(AuditEntry.id).desc()).limit(A_PAGE + 1)
    if before:
        rows = rows.where(AuditEntry.id < before)
    found = list(await session.exec(rows))
    shown = found[:A_PAGE]
    names = await _names(session, shown)
    by_day = groupby(shown, lambda entry: day(viewer.language, entry.at, viewer.timezone))
    days = tuple(DeedDay(each, tuple(_deed(viewer, entry, names) for entry in entries)) for each, entries in by_day)
    return DeedPage(days, shown[-1].id if len(found) > A_PAGE else "")


async def _names(session: Session, entries: Sequence[AuditEntry]) -> Names:
    wanted = {("member", entry.actor) for entry in entries} | {_subject(entry) for entry in entries}
    names: Names = {}
    for kind, asked in _NAMED.items():
        if ids := [number for of, number in wanted if of == kind]:
            found = await session.exec(asked.where(asked.selected_columns[0].in_(ids)))
            names.update(((kind, number), name) for number, name in found)
    return names


def _subject(entry: AuditEntry) -> tuple[str, str]:
    kind, _, number = entry.subject.partition(":")
    return kind, number


def _deed(viewer: Viewer, entry: AuditEntry, names: Names) -> DeedRow:
    language = viewer.language
    detail: dict[str, Any] = json.loads(entry.detail) if entry.detail else {}
    words = tr(
        language,
        sentence(entry.deed, detail),
        subject=_called(language, _subject(entry), names, detail),
        detail=_shown(language, detail),
    )
    return DeedRow(entry.id, _face(language, entry, names), words, clock_time(language, entry.at, viewer.timezone))


def sentence(deed: str, detail: Mapping[str, Any]) -> str:
    """The catalogue key of what is said about a deed."""
    variant = VARIANTS.get(deed)
    return f"audit.{deed}_{detail[variant]}".lower() if variant else f"audit.{deed}"


def _called(language: Language, subject: tuple[str, str], names: Names, detail: Mapping[str, Any]) -> str:
    kind, number = subject
    if kind == "reason":
        return tr(language, f"points.rule_{number}", n=detail["amount"])
    gone = "audit.somebody" if kind in _PEOPLE else "audit.something"
    return names.get(subject) or tr(language, "invite.unnamed" if kind == "invite" else gone)


def _shown(language: Language, detail: Mapping[str, Any]) -> str:
    """What it was and what it became; roles in words."""
    said = [str(detail[name]) for name in ("before", "after", "role") if name in detail]
    return " → ".join(role_words(language, role) if role in ROLES else role for role in said)


def _face(language: Language, entry: AuditEntry, names: Names) -> Face:
    if entry.actor == COMMAND:
        return Face(name=tr(language, "audit.command_line"), hidden=True)
    if name := names.get(("member", entry.actor)):
        return face(name, "", "name", entry.actor, language, "")
    return Face(name=tr(language, "audit.somebody"), hidden=True)
