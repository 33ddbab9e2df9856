"""The demo's rewards, wishes, kudos, a surprise, and one pattern that waits for a human."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import col, update

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import Picture, Reward, Share
from advocacy_app.services import fair_play, kudos, prizes, rewards, sharing
from advocacy_app.worlds.demo.past import Deed, Past
from advocacy_app.worlds.folk import read

KEEPER = "ines-matos"
OFFERED = -700
"""Hours from now."""


def deeds(past: Past) -> Iterator[Deed]:
    """Each at its own moment."""
    told = read("rewards")
    for data in told["rewards"]:
        yield Deed(past.moment(OFFERED), 0, lambda session, data=data: _offer(session, past, data))
    for data in told["orders"]:
        data["order"] = ids.new_id()
        yield Deed(past.moment(data["hours"]), 4, lambda session, data=data: _ask(session, past, data))
        for step in data["moves"]:
            yield Deed(past.moment(step["hours"]), 4, lambda s, data=data, step=step: _move(s, past, data, step))
    for data in told["kudos"]:
        yield Deed(past.moment(data["hours"]), 4, lambda session, data=data: _thank(session, past, data))
    gift = told["surprise"]
    yield Deed(past.moment(gift["hours"]), 4, lambda session: _surprise(session, past, gift))
    burst = told["burst"]
    yield Deed(past.moment(burst["hours"]), 4, lambda session: _burst(session, past, burst))
    yield Deed(past.moment(burst["hours"] + 1), 4, fair_play.look_for_patterns)


async def _offer(session: Session, past: Past, data: Any) -> None:
    item = rewards.Item(
        title=data["title"],
        summary=data["summary"],
        price=data["price"],
        value=prizes.Value(data["value_minor"], "EUR"),
        stock=data["stock"],
        per_person=data["per_person"],
        language=data["language"],
        asks_approval=data.get("approval", False),
        needs_address=data.get("address", False),
        charity=data.get("charity", False),
    )
    past.known[f"reward:{data['key']}"] = await rewards.write_reward(session, await past.viewer(session, KEEPER), item)


async def _ask(session: Session, past: Past, data: Any) -> None:
    viewer = await past.viewer(session, data["who"])
    await rewards.ask(session, viewer, past.known[f"reward:{data['reward']}"], data["order"])


async def _move(session: Session, past: Past, data: Any, step: Any) -> None:
    await rewards.move(session, await past.viewer(session, step["by"]), data["order"], step["state"])


async def _thank(session: Session, past: Past, data: Any) -> None:
    viewer = await past.viewer(session, data["from"])
    if "card" in data:
        await kudos.give_for_post(session, viewer, data["card"], data["words"])
    else:
        await kudos.give(session, viewer, past.known[f"member:{data['to']}"], data["words"])


async def _surprise(session: Session, past: Past, data: Any) -> None:
    gift = rewards.Surprise(words=data["words"], points=data["points"])
    viewer, receiver = await past.viewer(session, data["by"]), past.known[f"member:{data['to']}"]
    await rewards.surprise(session, viewer, receiver, gift)


async def _burst(session: Session, past: Past, data: Any) -> None:
    """So many visitors in so few minutes, all from the same street."""
    share = await session.get_one(Share, past.shares[data["share"]])
    began = clock.now().timestamp() - data["minutes"] * 60
    visits = [
        sharing.Judged(ids.new_id(), share.id, hit, sharing.Verdict(sharing.ClickClass.HUMAN))
        for hit in (_hit(share, began + i * 30, i) for i in range(data["visits"]))
    ]
    await sharing.record_clicks(session, visits)


def _hit(share: Share, at: float, i: int) -> sharing.Hit:
    headers = {"user-agent": f"Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile Safari/537.36 visitor/{i}"}
    return sharing.Hit("GET", f"/s/{share.code}", headers, f"203.0.113.{i + 1}", at, "", share.member_id)


async def hang(session: Session, known: dict[str, str], pictures: dict[str, Picture]) -> None:
    """Give each reward its picture."""
    for data in read("rewards")["rewards"]:
        pictured = update(Reward).where(col(Reward.id) == known[f"reward:{data['key']}"])
        await session.exec(pictured.values(picture_id=pictures[data["picture"]].id))
