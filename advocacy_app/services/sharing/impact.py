"""What my shares brought: measured where it can be, a range where it can only be estimated, and for my eyes only."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import func
from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Card, Click, MemberNetwork, Share, Thanks
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.sharing import Impact
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services.sharing.clicks import ClickClass
from advocacy_app.services.sharing.rules import Evidence, estimated_reach

SHOWN_STROKES = 24
KINDS = {
    Evidence.SAID: "me said",
    Evidence.CLICKED: "me click",
    Evidence.URL: "me",
    Evidence.CONFIRMED: "me conf",
}
"""How full the stroke of a share is."""
WORDS = {Evidence.SAID: "said", Evidence.CLICKED: "clicked", Evidence.URL: "given", Evidence.CONFIRMED: "confirmed"}
_MACHINES = frozenset({ClickClass.UNFURL, ClickClass.BOT, ClickClass.PREFETCH, ClickClass.SUSPICIOUS})


async def impact(session: Session, viewer: Viewer) -> Impact:
    """The viewer's own figures; there is no other way to ask for them."""
    mine = col(Share.member_id) == viewer.member_id, col(Share.evidence) != Evidence.NONE
    networks = (await session.exec(select(Share.network, func.count()).where(*mine).group_by(Share.network))).all()
    levels = await _latest_levels(session, viewer)
    unique = func.count(func.nullif(Click.visitor, ""))
    clicked = select(Click.kind, func.count(), unique).join(Share, col(Share.id) == Click.share_id).where(*mine)
    totals = counted((await session.exec(clicked.group_by(Click.kind))).all())
    return Impact(
        shares=sum(n for _, n in networks),
        visits=totals["visits"],
        visitors=totals["visitors"],
        machines=totals["machines"],
        own=totals["own"],
        reach=await _reach(session, viewer, dict(networks)),
        thanks=await _thanks(session, viewer),
        strokes=_strokes(levels),
        strokes_text=_strokes_text(viewer, levels),
    )


def counted(clicks: Sequence[tuple[str, int, int]]) -> Counter[str]:
    """From (class, clicks, those with a name for the day): visits by persons, visitors, machines, the sharer's own."""
    found: Counter[str] = Counter()
    for kind, n, named in clicks:
        if kind in _MACHINES:
            found["machines"] += n
        elif kind == ClickClass.SELF:
            found["own"] += n
        else:
            found.update(visits=n, visitors=named)
    return found


async def _latest_levels(session: Session, viewer: Viewer) -> Sequence[str]:
    """How sure we are of each of the latest shares, oldest first."""
    asked = select(Share.evidence).where(Share.member_id == viewer.member_id, Share.evidence != Evidence.NONE)
    latest = (await session.exec(asked.order_by(col(Share.id).desc()).limit(SHOWN_STROKES))).all()
    return latest[::-1]


async def _reach(session: Session, viewer: Viewer, shares: Mapping[str, int]) -> str:
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


def _strokes(levels: Sequence[str]) -> tuple[Stroke, ...]:
    """One for each share, filled by evidence; a fixed pattern of heights that ranks nothing."""
    heights = (62, 84, 48, 72, 100, 56, 78)
    return tuple(Stroke(KINDS[Evidence(level)], heights[i % 7]) for i, level in enumerate(levels))


def _strokes_text(viewer: Viewer, levels: Sequence[str]) -> str:
    found = Counter(levels)
    parts = [f"{tr(viewer.language, f'evidence.{WORDS[level]}')}: {found[level]}" for level in WORDS if found[level]]
    return " · ".join(parts)
