"""What is called how: the names behind the ids of an export, for people."""

import json
from typing import Any

from sqlmodel import SQLModel, col

from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Challenge, Contest, GuidelineText, PollText, Reward, Site, Team, Topic
from advocacy_app.services import sharing, training
from advocacy_app.services.privacy.queries import Rows

_CALLED: dict[str, tuple[type[SQLModel], str]] = {
    "team_id": (Team, "name"),
    "site_id": (Site, "name"),
    "challenge_id": (Challenge, "title"),
    "contest_id": (Contest, "title"),
    "reward_id": (Reward, "title"),
}


async def names_in(session: Session, exported: dict[str, Any], language: str) -> dict[str, str]:
    """The name of whatever an export mentions by an id: cards, topics, places, challenges, lessons, networks."""
    data: dict[str, Rows] = exported["data"]
    names: dict[str, str] = {**exported["cards"], **{row["id"]: row["title"] for row in data["card"]}}
    for column, (table, name) in _CALLED.items():
        asked: Any = table
        wanted = columns(asked.id, getattr(asked, name)).where(col(asked.id).in_(_ids(data, column)))
        names |= {one[0]: one[1] for one in await rows(session, wanted)}
    topics = columns(Topic.id, Topic.names).where(col(Topic.id).in_(_ids(data, "topic_id")))
    names |= {one: _in(json.loads(called or "{}"), language) for one, called in await rows(session, topics)}
    names |= {network.key: network.label for network in sharing.NETWORKS.values() if network.label}
    for course in (await training.shelf(session)).courses(language):
        names[course.track.id] = course.track.title
        names |= {lesson.id: lesson.title for lesson in course.lessons}
    return names | await _titles(session, data, language)


async def _titles(session: Session, data: dict[str, Rows], language: str) -> dict[str, str]:
    """Polls and versions of guidelines have a title in each language."""
    polls = columns(PollText.poll_id, PollText.language, PollText.text).where(
        col(PollText.poll_id).in_(_ids(data, "poll_id")), PollText.question == -1
    )
    guidelines = columns(GuidelineText.version_id, GuidelineText.language, GuidelineText.title).where(
        col(GuidelineText.version_id).in_(_ids(data, "version_id"))
    )
    called: dict[str, dict[str, str]] = {}
    for one, spoken, title in [*await rows(session, polls), *await rows(session, guidelines)]:
        called.setdefault(one, {})[spoken] = title
    return {one: _in(titles, language) for one, titles in called.items()}


def _ids(data: dict[str, Rows], column: str) -> set[str]:
    return {row[column] for told in data.values() for row in told if row.get(column)}


def _in(called: dict[str, str], language: str) -> str:
    return called.get(language) or called.get("en") or next(iter(called.values()), "")
