"""The demo company: people, places, topics, cards, and their past. Sown in one transaction: all of it, or nothing."""

import asyncio
import itertools
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from advocacy_app import clock, ids
from advocacy_app.db import Session, transaction
from advocacy_app.hashtags import key_of
from advocacy_app.models import (
    Caption,
    Card,
    CardAudience,
    CardTopic,
    Cohort,
    GuidelineRule,
    Member,
    MemberNetwork,
    Organisation,
    Picture,
    Site,
    Team,
    Topic,
    TopicFollow,
)
from advocacy_app.services import identity
from advocacy_app.worlds.demo import campaigns, guidelines, history, learning, photos, rewards
from advocacy_app.worlds.demo.past import awake
from advocacy_app.worlds.folk import read
from advocacy_app.worlds.pictures import keep_pictures

Ids = dict[str, str]
JUST_STARTED = 3  # days; they have not been through the first run yet
Rows = Iterator[tuple[str, Any]]


async def sow() -> None:
    """Fill an empty database with the demo company. Its pictures are encoded while its past goes by."""
    pictures, waiting = asyncio.create_task(keep_pictures()), asyncio.create_task(photos.prepare())
    try:
        async with transaction() as session:
            known = await _people_and_cards(session)
            await history.live(session, known)
            kept = await pictures
            await _hang(session, known, kept)
            await guidelines.write(session, known, kept)
            await photos.wait_for_a_look(session, known, await waiting)
    finally:
        pictures.cancel()
        waiting.cancel()


async def _people_and_cards(session: Session) -> Ids:
    known = await _add(session, _places(read("company")))
    known |= await _add(session, _members(read("people"), known))
    await _add(session, _habits(read("people"), read("company"), known))
    known |= await _add(session, _cards(read("cards"), known))
    await _add(session, _details(read("cards"), known))
    await _add(session, _rules(read("rules")["rules"]))
    await _add(session, campaigns.campaigns(read("campaigns"), known))
    return known


async def _hang(session: Session, known: Ids, pictures: dict[str, Picture]) -> None:
    """Give each card its picture."""
    session.add_all(pictures.values())
    await session.flush()
    for data in read("cards"):
        if data.get("picture"):
            card = await session.get_one(Card, known[f"card:{data['slug']}"])
            card.picture_id = pictures[data["picture"]].id
    await learning.hang(session, pictures)
    await photos.hang(session)
    await rewards.hang(session, known, pictures)


async def _add(session: Session, rows: Rows) -> Ids:
    """Write rows that later ones refer to by name; the ids they got."""
    listed = list(rows)
    for _, group in itertools.groupby(listed, lambda row: type(row[1])):
        session.add_all([row for _, row in group])
        await session.flush()
    return {name: row.id for name, row in listed if name}


def _places(company: Any) -> Rows:
    facts = {name: company[name] for name in ("name", "brand_hue", "timezone", "contact")}
    yield "", Organisation(**facts)
    sites = {}
    for site in company["sites"]:
        sites[site["slug"]] = row = Site(
            id=ids.new_id(), slug=site["slug"], name=site["name"], country=site["country"], timezone=site["timezone"]
        )
        yield f"site:{site['slug']}", row
    for team in company["teams"]:
        row = Team(id=ids.new_id(), slug=team["slug"], name=team["name"], site_id=sites[team["site"]].id)
        yield f"team:{team['slug']}", row
    for topic in company["topics"]:
        names = json.dumps(topic["name"], ensure_ascii=False)
        yield f"topic:{topic['slug']}", Topic(id=ids.new_id(), slug=topic["slug"], names=names)


def _members(people: Any, known: Ids) -> Rows:
    zones = {site["slug"]: site["timezone"] for site in read("company")["sites"]}
    for person in people:
        yield f"member:{person['key']}", _member(person, known, zones[person["site"]])


