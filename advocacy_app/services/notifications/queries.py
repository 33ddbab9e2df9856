"""The inbox of one member."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import (
    Card,
    Challenge,
    Contest,
    ContestAward,
    ContestPrize,
    Draw,
    DrawClaim,
    GuidelineText,
    Member,
    Notice,
    NoticeHours,
    NoticeSwitch,
    PushSubscription,
)
from advocacy_app.read_models.inbox import DayView, HoursView, KindView, NoticeView
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.notifications.catalogue import KINDS
from advocacy_app.services.notifications.hours import WEEK as WEEK_DAYS
from advocacy_app.services.notifications.hours import time_of
from advocacy_app.services.notifications.pushes import hours_of

SHOWN = 50
LONGEST_QUOTE = 90
WEEK = 7


async def inbox(session: Session, viewer: Viewer) -> list[NoticeView]:
    """The latest fifty notices, newest first."""
    mine = select(Notice).where(Notice.member_id == viewer.member_id).order_by(col(Notice.at).desc()).limit(SHOWN)
    notices = [(notice, json.loads(notice.args)) for notice in (await session.exec(mine)).all()]
    people = await _people(session, viewer, (args.get("member") for _, args in notices))
    cards = await _cards(session, (args.get("card") for _, args in notices))
    contests = await _contests(session, (args.get("contest") for _, args in notices))
    prizes = await _prizes(session, (args.get("claim") for _, args in notices))
    challenges = await _challenges(session, (args.get("challenge") for _, args in notices))
    guidelines = await _guidelines(session, viewer.language, (args.get("guideline") for _, args in notices))
    named = _Named(people, cards, contests, prizes, challenges, guidelines)
    return [_view(notice, args, viewer, named) for notice, args in notices]


async def unread(session: Session, viewer: Viewer) -> int:
    """How many notices were not read yet."""
    mine = columns(func.count()).where(Notice.member_id == viewer.member_id, col(Notice.read_at).is_(None))
    return (await rows(session, mine))[0]


async def kinds(session: Session, viewer: Viewer) -> list[KindView]:
    """Every kind this member can get, and whether it is wanted, in the inbox and as a push."""
    switched = (await session.exec(select(NoticeSwitch).where(NoticeSwitch.member_id == viewer.member_id))).all()
    silent, off = {row.kind for row in switched}, {row.kind for row in switched if not row.push_only}
    fitting = (kind for kind in KINDS.values() if viewer.owner or not kind.owners)
    return [
        KindView(
            kind.name,
            tr(viewer.language, f"notice.{kind.name}_kind"),
            wanted=kind.name not in off,
            pushed=kind.name not in silent,
            owners=kind.owners,
        )
        for kind in fitting
    ]


async def hours(session: Session, viewer: Viewer) -> HoursView:
    """When this member may be disturbed, and whether this browser of theirs can be reached."""
    chosen = hours_of(await session.get(NoticeHours, viewer.member_id))
    names = numbers.weekdays(viewer.language)
    return HoursView(
        quiet_from=time_of(chosen.quiet_from),
        quiet_to=time_of(chosen.quiet_to),
        work_only=chosen.work_only,
        work_from=time_of(chosen.work_from),
        work_to=time_of(chosen.work_to),
        days=tuple(DayView(day, name, day in chosen.work_days) for day, name in zip(WEEK_DAYS, names, strict=True)),
        zone=viewer.timezone.replace("_", " ").replace("/", " · "),
        reached=await session.get(PushSubscription, viewer.session_id) is not None,
    )


async def _people(session: Session, viewer: Viewer, ids: Iterable[Any]) -> dict[str, str]:
    found = (await session.exec(select(Member).where(col(Member.id).in_({i for i in ids if i})))).all()
    return {m.id: identity.face(m.name, m.nickname, m.visibility, m.id, viewer.language, "").name for m in found}


async def _cards(session: Session, ids: Iterable[Any]) -> dict[str, str]:
    wanted = columns(Card.id, Card.title, Card.summary).where(col(Card.id).in_({i for i in ids if i}))
    return {row.id: row.title or row.summary for row in await rows(session, wanted)}


async def _contests(session: Session, ids: Iterable[Any]) -> dict[str, str]:
    wanted = columns(Contest.id, Contest.title).where(col(Contest.id).in_({i for i in ids if i}))
    return {row.id: row.title for row in await rows(session, wanted)}


async def _challenges(session: Session, ids: Iterable[Any]) -> dict[str, str]:
    wanted = columns(Challenge.id, Challenge.title).where(col(Challenge.id).in_({i for i in ids if i}))
    return {row.id: row.title for row in await rows(session, wanted)}


async def _guidelines(session: Session, language: Language, ids: Iterable[Any]) -> dict[str, str]:
    """Titles of versions, in the reader's language where there is one."""
    wanted = columns(GuidelineText.version_id, GuidelineText.title).where(
        col(GuidelineText.version_id).in_({i for i in ids if i})
    )
    own_last = col(GuidelineText.language) == language
    return {row.version_id: row.title for row in await rows(session, wanted.order_by(own_last))}


