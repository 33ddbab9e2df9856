"""How the demo's house was kept: who became a champion, which invites hang where, when posts went out."""

from collections.abc import Iterator
from typing import Any

from advocacy_app.db import Session
from advocacy_app.models import Member
from advocacy_app.read_models.people import InviteOffer
from advocacy_app.services import identity
from advocacy_app.worlds.demo.past import Deed, Past
from advocacy_app.worlds.folk import read

KEEPER = "nadia-rahman"
CHAMPIONS = {"agnieszka-wrona": -1400, "luka-hribar": -1060, "lena-berg": -700}
"""Hours from now."""
NEEDS_A_LINK = {"amina-diallo": -410, "halina-zielinska": -96}
NOTICEBOARDS = (
    ("Noticeboard by the roaster", "gdansk", -330, 40, 60),
    ("Café kitchen", "ljubljana", -46, 12, 30),
)
"""Label, site, hours from now, places, days."""


def deeds(past: Past) -> Iterator[Deed]:
    """Each at its own moment."""
    for card in read("cards"):
        if card["owner"] and card["state"] in {"live", "paused", "archived"}:
            yield Deed(past.moment(card["live_hours"]), 0, lambda session, card=card: _publish(session, past, card))
    for key, hours in CHAMPIONS.items():
        yield Deed(past.moment(hours), 0, lambda session, key=key: _trust(session, past, key))
    for key, hours in NEEDS_A_LINK.items():
        yield Deed(past.moment(hours), 0, lambda session, key=key: _hand(session, past, key))
    for board in NOTICEBOARDS:
        yield Deed(past.moment(board[2]), 0, lambda session, board=board: _hang(session, past, *board))


async def _publish(session: Session, past: Past, card: Any) -> None:
    owner = past.known[f"member:{card['owner']}"]
    subject = f"card:{past.known['card:' + card['slug']]}"
    await identity.audit(session, owner, "card_moved", subject, by="publish", to="live")


async def _trust(session: Session, past: Past, key: str) -> None:
    told = {"before": "employee", "after": "champion"}
    subject = f"member:{past.known[f'member:{key}']}"
    await identity.audit(session, past.known[f"member:{KEEPER}"], "role_changed", subject, **told)


async def _hand(session: Session, past: Past, key: str) -> None:
    member = await session.get_one(Member, past.known[f"member:{key}"])
    await identity.hand_link(session, await past.viewer(session, KEEPER), member.id)


async def _hang(session: Session, past: Past, label: str, site: str, _: int, uses: int, days: int) -> None:
    offer = InviteOffer(label=label, site_id=past.known[f"site:{site}"], uses=uses, days=days)
    await identity.make_invite(session, await past.viewer(session, KEEPER), offer)