def _habits(people: Any, company: Any, known: Ids) -> Rows:
    for person in people:
        member = known[f"member:{person['key']}"]
        for topic in person["topics"]:
            yield "", TopicFollow(member_id=member, topic_id=known[f"topic:{topic}"], at=clock.now())
        for network, size in person["networks"].items():
            yield "", MemberNetwork(member_id=member, network=network, size=size)
    for cohort in company["cohorts"]:
        for key in cohort["members"]:
            yield "", Cohort(id=ids.new_id(), slug=cohort["slug"], member_id=known[f"member:{key}"])


def _member(person: Any, places: Ids, timezone: str) -> Member:
    hired = clock.now() - timedelta(days=person["hired_days_ago"])
    new = person["hired_days_ago"] < JUST_STARTED
    return Member(
        id=ids.new_id(),
        account=identity.new_account(),
        email=person["email"],
        name=person["name"],
        nickname=person["nickname"] or "",
        job=person["job_title"],
        role=person["role"],
        team_id=places[f"team:{person['team']}"],
        site_id=places[f"site:{person['site']}"],
        language=person["language"],
        timezone=timezone,
        visibility="unset" if new else person["visibility"],
        hired_on=hired.date(),
        added_at=hired,
        welcomed_at=None if new else hired,
    )


def _cards(cards: Any, known: Ids) -> Rows:
    for data in cards:
        yield f"card:{data['slug']}", _card(data, known)


def _details(cards: Any, known: Ids) -> Rows:
    for data in cards:
        card = known[f"card:{data['slug']}"]
        for topic in data["topics"]:
            yield "", CardTopic(card_id=card, topic_id=known[f"topic:{topic}"])
        for rule in data["audience"]:
            value = known.get(f"{rule['kind']}:{rule['value']}", str(rule["value"]))
            yield "", CardAudience(id=ids.new_id(), card_id=card, kind=rule["kind"], value=value)
        for position, caption in enumerate(data["captions"]):
            yield "", _caption(card, position, caption)


def _card(data: Any, known: Ids) -> Card:
    moment = clock.now()
    live_at = _hours(data.get("live_hours"))
    body = data.get("body") or ""
    return Card(
        id=ids.new_id(),
        slug=data["slug"],
        kind=data["kind"],
        purpose=data["purpose"],
        state=data["state"] if data["state"] != "expired" else "live",
        scope=data["scope"],
        language=data["language"],
        title=data.get("title") or "",
        summary=data["summary"],
        body=body,
        url=data.get("url") or "",
        hashtag=data.get("hashtag") or "",
        tag=key_of(data.get("hashtag") or ""),
        minutes=max(1, round(len(body.split()) / 200)) if body else 0,
        author_id=known[f"member:{data['author']}"] if data.get("author") else None,
        owner_id=known[f"member:{data['owner']}"] if data.get("owner") else None,
        site_id=known[f"site:{data['site']}"] if data.get("site") else None,
        live_at=live_at,
        expires_at=_hours(data.get("expires_hours")),
        paused_by=known["member:ines-matos"] if data["state"] == "paused" else "",
        review_by=_hours(days * 24 if (days := data.get("review_by_days")) is not None else None),
        featured_at=_hours(data.get("featured_hours")),
        made_at=_hours(data.get("written_hours")) or min(live_at or moment, moment),
        changed_at=min(live_at or moment, moment),
    )


def _hours(hours: float | None) -> Any:
    return awake(clock.now() + timedelta(hours=hours), clock.now()) if hours is not None else None


def _caption(card_id: str, position: int, caption: Any) -> Caption:
    return Caption(
        id=ids.new_id(),
        card_id=card_id,
        language=caption["language"],
        network=caption.get("network") or "",
        text=caption["text"],
        locked_because=caption.get("locked_because") or "",
        position=position,
    )


def _rules(rules: Any) -> Rows:
    for rule in rules:
        days = rule.pop("until_days", None)
        yield (
            "",
            GuidelineRule(id=ids.new_id(), until=_hours(days * 24 if days else None), on_since=clock.now(), **rule),
        )
