"""What my shares brought: measured where it can be, a range where it can only be estimated, and for my eyes only."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Card, Click, MemberNetwork, Share, Thanks
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.sharing import Impact, MyShare
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services.sharing.clicks import ClickClass
from advocacy_app.services.sharing.networks import NETWORKS
from advocacy_app.services.sharing.posts import has_address
from advocacy_app.services.sharing.rules import Evidence, estimated_reach

LATEST = 30
SHOWN_STROKES = 24
_KINDS = {
    Evidence.SAID: "me said",
    Evidence.CLICKED: "me click",
    Evidence.URL: "me",
    Evidence.CONFIRMED: "me conf",
}
_WORDS = {Evidence.SAID: "said", Evidence.CLICKED: "clicked", Evidence.URL: "given", Evidence.CONFIRMED: "confirmed"}
_MACHINES = frozenset({ClickClass.UNFURL, ClickClass.BOT, ClickClass.PREFETCH, ClickClass.SUSPICIOUS})
Counts = Mapping[str, int]


async def impact(session: Session, viewer: Viewer) -> Impact:
    """The viewer's own figures; there is no other way to ask for them."""
    mine = col(Share.member_id) == viewer.member_id, col(Share.evidence) != Evidence.NONE
    networks = (await session.exec(select(Share.network, func.count()).where(*mine).group_by(Share.network))).all()
    latest = await _latest(session, viewer)
    clicks = await _clicks(session, col(Click.share_id).in_(select(Share.id).where(*mine)))
    totals: Counter[str] = Counter()
    for counts in clicks.values():
        totals.update(counts)
    return Impact(
        shares=sum(n for _, n in networks),
        visits=totals["visits"],
        visitors=totals["visitors"],
        machines=totals["machines"],
        own=totals["own"],
        reach=await _reach(session, viewer, dict(networks)),
        thanks=await _thanks(session, viewer),
        strokes=_strokes(latest),
        strokes_text=_strokes_text(viewer, latest),
        latest=tuple(_my_share(viewer, share, card, clicks.get(share.id, {})) for share, card in latest),
    )


async def _latest(session: Session, viewer: Viewer) -> Sequence[tuple[Share, Card]]:
    asked = (
        select(Share, Card)
        .join(Card, col(Card.id) == Share.card_id)
        .where(Share.member_id == viewer.member_id, Share.evidence != Evidence.NONE)
    )
    return (await session.exec(asked.order_by(col(Share.made_at).desc(), col(Share.id).desc()).limit(LATEST))).all()


async def _clicks(session: Session, which: ColumnElement[bool]) -> dict[str, Counter[str]]:
    """By share: visits by persons, those with a name for the day (unique), machines, and the sharer's own."""
    unique = func.count(func.nullif(Click.visitor, ""))
    asked = select(Click.share_id, Click.kind, func.count(), unique).where(which).group_by(Click.share_id, Click.kind)
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for share_id, kind, n, named in (await session.exec(asked)).all():
        if kind in _MACHINES:
            found[share_id]["machines"] += n
        elif kind == ClickClass.SELF:
            found[share_id]["own"] += n
        else:
            found[share_id].update(visits=n, visitors=named)
    return found


async def _reach(session: Session, viewer: Viewer, shares: Counts) -> str:
    asked = select(MemberNetwork.network, MemberNetwork.size).where(MemberNetwork.member_id == viewer.member_id)
    reach = estimated_reach(shares, dict((await session.exec(asked)).all()))
    if reach is None:
        return ""
    low, high = (numbers.whole(viewer.language, n) for n in reach)
    return low if low == high else f"{low}–{high}"


async def _thanks(session: Session, viewer: Viewer) -> int:
    """Thanks from colleagues for the viewer's own posts."""
    asked = (
        select(func.count())
        .select_from(Thanks)
        .join(Card, col(Card.id) == Thanks.card_id)
        .where(Card.author_id == viewer.member_id, Thanks.member_id != viewer.member_id)
    )
    return (await session.exec(asked)).one()


def _strokes(latest: Sequence[tuple[Share, Card]]) -> tuple[Stroke, ...]:
    """One for each share, oldest first, filled by evidence; a fixed pattern of heights that ranks nothing."""
    heights = (62, 84, 48, 72, 100, 56, 78)
    shown = list(reversed(latest[:SHOWN_STROKES]))
    return tuple(Stroke(_KINDS[Evidence(share.evidence)], heights[i % 7]) for i, (share, _) in enumerate(shown))


def _strokes_text(viewer: Viewer, latest: Sequence[tuple[Share, Card]]) -> str:
    levels = Counter(share.evidence for share, _ in latest[:SHOWN_STROKES])
    parts = [
        f"{tr(viewer.language, f'evidence.{_WORDS[level]}')}: {levels[level]}" for level in _WORDS if levels[level]
    ]
    return " · ".join(parts)


def _my_share(viewer: Viewer, share: Share, card: Card, counts: Counts) -> MyShare:
    evidence, network = Evidence(share.evidence), NETWORKS[share.network]
    return MyShare(
        id=share.id,
        title=card.title or card.summary,
        slug=card.slug,
        when=numbers.near_day(viewer.language, share.confirmed_at or share.made_at, viewer.timezone),
        network=network.label or tr(viewer.language, f"sharing.by_{network.key}"),
        evidence=evidence,
        evidence_text=tr(viewer.language, f"evidence.{_WORDS[evidence]}"),
        kind=_KINDS[evidence],
        visits=counts.get("visits", 0),
        visitors=counts.get("visitors", 0),
        machines=counts.get("machines", 0),
        can_give=not share.post_url and has_address(share.network),
        post_url=share.post_url,
        answer=share.post_answer,
    )
