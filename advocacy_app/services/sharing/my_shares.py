"""The list of one's own shares, and how many people one's networks hold."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func
from sqlmodel import col, delete, select

from advocacy_app.db import Session, columns, rows, take_turn
from advocacy_app.i18n import numbers, tr
from advocacy_app.integrations.plain import link
from advocacy_app.models import Card, Click, MemberNetwork, Share
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.sharing import MyShare, NetworkSize, SharesPage
from advocacy_app.services.errors import NotFound
from advocacy_app.services.sharing.errors import SizeNotUnderstood
from advocacy_app.services.sharing.impact import KINDS, WORDS, counted
from advocacy_app.services.sharing.networks import NETWORKS
from advocacy_app.services.sharing.posts import has_address
from advocacy_app.services.sharing.rules import Evidence

PAGE = 20
LARGEST = 10_000_000
SIZED = tuple(key for key, network in NETWORKS.items() if network.label and has_address(key))
"""Networks where one has followers or contacts that can be counted."""


async def my_shares(session: Session, viewer: Viewer, after: str = "") -> SharesPage:
    """The viewer's shares that went out, the latest first; ``after`` is where the last page ended."""
    asked = _mine(viewer)
    asked = asked.where(col(Share.id) < after) if after else asked
    found = await rows(session, asked.order_by(col(Share.id).desc()).limit(PAGE + 1))
    shown = found[:PAGE]
    return SharesPage(await _views(session, viewer, shown), shown[-1][0].id if len(found) > PAGE else "")


async def my_share(session: Session, viewer: Viewer, share_id: str) -> MyShare:
    """One share of the viewer's.

    Raises:
        NotFound: no such share, or somebody else's.
    """
    found = await rows(session, _mine(viewer).where(Share.id == share_id))
    if not found:
        raise NotFound
    return (await _views(session, viewer, found))[0]


async def network_sizes(session: Session, viewer: Viewer) -> tuple[NetworkSize, ...]:
    """What the viewer told about each network; empty where nothing was."""
    asked = select(MemberNetwork.network, MemberNetwork.size).where(MemberNetwork.member_id == viewer.member_id)
    told = dict((await session.exec(asked)).all())
    return tuple(NetworkSize(key, NETWORKS[key].label, str(told.get(key, ""))) for key in SIZED)


async def keep_network_sizes(session: Session, viewer: Viewer, typed: Mapping[str, str]) -> None:
    """Remember how many people follow the viewer on each network; an empty field forgets it.

    Raises:
        SizeNotUnderstood: not a whole number from 0 to ten million; nothing is changed then.
    """
    sizes = {key: size for key in SIZED if (size := _size(typed.get(key, ""))) is not None}
    await take_turn(session, f"network_sizes:{viewer.member_id}")
    mine = col(MemberNetwork.member_id) == viewer.member_id, col(MemberNetwork.network).in_(SIZED)
    await session.exec(delete(MemberNetwork).where(*mine))
    session.add_all([MemberNetwork(member_id=viewer.member_id, network=key, size=n) for key, n in sizes.items()])
    await session.flush()


def _size(typed: str) -> int | None:
    """A whole number, however its thousands are separated."""
    text = "".join(sign for sign in typed if not sign.isspace() and sign not in ".,'’")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(LARGEST)) or int(text) > LARGEST:
        raise SizeNotUnderstood
    return int(text)


def _mine(viewer: Viewer) -> Any:
    return (
        columns(Share, Card)
        .join(Card, col(Card.id) == Share.card_id)
        .where(Share.member_id == viewer.member_id, Share.evidence != Evidence.NONE)
    )


async def _views(session: Session, viewer: Viewer, found: Sequence[tuple[Share, Card]]) -> tuple[MyShare, ...]:
    unique = func.count(func.nullif(Click.visitor, ""))
    asked = columns(Click.share_id, Click.kind, func.count(), unique).group_by(Click.share_id, Click.kind)
    asked = asked.where(col(Click.share_id).in_([share.id for share, _ in found]))
    clicks: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for share_id, kind, n, named in await rows(session, asked):
        clicks[share_id].append((kind, n, named))
    return tuple(_view(viewer, share, card, counted(clicks[share.id])) for share, card in found)


def _view(viewer: Viewer, share: Share, card: Card, counts: Mapping[str, int]) -> MyShare:
    evidence, network = Evidence(share.evidence), NETWORKS[share.network]
    return MyShare(
        id=share.id,
        title=card.title or card.summary,
        slug=card.slug,
        when=numbers.near_day(viewer.language, share.confirmed_at or share.made_at, viewer.timezone),
        network=network.label or tr(viewer.language, f"sharing.by_{network.key}"),
        evidence=evidence,
        evidence_text=tr(viewer.language, f"evidence.{WORDS[evidence]}"),
        kind=KINDS[evidence],
        visits=counts["visits"],
        visitors=counts["visitors"],
        machines=counts["machines"],
        own=counts["own"],
        words=share.caption,
        language=share.language,
        can_give=has_address(share.network) and not share.post_seen_by,
        seen=bool(share.post_seen_by),
        post_url=link(share.post_url),
        answer=share.post_answer,
    )
