"""A whole life in the product for one person: a row in every table that can hold something of theirs.

Every free text of it is a canary, a word of its own, so that a test can look for what was given or left behind.
"""

import re
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import CheckConstraint, Column, String, Table, text
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from advocacy_app import clock, ids
from advocacy_app.db import Session, engine
from advocacy_app.models import (
    BoardClearance,
    Card,
    Challenge,
    Comment,
    Contest,
    Credential,
    FairPlayCase,
    Guideline,
    GuidelineVersion,
    LoginSession,
    Member,
    Notice,
    Photo,
    Picture,
    Poll,
    Reward,
    RewardOrder,
    Share,
)
from advocacy_app.outside import outside
from advocacy_app.services.privacy.register import REGISTER, Deed, Holding, Names
from tests import factories

_KNOWN = re.compile(r"'([^']*)'")
_NOT_WORDS = ("_id", "_by", "_hash", "account")
_numbers = count(1)
SHORTEST = 16
"""Shorter columns hold codes of ours: a language, a network, a colour."""


class Canaries:
    """Words that appear nowhere else: ``called`` with a number."""

    def __init__(self, called: str) -> None:
        self.called = called
        self.planted: dict[str, str] = {}

    def fill(self, table: Any, **given: Any) -> Any:
        """A row of ``table`` with a canary in every column that can hold words; ``given`` is what the story knows."""
        return table(**{column.name: self._value(table.__table__, column) for column in _open(table, given)}, **given)

    def plant(self, where: str) -> str:
        """A new canary."""
        word = f"{self.called}{next(_numbers):04d}"
        self.planted[word] = where
        return word

    def _value(self, table: Table, column: Column[Any]) -> Any:
        if known := _closed_set(table, column):
            return known[0]
        if holds_words(column):
            return self.plant(f"{table.name}.{column.name}")
        if is_text(column):
            length = getattr(column.type, "length", None) or 32
            return ids.new_id() if column.primary_key and length == 32 else str(next(_numbers))[-length:]
        if isinstance(column.type, UTCDateTime):
            return clock.now()
        return {int: 1, bool: False, float: 0.5, date: clock.now().date()}[column.type.python_type]


def is_text(column: Column[Any]) -> bool:
    """Whether a column is made of letters."""
    return isinstance(column.type, String | AutoString)


def holds_words(column: Column[Any]) -> bool:
    """Whether somebody's words fit into a column."""
    length = getattr(column.type, "length", None)
    closed = _closed_set(column.table, column) or column.foreign_keys or column.name.endswith(_NOT_WORDS)
    return is_text(column) and not closed and not column.primary_key and (length is None or length >= SHORTEST)


def _open(table: Any, given: dict[str, Any]) -> list[Column[Any]]:
    columns = table.__table__.columns
    return [c for c in columns if c.name not in given and not (c.nullable and c.name.endswith("_id"))]


def _closed_set(table: Any, column: Column[Any]) -> list[str]:
    name = f"ck_{table.name}_{column.name}_known"
    checks = (c for c in table.constraints if isinstance(c, CheckConstraint))
    return next((_KNOWN.findall(str(c.sqltext)) for c in checks if str(c.name) in {name, f"{column.name}_known"}), [])


async def lead_a_life(session: Session, member: Member, called: str) -> Canaries:
    """Write it all; returns the canaries."""
    canaries = Canaries(called)
    row = await session.get_one(Member, member.id)
    for column in Member.__table__.columns:  # type: ignore[attr-defined]
        if holds_words(column):
            setattr(row, column.name, canaries.plant(f"member.{column.name}"))
    around = await _what_they_meet(session, member, canaries)
    for holding in REGISTER:
        if holding.deed is not Deed.DELETE or holding.table in {Member, Share, Card}:
            continue
        if holding.given or holding.names is Names.MEMBER:
            session.add(_row(canaries, holding, around))
    await session.flush()
    return canaries


