"""Contests of the demo: one whose draw anybody can check, one that is open."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import ContestRules, Draw, DrawClaim, Member
from advocacy_app.models.photo import GRACE
from advocacy_app.services import contests, identity
from advocacy_app.worlds.demo.past import EVENING, Deed, Past
from advocacy_app.worlds.folk import read

HOURS, HOUR = 24, timedelta(hours=1)


def deeds(past: Past) -> Iterator[Deed]:
    """What happened around them."""
    for data in read("contests"):
        opens, closes = (data[name] * HOURS for name in ("opens_days", "closes_days"))
        yield Deed(past.moment(opens), 0, lambda session, data=data: _launch(session, past, data))
        yield Deed(past.moment(opens + 20), 1, lambda session, data=data: _enter(session, past, data))
        sealed = closes + (GRACE / HOUR if data["hashtag"] else 0)
        if closes < 0:
            yield Deed(past.moment(sealed), 2, contests.close_due)
            yield Deed(past.moment(sealed + 0.1), 2, _draw)
            yield Deed(past.moment(sealed + 6), 3, lambda session, data=data: _judge(session, past, data))
        if data["claimed"]:
            yield Deed(past.moment(sealed + 30), 3, _claim)


async def _launch(session: Session, past: Past, data: Any) -> None:
    viewer = await past.viewer(session, data["by"])
    tz = (await identity.organisation(session)).timezone
    contest_id = await contests.begin(session, viewer)
    witnesses = [
        contests.WitnessForm(one["name"], past.known[f"member:{one['member']}"]) for one in data.get("witnesses", ())
    ]
    form = contests.ContestForm(
        title=data["title"],
        about=data["about"],
        question=data["question"],
        hashtag=data["hashtag"],
        opens=_typed(clock.now(), tz),
        closes=_typed(_closing(past, data["closes_days"]), tz),
        entropy="witness" if witnesses else "none",
        prizes=[contests.PrizeForm(**prize) for prize in data["prizes"]],
        witnesses=witnesses,
        judges=[past.known[f"member:{key}"] for key in data.get("judges", ())],
        criteria=data.get("criteria", ()),
    )
    await contests.write(session, viewer, contest_id, form)
    for rule in data["pledges"]:
        await contests.pledge(session, viewer, contest_id, rule, said=True)
    await contests.launch(session, viewer, contest_id)
    past.known[f"contest:{data['key']}"] = contest_id


def _closing(past: Past, days: float) -> datetime:
    """What is still open closes with its campaign, in the evening."""
    moment = past.moment(days * HOURS)
    return moment.replace(hour=EVENING, minute=0, second=0, microsecond=0) if days > 0 else moment


def _typed(moment: datetime, tz: str) -> tuple[str, str]:
    local = moment.astimezone(ZoneInfo(tz))
    return local.date().isoformat(), local.strftime("%H:%M:%S")


async def _enter(session: Session, past: Past, data: Any) -> None:
    contest_id = past.known[f"contest:{data['key']}"]
    [accepts] = await session.exec(select(ContestRules.sha256).where(ContestRules.contest_id == contest_id))
    people = [person["key"] for person in read("people") if person["key"] != data["by"]]
    for one in data.get("answers", ()):
        viewer = await past.viewer(session, one["by"])
        await contests.enter(session, viewer, contest_id, accepts=accepts, answer=one["words"])
    for key in people[len(people) - data["enters"] :]:
        viewer = await past.viewer(session, key)
        if viewer.role != "guest_curator":
            await contests.enter(session, viewer, contest_id, accepts=accepts)


async def _draw(session: Session) -> None:
    for draw_id in await contests.drawable(session):
        material = await contests.material(session, draw_id)
        await contests.keep_outcome(session, draw_id, material.settle())


async def _judge(session: Session, past: Past, data: Any) -> None:
    """Some judges have begun; whoever is through hands in."""
    contest_id = past.known[f"contest:{data['key']}"]
    for key, many in data.get("scores", {}).items():
        viewer = await past.viewer(session, key)
        for number in range(1, many + 1):
            page = await contests.judge_page(session, viewer, contest_id, number)
            for place, criterion in enumerate(page.criteria):
                await contests.mark(session, viewer, page.work.id, criterion.id, 2 + (number + place) % 4)
        if (await contests.judge_page(session, viewer, contest_id)).complete:
            await contests.hand_in(session, viewer, contest_id)


async def _claim(session: Session) -> None:
    """The first winner said yes."""
    asked = select(DrawClaim).join(Draw, col(Draw.id) == DrawClaim.draw_id).where(DrawClaim.prize == 0)
    claim = (await session.exec(asked)).one()
    winner = await session.get_one(Member, str(claim.member_id))
    await contests.claim(session, identity.viewer_of_member(winner, ""), claim.id)
