"""What one person did in the last ninety days, as rows: what they read, thanked for and shared, and what came of it."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import SQLModel

from advocacy_app import clock, ids
from advocacy_app.models import (
    Cap,
    Click,
    EventRow,
    Member,
    MemberNetwork,
    Saved,
    Seen,
    Share,
    Thanks,
    TopicFollow,
    Transfer,
    Waiting,
)
from advocacy_app.services import points, sharing
from advocacy_app.worlds.busy.people import Place

Row = tuple[type[SQLModel], dict[str, Any]]
DAYS = 90
SHARERS = 0.4
"""The part of the people who share at all; of the others most read and thank."""
MEAN_SHARES, MEAN_VISITORS = 6, 2.5
NETWORKS = ("linkedin", "linkedin", "linkedin", "x", "facebook", "bluesky", "whatsapp")
MACHINES = ("unfurl", "unfurl", "bot", "suspicious", "duplicate", "self")
WORKING_DAYS = 5
PAID_VISITORS = 5


@dataclass(frozen=True)
class Company:
    """Where the people work, what they may share, and what sharing pays."""

    places: Sequence[Place]
    topics: Sequence[str]
    cards: Sequence[tuple[str, str, datetime]]
    """Id, address, and since when it is live."""
    said: points.Rule
    clicked: points.Rule
    now: datetime


@dataclass
class Life:
    """One person's rows in the making; ``used`` counts against the limits of reasons."""

    member: dict[str, Any]
    company: Company
    chance: random.Random
    used: Counter[tuple[str, str, int]] = field(default_factory=Counter)


def lives(member: dict[str, Any], company: Company, chance: random.Random) -> Iterator[Row]:
    """Everything that is written down of one person."""
    life = Life(member, company, chance)
    yield Member, member
    yield from _habits(life)
    yield from _reading(life)
    if chance.random() < SHARERS:
        for moment in _moments(life):
            yield from _sharing(life, moment)
    for (reason, period, most), used in life.used.items():
        row = {"account": member["account"], "reason": reason, "period": period, "used": used, "most": most}
        yield Cap, row


def _habits(life: Life) -> Iterator[Row]:
    mine = {"member_id": life.member["id"]}
    for topic in life.chance.sample(life.company.topics, life.chance.randint(0, 4)):
        yield TopicFollow, mine | {"topic_id": topic, "at": life.member["added_at"]}
    if life.chance.random() < SHARERS:
        yield MemberNetwork, mine | {"network": "linkedin", "size": int(life.chance.lognormvariate(5.5, 1))}


def _reading(life: Life) -> Iterator[Row]:
    """Some cards were seen; of these some were thanked for, and a few kept."""
    for card, _, live_at in life.chance.sample(
        life.company.cards, min(len(life.company.cards), life.chance.randint(3, 25))
    ):
        at = live_at + (life.company.now - live_at) * life.chance.random()
        row = {"member_id": life.member["id"], "card_id": card, "at": at}
        yield Seen, row
        if life.chance.random() < 0.35:  # noqa: PLR2004 - about one card in three
            yield Thanks, row
        if life.chance.random() < 0.05:  # noqa: PLR2004 - one in twenty
            yield Saved, row


def _moments(life: Life) -> list[datetime]:
    """Different working days of the past, about noon: no limit is ever reached."""
    many = 1 + int(life.chance.expovariate(1 / (MEAN_SHARES - 1)))
    days = [life.company.now - timedelta(days=back, hours=life.chance.random()) for back in range(1, DAYS)]
    workdays = [day.replace(hour=10) for day in days if day.weekday() < WORKING_DAYS]
    return sorted(life.chance.sample(workdays, min(many, len(workdays))))


def _sharing(life: Life, moment: datetime) -> Iterator[Row]:
    """A card goes out, people click, points follow and land three days later."""
    card, url, _ = life.chance.choice([card for card in life.company.cards if card[2] < moment])
    with clock.at(moment):
        share = ids.new_id()
    visitors = min(int(life.chance.expovariate(1 / MEAN_VISITORS)), 40)
    yield (
        Share,
        {
            "id": share,
            "member_id": life.member["id"],
            "card_id": card,
            "code": sharing.short_code(),
            "target": url,
            "network": life.chance.choice(NETWORKS),
            "language": life.member["language"],
            "caption": f"In my own words, number {life.chance.randrange(10**6)}.",
            "evidence": "clicked" if visitors else "said",
            "made_at": moment,
            "confirmed_at": moment,
        },
    )
    yield _event("ShareConfirmed", f'{{"share": "{share}"}}', moment, life.member["id"])
    yield from _paid(life, "share_said", life.company.said, f"share:{share}", share, "", moment)
    yield from _clicks(life, share, moment, visitors)


def _clicks(life: Life, share: str, shared: datetime, visitors: int) -> Iterator[Row]:
    """Machines look first; then people come, fewer and fewer, and the first five of them are paid for."""
    for kind in life.chance.choices(MACHINES, k=life.chance.randint(0, 3)):
        yield _click(share, kind, shared + timedelta(seconds=2), "")
    arrivals = sorted(shared + timedelta(hours=life.chance.expovariate(1 / 9)) for _ in range(visitors))
    for number, at in enumerate(at for at in arrivals if at < life.company.now):
        visitor = f"{life.chance.getrandbits(128):032x}"
        yield _click(share, "human", at, visitor)
        if number < PAID_VISITORS:
            visit = f"{share}:{at.date().isoformat()}:{visitor}"
            yield from _paid(life, "share_clicked", life.company.clicked, f"click:{visit}", visit, share, at)


def _click(share: str, kind: str, at: datetime, visitor: str) -> Row:
    with clock.at(at):
        row = {"id": ids.new_id(), "share_id": share, "kind": kind, "visitor": visitor}
    return Click, row | {"day": at.date().isoformat(), "at": at}


def _paid(
    life: Life, reason: str, rule: points.Rule, key: str, evidence: str, item: str, at: datetime
) -> Iterator[Row]:
    """A pending transfer, and its landing where its time has come."""
    for limit in points.limits(rule, at, life.member["timezone"], item):
        life.used[reason, limit.period, limit.most] += 1
    lands_at, account = rule.lands_at(at), life.member["account"]
    transfer = {"key": key, "debit_account": f"issuer:{reason}", "credit_account": account, "amount": rule.amount}
    transfer |= {"reason": reason, "rule_version": rule.version, "evidence": evidence}
    with clock.at(at):
        pending = ids.new_id()
    yield (
        Transfer,
        transfer | {"id": pending, "phase": "pending" if lands_at else "direct", "lands_at": lands_at, "at": at},
    )
    yield _moved(account, pending, at)
    if lands_at is None:
        return
    if lands_at > life.company.now:
        yield Waiting, {"transfer_id": pending, "account": account, "amount": rule.amount, "lands_at": lands_at}
        return
    with clock.at(lands_at):
        post = ids.new_id()
    landing = {
        "id": post,
        "key": f"post:{pending}",
        "phase": "post",
        "pending_id": pending,
        "evidence": "",
        "at": lands_at,
    }
    yield Transfer, transfer | {"lands_at": None} | landing
    yield _moved(account, post, lands_at)


def _moved(account: str, transfer: str, at: datetime) -> Row:
    return _event("PointsMoved", f'{{"account": "{account}", "transfer": "{transfer}"}}', at)


def _event(name: str, payload: str, at: datetime, actor: str = "") -> Row:
    with clock.at(at):
        return EventRow, {"id": ids.new_id(), "name": name, "actor": actor, "payload": payload, "at": at}
