"""The demo's past, lived through the real services: every share, thank-you and click happens at its own moment.

So the ledger, the boards, the evidence and the inbox agree with each other, as they would in a company.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlmodel import col, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.models import Card, Comment, Notice, Share, Transfer
from advocacy_app.services import feed, points, sharing
from advocacy_app.worlds.demo import challenges, contests, house, ideas, learning, photos, polls, rewards
from advocacy_app.worlds.demo.past import Deed, Past
from advocacy_app.worlds.folk import read

AGENT = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
READ_AFTER = timedelta(hours=20)
LOOKERS = ("ines-matos", "piotr-zajac")


async def live(session: Session, known: dict[str, str]) -> None:
    """Let everything in ``history.json`` happen, in order, and let points land when their time has come."""
    past, history = Past(known, clock.now()), read("history")
    deeds = [*_shares(past, history), *_thanks(past, history), *_comments(past, history), *_appeals(past, history)]
    deeds += [*photos.accepted(past), *house.deeds(past), *challenges.deeds(past), *learning.deeds(past)]
    deeds += [*rewards.deeds(past), *ideas.deeds(past), *polls.deeds(past)]
    deeds += contests.deeds(past)
    for deed in sorted(deeds, key=lambda d: (d.at, d.order)):
        with clock.at(deed.at):
            await points.post_due(session)
            await deed.do(session)
            await bus.deliver_within(session)
    await points.post_due(session)
    await _keep(session, past, history)
    old = update(Notice).where(col(Notice.at) < past.now - READ_AFTER)
    await session.exec(old.values(read_at=past.now))


def _shares(past: Past, history: Any) -> Iterator[Deed]:
    for data in history["shares"]:
        yield Deed(past.moment(data["hours"]), 0, lambda session, data=data: _share(session, past, data))
        if data["clicks"]:
            later = min(data["hours"] + 30, -0.2)
            yield Deed(past.moment(later), 1, lambda session, data=data: _clicks(session, past, data))
        if data.get("post_url"):
            seen = min(data["hours"] + 4, -0.1)
            yield Deed(past.moment(seen), 1, lambda session, data=data: _look(session, past, data))


async def _share(session: Session, past: Past, data: Any) -> None:
    viewer = await past.viewer(session, data["member"])
    card = await session.get_one(Card, past.known[f"card:{data['card']}"])
    share = await sharing.open_share(session, viewer, card, data["network"])
    await session.flush()
    await sharing.confirm_share(
        session, viewer, share.id, sharing.Said(data["caption"], data["network"], data["language"])
    )
    past.shares[data["key"]] = share.id


async def _clicks(session: Session, past: Past, data: Any) -> None:
    """So many visitors, spread over the time since the share, none of them in a hurry."""
    share = await session.get_one(Share, past.shares[data["key"]])
    began, ended = share.made_at.timestamp(), clock.now().timestamp()
    await sharing.record_clicks(
        session,
        [_visit(share, began + (ended - began) * (i + 1) / (data["clicks"] + 1), i) for i in range(data["clicks"])],
    )


def _visit(share: Share, at: float, i: int) -> sharing.Judged:
    headers = {"user-agent": f"{AGENT} visitor/{i}"}
    hit = sharing.Hit("GET", f"/s/{share.code}", headers, f"198.51.100.{i + 1}", at, "", share.member_id)
    return sharing.Judged(ids.new_id(), share.id, hit, sharing.Verdict(sharing.ClickClass.HUMAN))


async def _look(session: Session, past: Past, data: Any) -> None:
    """The post's address was given, and an owner found the post. The demo's network exists on paper only."""
    share = await session.get_one(Share, past.shares[data["key"]])
    share.post_url, share.post_given_at = data["post_url"], clock.now()
    await session.flush()
    looker = next(key for key in LOOKERS if key != data["member"])
    await sharing.see_post(session, await past.viewer(session, looker), share.id, share.post_url)


def _thanks(past: Past, history: Any) -> Iterator[Deed]:
    cards = {data["slug"]: data for data in read("cards")}
    people = [person["key"] for person in read("people")]
    for place, (slug, n) in enumerate(history["thanks"].items()):
        begin, author = cards[slug]["live_hours"], cards[slug].get("author")
        fans = [key for key in people[place % 7 :] + people[: place % 7] if key != author]
        at = past.moment(begin + min(24, -begin / 2))
        yield Deed(at, 2, lambda session, slug=slug, fans=fans, n=n: _thank(session, past, slug, fans, n))


async def _thank(session: Session, past: Past, slug: str, fans: list[str], n: int) -> None:
    for key in fans:
        if n == 0:
            return
        try:
            await feed.say_thanks(session, await past.viewer(session, key), slug)
        except feed.CardGone:
            continue  # not for this person
        n -= 1


def _comments(past: Past, history: Any) -> Iterator[Deed]:
    for data in history["comments"]:
        yield Deed(past.moment(data["hours"]), 2, lambda session, data=data: _comment(session, past, data))
        if data.get("reported_by"):
            yield Deed(past.moment(data["reported_hours"]), 3, lambda session, data=data: _report(session, past, data))


async def _comment(session: Session, past: Past, data: Any) -> None:
    await feed.comment(session, await past.viewer(session, data["member"]), data["card"], data["text"])


async def _report(session: Session, past: Past, data: Any) -> None:
    said = (await session.exec(select(Comment.id).where(Comment.text == data["text"]))).one()
    await feed.report_comment(session, await past.viewer(session, data["reported_by"]), said, data["reported_for"])


def _appeals(past: Past, history: Any) -> Iterator[Deed]:
    for data in history["appeals"]:
        yield Deed(past.moment(data["taken_back_hours"]), 3, lambda s, data=data: _take_back(s, past, data))
        yield Deed(past.moment(data["asked_hours"]), 3, lambda s, data=data: _ask(s, past, data))
        if data.get("answer"):
            yield Deed(past.moment(data["answered_hours"]), 3, lambda s, data=data: _answer(s, past, data))


async def _entry(session: Session, past: Past, data: Any) -> Transfer:
    key = f"share:{past.shares[data['share']]}"
    return (await session.exec(select(Transfer).where(Transfer.key == key))).one()


async def _take_back(session: Session, past: Past, data: Any) -> None:
    await points.take_back(session, await _entry(session, past, data), because="not_found")


async def _ask(session: Session, past: Past, data: Any) -> None:
    viewer, entry = await past.viewer(session, data["member"]), await _entry(session, past, data)
    data["appeal"] = await points.appeal(session, viewer, entry.id, data["words"])


async def _answer(session: Session, past: Past, data: Any) -> None:
    viewer = await past.viewer(session, data["answered_by"])
    upheld = data["state"] == "upheld"
    await points.decide(session, viewer, data["appeal"], upheld=upheld, answer=data["answer"], give=data["amount"])


async def _keep(session: Session, past: Past, history: Any) -> None:
    """What people saved for later."""
    for key, slugs in history["saved"].items():
        viewer = await past.viewer(session, key)
        for slug in slugs:
            await feed.save_card(session, viewer, slug)
