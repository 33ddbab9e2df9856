"""A large company for load: any number of people, each with a past of their own.

Nobody lives that past through the services, which would take days. What each person did becomes rows at once, in
chunks; what follows from the ledger (balances, boards) is then added up by the services that own it, and
``advocacy points check`` and ``replay`` hold as everywhere.
"""

import functools
import json
import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import typer
from sqlalchemy import insert

from advocacy_app import clock, ids
from advocacy_app.db import Session, transaction
from advocacy_app.models import Caption, Card, CardTopic, Organisation, Site, Team, Topic
from advocacy_app.services import leaderboards, points
from advocacy_app.worlds.busy.lives import Company, Row, lives
from advocacy_app.worlds.busy.people import Place, people
from advocacy_app.worlds.folk import read

MEMBERS, CARDS, PER_TEAM = 5_000, 300, 12
DAYS_OF_CARDS = 180
CHUNK = 500
"""People written by one transaction."""
SEED = 20_261_122


async def sow(members: int = MEMBERS) -> None:
    """Fill an empty database with so many people (at least 1)."""
    chance = random.Random(SEED)  # noqa: S311 - the same company every time
    async with transaction() as session:
        company = await _company(session, chance, teams=max(1, members // PER_TEAM))
    for start in range(0, members, CHUNK):
        some = people(range(start, min(members, start + CHUNK)), company.places, chance)
        async with transaction() as session:
            await _write(session, (row for person in some for row in lives(person, company, chance)))
        if start and start % (20 * CHUNK) == 0:
            typer.echo(f"  {start:,} of {members:,} people")
    async with transaction() as session:
        await points.rebuild(session)
        await leaderboards.rebuild(session)


async def _write(session: Session, rows: Iterable[Row]) -> None:
    """Rows of many tables, each table in one go, in the order in which the tables first appear."""
    tables: defaultdict[Any, list[dict[str, Any]]] = defaultdict(list)
    for table, values in rows:
        tables[table].append(_blank(table) | values)  # pyright: ignore[reportArgumentType] - classes can be hashed
    connection = await session.connection()
    for table, values in tables.items():
        await connection.execute(insert(table), values)


@functools.cache
def _blank(table: Any) -> dict[str, Any]:
    """What a row says where nothing is said: the model's defaults."""
    fields = table.model_fields.items()
    return {name: field.default for name, field in fields if not (field.is_required() or field.default_factory)}


async def _company(session: Session, chance: random.Random, teams: int) -> Company:
    house, moment = read("company"), clock.now()
    sites = [_picked(site, "slug", "name", "country", "timezone") for site in house["sites"]]
    topics = [_picked(topic, "slug") | {"names": json.dumps(topic["name"])} for topic in house["topics"]]
    cards = [_card(n, moment - timedelta(days=DAYS_OF_CARDS * (n + 1) / CARDS)) for n in range(CARDS)]
    places = [_place(house, n, sites) for n in range(teams)]
    await _write(session, [(Organisation, _picked(house, "name", "brand_hue", "timezone") | {"id": "organisation"})])
    await _write(session, [*((Site, site) for site in sites), *((Topic, topic) for topic in topics)])
    await _write(session, [(Team, place.as_row(n)) for n, place in enumerate(places)])
    await _write(session, [(Card, card) for card in cards])
    await _write(session, [(CardTopic, _about(card, topic)) for card in cards for topic in chance.sample(topics, 2)])
    await _write(session, [(Caption, _caption(card)) for card in cards])
    return Company(
        places=places,
        topics=[topic["id"] for topic in topics],
        cards=[(card["id"], card["url"], card["live_at"]) for card in cards],
        said=await points.settled_rule(session, points.REASONS["share_said"]),
        clicked=await points.settled_rule(session, points.REASONS["share_clicked"]),
        now=moment,
    )


def _picked(data: Any, *names: str) -> dict[str, Any]:
    return {"id": ids.new_id()} | {name: data[name] for name in names}


def _place(house: Any, number: int, sites: list[dict[str, Any]]) -> Place:
    """Team names go round; so do the sites."""
    round_, kind = divmod(number, len(house["teams"]))
    at = number % len(sites)
    return Place(
        ids.new_id(), f"{house['teams'][kind]['name']} {round_ + 1}", sites[at], house["sites"][at]["language"]
    )


def _card(number: int, live_at: datetime) -> dict[str, Any]:
    """The demo's words, week after week; without pictures, which would all be the same."""
    words = read("cards")[number % len(read("cards"))]
    with clock.at(live_at):
        card = ids.new_id()
    return {
        "id": card,
        "slug": f"{words['slug'][:60]}-{number}",
        "kind": "article" if words["kind"] == "article" else "link",
        "purpose": words["purpose"],
        "state": "live",
        "language": words["language"],
        "title": words.get("title") or words["summary"][:80],
        "summary": words["summary"],
        "body": words.get("body") or "",
        "url": f"https://lindhall.example/news/{number}",
        "live_at": live_at,
        "made_at": live_at,
        "changed_at": live_at,
    }


def _about(card: dict[str, Any], topic: dict[str, Any]) -> dict[str, Any]:
    return {"card_id": card["id"], "topic_id": topic["id"]}


def _caption(card: dict[str, Any]) -> dict[str, Any]:
    return {"id": ids.new_id(), "card_id": card["id"], "language": card["language"], "text": card["summary"]}
