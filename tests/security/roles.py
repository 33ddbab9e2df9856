"""Everybody who may knock: the roles of the matrix, and a small world with something in it for each of them."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advocacy_app import clock, ids
from advocacy_app.db import transaction
from advocacy_app.i18n import Language, tr
from advocacy_app.models import CardAudience, Comment, Member
from advocacy_app.services import identity, sharing
from tests import factories
from tests.product import Product
from tests.wire import Wire

SIGNED_IN = frozenset({"member", "other team", "champion", "guest curator", "owner", "administrator"})
COLLEAGUES = SIGNED_IN - {"guest curator"}
OUT = frozenset({"anonymous", "deactivated"})
ROLES = sorted(SIGNED_IN | OUT)


@dataclass(frozen=True)
class World:
    """Ids and slugs that a request may name. What is "hers" is the member's; what is "hidden" is for the other team."""

    card: str
    hidden: str
    hers: dict[str, str]


@dataclass(frozen=True)
class Visitor:
    """Somebody in one of the roles, with the cookie of a session that may be over."""

    role: str
    cookie: str
    language: Language


async def furnish(product: Product) -> World:
    """A card with a hashtag, one for the café alone, a draft of a campaign; a comment and a share of the member's."""
    cast = product.cast
    async with transaction() as session:
        picture = await factories.picture(session)
        card = await factories.card(session, picture_id=picture.id, hashtag="#Roast", tag="roast")
        await factories.campaign(session, "#Harvest", slug="harvest", state="draft")
        hidden = await factories.card(session, "For the café", picture_id=(await factories.picture(session)).id)
        session.add(CardAudience(id=ids.new_id(), card_id=hidden.id, kind="team", value=cast.cafe.id))
        share = await factories.share(session, cast.ana, card, code=sharing.short_code())
        comment = Comment(id=share.id, card_id=card.id, member_id=cast.ana.id, text="Mine.", at=clock.now())
        session.add(comment)
        hers = {"id": cast.ana.id, "comment": comment.id, "share": share.id, "code": share.code}
        hers |= {"picture": card.picture_id or "", "hidden_picture": hidden.picture_id or ""}
    return World(card.slug, hidden.slug, hers)


async def visitors(product: Product) -> dict[str, Visitor]:
    """One visitor in each role. Who is out had a session once: it was ended, or its member left."""
    cast = product.cast
    people = {
        "member": cast.ana,
        "other team": cast.maja,
        "champion": cast.tomek,
        "guest curator": cast.olga,
        "owner": cast.piotr,
        "administrator": cast.ines,
        "deactivated": cast.jakob,
    }
    found = {role: await _visitor(product, role, member) for role, member in people.items()}
    return found | {"anonymous": Visitor("anonymous", "", "en")}


async def _visitor(product: Product, role: str, member: Member) -> Visitor:
    language: Any = member.language
    return Visitor(role, await product.cookie_of(member), language)


@asynccontextmanager
async def left_behind(product: Product) -> AsyncIterator[Wire]:
    """A socket that was opened in time: its session ended since."""
    async with transaction() as session:
        member = await factories.member(session, "Gone Soon")
    cookie = await product.cookie_of(member)
    async with Wire.open(product.url, cookie) as wire:
        async with transaction() as session:
            await identity.revoke_sessions(session, member.id)
        yield wire


class Watch:
    """Notices whether anybody wrote to the product's database."""

    def __init__(self, home: Path) -> None:
        self._connection = sqlite3.connect(home / "advocacy.db")
        self._version = self._now()

    def _now(self) -> int:
        return self._connection.execute("PRAGMA data_version").fetchone()[0]

    def wrote(self) -> bool:
        """Whether something was written since the last question."""
        before, self._version = self._version, self._now()
        return before != self._version

    def close(self) -> None:
        self._connection.close()


def outcome(wire: Wire, language: Language, state: str = "") -> str:
    """What became of an event: in, no (not for this role), silence (the same for a loader), door, misfit or fault.

    ``state`` is the handler's own: open screens also hear of what others do.
    """
    if wire.sent_away():
        return "door"
    answers = {tr(language, "error.not_allowed"): "no", tr(language, "error.invalid"): "misfit"}
    fault = tr(language, "error.ours", code="").rstrip()
    for text in wire.said():
        if text in answers or text.startswith(fault):
            return answers.get(text, "fault")
    return "in" if wire.said() or any(name.startswith(state) for name in wire.deltas()) else "silence"