async def _what_they_meet(session: Session, member: Member, canaries: Canaries) -> dict[str, Any]:
    """A card of the company that they share, a comment that they report, and a post of their own with its picture."""
    company = await factories.card(session, "What the company says")
    topic = await factories.topic(session, f"topic-{next(_numbers)}")
    comment = Comment(id=ids.new_id(), card_id=company.id, member_id=member.id, text="?", at=clock.now())
    picture = canaries.fill(Picture, made_by=member.id)
    guideline = Guideline(id=ids.new_id(), slug=f"guideline-{next(_numbers)}", made_at=clock.now())
    session.add_all([comment, picture, guideline])
    await session.flush()
    post = canaries.fill(Card, author_id=member.id, picture_id=picture.id, state="live")
    share = canaries.fill(Share, member_id=member.id, card_id=company.id)
    author = await factories.member(session, "Somebody Else")
    photo = Photo(id=ids.new_id(), member_id=author.id, client_id="one", sent_at=clock.now(), changed_at=clock.now())
    contest = Contest(
        id=ids.new_id(), opens_at=clock.now(), closes_at=clock.now(), made_at=clock.now(), changed_at=clock.now()
    )
    poll = Poll(id=ids.new_id(), kind="poll", made_at=clock.now())
    session.add_all([post, share, photo, contest, poll])
    version = GuidelineVersion(id=ids.new_id(), guideline_id=guideline.id, major=1, published_at=clock.now())
    session.add_all([post, share, photo, version])
    credential = Credential(id=ids.new_id(), position=next(_numbers), digest=ids.new_id() * 2)
    session.add(credential)
    await session.flush()
    await outside().storage.put(f"picture/{picture.id}/1080.webp", canaries.called.encode())
    about = {"card": post.id, "member": member.id}
    return {"member": member, "card": company, "post": post, "share": share, "topic": topic, "comment": comment} | {
        "about": about,
        "photo": photo,
        "colleague": author,
        "challenge": await _challenge(session),
        **await _what_is_there_to_win(session, member),
        "contest": contest,
        "version": version,
        "poll": poll,
        "credential": credential,
        **await _what_they_are_told(session, member, canaries),
    }


async def _what_they_are_told(session: Session, member: Member, canaries: Canaries) -> dict[str, Any]:
    """A notice, and the browser that it is on its way to."""
    login = canaries.fill(LoginSession, member_id=member.id)
    notice = canaries.fill(Notice, member_id=member.id, args="{}")
    session.add_all([login, notice])
    await session.flush()
    return {"login": login, "notice": notice}


async def _challenge(session: Session) -> Challenge:
    """What they joined."""
    now = clock.now()
    times: dict[str, Any] = {"starts_at": now, "ends_at": now + timedelta(days=1), "made_at": now}
    challenge = Challenge(id=ids.new_id(), title="Three posts", goal="shares", target=3, points=1, **times)
    session.add(challenge)
    await session.flush()
    return challenge


async def _what_is_there_to_win(session: Session, member: Member) -> dict[str, Any]:
    """A reward that they asked for, a pattern that was noticed, a board that waits."""
    now = clock.now()
    reward = Reward(id=ids.new_id(), title="Mug", price=1, made_at=now)
    case = FairPlayCase(id=ids.new_id(), key=ids.new_id(), pattern="click_burst", rules_version=1, found_at=now)
    board = BoardClearance(id=ids.new_id(), board=ids.new_id(), title="Board", asked_at=now)
    session.add_all([reward, case, board])
    await session.flush()
    base = {"reward_id": reward.id, "member_id": member.id, "price": 1, "asked_at": now, "changed_at": now}
    order = RewardOrder(id=ids.new_id(), **base)
    session.add(order)
    await session.flush()
    return {"reward": reward, "order": order, "case": case, "clearance": board}


def _row(canaries: Canaries, holding: Holding, around: dict[str, Any]) -> Any:
    columns = holding.table.__table__.columns  # type: ignore[attr-defined]
    links = {
        "member_id": "member",
        "card_id": "card",
        "topic_id": "topic",
        "comment_id": "comment",
        "photo_id": "photo",
        "from_id": "colleague",
        "to_id": "colleague",
        "reward_id": "reward",
        "challenge_id": "challenge",
        "order_id": "order",
        "case_id": "case",
        "clearance_id": "clearance",
        "contest_id": "contest",
        "version_id": "version",
        "poll_id": "poll",
        "credential_id": "credential",
        "session_id": "login",
        "notice_id": "notice",
    }
    given = {name: around[what].id for name, what in links.items() if name in columns}
    whose = {Names.SHARE: "share", Names.CARD: "post"}.get(holding.names, "member")
    given[holding.column] = around[whose].id
    if holding.table is Notice:
        given["args"] = "{}"
    return canaries.fill(holding.table, **given)


async def traces_of(called: str, folder: Path) -> list[str]:
    """Every place where a canary can still be found: files of any kind, and every table of PostgreSQL."""
    files = _files_with(called.lower().encode(), folder)
    if engine().dialect.name != "postgresql":
        return files
    async with engine().connect() as connection:
        names = await connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        for (name,) in names.all():
            dump = (await connection.execute(text(f'SELECT t::text FROM "{name}" t'))).all()
            files += [name for (row,) in dump if called.lower() in row.lower()]
    return files


def _files_with(word: bytes, folder: Path) -> list[str]:
    return [str(file) for file in folder.rglob("*") if file.is_file() and word in file.read_bytes().lower()]