async def _prizes(session: Session, ids: Iterable[Any]) -> dict[str, str]:
    """What each claim is about: a drawn prize's name was published when the draw opened."""
    known = {i for i in ids if i}
    awards = columns(col(ContestAward.id), ContestPrize.name)
    awards = awards.join(ContestPrize, col(ContestPrize.id) == ContestAward.prize_id)
    won = {row.id: row.name for row in await rows(session, awards.where(col(ContestAward.id).in_(known)))}
    claims = columns(col(DrawClaim.id), DrawClaim.prize, Draw.c0).join(Draw, col(Draw.id) == DrawClaim.draw_id)
    found = await rows(session, claims.where(col(DrawClaim.id).in_(known)))
    return won | {row.id: json.loads(row.c0)["prizes"][row.prize] for row in found}


@dataclass(frozen=True)
class _Named:
    """What the ids in notices are called."""

    people: dict[str, str]
    cards: dict[str, str]
    contests: dict[str, str]
    prizes: dict[str, str]
    challenges: dict[str, str]
    guidelines: dict[str, str]

    def words(self, args: Any, language: Language) -> dict[str, Any]:
        """What the sentence of a notice may mention."""
        return {
            "name": self.people.get(args.get("member", ""), tr(language, "people.a_colleague")),
            "n": args.get("n", 0),
            "card": _short(self.cards.get(args.get("card", ""), "")),
            "contest": self.contests.get(args.get("contest", ""), ""),
            "prize": self.prizes.get(args.get("claim", ""), ""),
            "challenge": self.challenges.get(args.get("challenge", ""), ""),
            "guideline": self.guidelines.get(args.get("guideline", ""), tr(language, "guidelines.title")),
            "phrase": args.get("phrase", ""),
        }


def _view(notice: Notice, args: Any, viewer: Viewer, named: _Named) -> NoticeView:
    language, kind = viewer.language, KINDS[notice.kind]
    words = named.words(args, language)
    return NoticeView(
        id=notice.id,
        icon=kind.icon,
        tone=kind.tone,
        title=_told(language, f"notice.{kind.name}", words),
        text=_told(language, f"notice.{kind.name}_more", words),
        when=_when(notice.at, viewer),
        href=notice.href or "/inbox",
        unread=notice.read_at is None,
        group=_group(notice.at, viewer),
    )


def _told(language: Any, key: str, words: dict[str, Any]) -> str:
    return tr(language, key, **words)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"


def _group(at: datetime, viewer: Viewer) -> str:
    zone = ZoneInfo(viewer.timezone)
    days = (clock.now().astimezone(zone).date() - at.astimezone(zone).date()).days
    return "today" if days <= 0 else "week" if days < WEEK else "earlier"


def _when(at: datetime, viewer: Viewer) -> str:
    shown = {"today": numbers.clock_time, "week": numbers.weekday, "earlier": numbers.short_day}
    return shown[_group(at, viewer)](viewer.language, at, viewer.timezone)
