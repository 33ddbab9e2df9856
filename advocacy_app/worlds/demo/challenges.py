"""The demo's challenges: two that run, with somebody nearly there, and one that was finished."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Challenge
from advocacy_app.services import challenges, identity
from advocacy_app.worlds.demo.past import Deed, Past
from advocacy_app.worlds.folk import read

_GIVEN = ("id", "title", "pitch", "language", "goal", "together", "target", "points")


def deeds(past: Past) -> Iterator[Deed]:
    """Each is announced, joined by one after the other, and ends by itself."""
    for data in read("challenges"):
        announced = data["announced_hours"]
        yield Deed(past.moment(announced), 0, lambda session, data=data: _announce(session, past, data))
        for i, key in enumerate(data["people"]):
            at = past.moment(announced + 2 + 3 * i)
            yield Deed(at, 4, lambda session, data=data, key=key: _join(session, past, data, key))
        if data["last_days"] < 0:
            yield Deed(past.moment(24 * (data["last_days"] + 1)), 5, challenges.close_challenges)


async def _announce(session: Session, past: Past, data: Any) -> None:
    zone = (await identity.organisation(session)).timezone
    today, owner = past.now.date(), past.known[f"member:{data['owner']}"]
    first, last = (today + timedelta(days=data[name]) for name in ("first_days", "last_days"))
    session.add(
        Challenge(
            **{name: data[name] for name in _GIVEN},
            hashtag=data.get("hashtag", ""),
            starts_at=challenges.begins(first, zone),
            ends_at=challenges.ends(last, zone),
            made_by=owner,
            made_at=clock.now(),
            opened_at=challenges.begins(first, zone),
        )
    )
    await session.flush()
    await identity.audit(session, owner, "challenge_made", f"challenge:{data['id']}")


async def _join(session: Session, past: Past, data: Any, key: str) -> None:
    await challenges.join(session, await past.viewer(session, key), data["id"])
