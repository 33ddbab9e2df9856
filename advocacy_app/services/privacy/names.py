"""What is called how: the names behind the ids of an export, for people."""

import json
from typing import Any

from sqlmodel import SQLModel, col

from advocacy_app.db import Session, columns, rows
from advocacy_app.models import (
    Challenge,
    Contest,
    Draw,
    GuidelineText,
    Member,
    PollText,
    Reward,
    Site,
    Team,
    Topic,
)
from advocacy_app.services import feed, identity, sharing, training
from advocacy_app.services.privacy.queries import Rows

_CALLED: dict[str, tuple[type[SQLModel], str]] = {
    "team_id": (Team, "name"),
    "site_id": (Site, "name"),
    "challenge_id": (Challenge, "title"),
    "contest_id": (Contest, "title"),
    "reward_id": (Reward, "title"),
}


async def names_in(session: Session, exported: dict[str, Any], member: Member) -> dict[str, str]:
    """The name of whatever an export of a member mentions by an id: cards, topics, places, lessons, networks.

    What an entry of points is about is called like the post behind it; questions and answers to them by the ids of all
    they are part of, with slashes between.
    """
    data, language = exported["data"], member.language
    names = await _posts(session, exported, member)
    for column, (table, name) in _CALLED.items():
        asked: Any = table
        wanted = columns(asked.id, getattr(asked, name)).where(col(asked.id).in_(_ids(data, column)))
        names |= {one[0]: one[1] for one in await rows(session, wanted)}
    topics = columns(Topic.id, Topic.names).where(col(Topic.id).in_(_ids(data, "topic_id")))
    names |= {one: _in(json.loads(called or "{}"), language) for one, called in await rows(session, topics)}
    names |= {network.key: network.label for network in sharing.NETWORKS.values() if network.label}
    for course in (await training.shelf(session)).courses(language):
        names |= {course.track.id: course.track.title} | training.names_in(course)
    return names | await _draws(session, data) | await _titles(session, data, language)


async def _posts(session: Session, exported: dict[str, Any], member: Member) -> dict[str, str]:
    """One's own, the company's, and those of colleagues that the member may see today; a share is called like its post.

    Whoever left sees no post of colleagues any more.
    """
    data: dict[str, Rows] = exported["data"]
    names = {card: title for card, title in exported["cards"].items() if title}
    if member.deactivated_at is None:
        names |= await feed.titles_of(session, identity.viewer_of_member(member, ""), _ids(data, "card_id"))
    names |= {row["id"]: row["title"] or row["summary"] for row in data["card"]}
    return names | {row["id"]: names[row["card_id"]] for row in data["share"] if row["card_id"] in names}


async def _draws(session: Session, data: dict[str, Rows]) -> dict[str, str]:
    """A draw is called like its contest."""
    asked = columns(Draw.id, Contest.title).join(Contest, col(Contest.id) == Draw.contest_id)
    return dict(await rows(session, asked.where(col(Draw.id).in_(_ids(data, "draw_id")))))


async def _titles(session: Session, data: dict[str, Rows], language: str) -> dict[str, str]:
    """Polls, their questions and answers, and versions of guidelines have words in each language."""
    polls = columns(PollText.poll_id, PollText.question, PollText.option, PollText.language, PollText.text).where(
        col(PollText.poll_id).in_(_ids(data, "poll_id"))
    )
    guidelines = columns(GuidelineText.version_id, GuidelineText.language, GuidelineText.title).where(
        col(GuidelineText.version_id).in_(_ids(data, "version_id"))
    )
    called: dict[str, dict[str, str]] = {}
    asked = [(_in_poll(*place), spoken, words) for *place, spoken, words in await rows(session, polls)]
    for one, spoken, title in [*asked, *await rows(session, guidelines)]:
        called.setdefault(one, {})[spoken] = title
    return {one: _in(titles, language) for one, titles in called.items()}


def _in_poll(poll: str, question: int, option: int) -> str:
    return "/".join([poll, *(str(n) for n in (question, option) if n >= 0)])


def _ids(data: dict[str, Rows], column: str) -> set[str]:
    return {row[column] for told in data.values() for row in told if row.get(column)}


def _in(called: dict[str, str], language: str) -> str:
    return called.get(language) or called.get("en") or next(iter(called.values()), "")
