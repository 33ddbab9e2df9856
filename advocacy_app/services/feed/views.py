"""From chosen cards to what a phone shows: a handful of queries for a whole window, none per card."""

import json
from collections import defaultdict
from typing import Any, NamedTuple, cast

from sqlalchemy import bindparam, func, literal, union_all
from sqlmodel import col

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import Language, tr
from advocacy_app.integrations.plain import link
from advocacy_app.models import Card, CardTopic, Comment, Member, Picture, Saved, Share, Site, Thanks, Topic
from advocacy_app.read_models.feed import FeedCard, FilmView, PictureView
from advocacy_app.services import identity, points
from advocacy_app.services.feed.audience import Reader
from advocacy_app.services.feed.films import film_view
from advocacy_app.services.feed.rules import Traits, main_reason


class _Around(NamedTuple):
    """What a window of cards needs besides its rows; by card id."""

    tallies: dict[str, dict[str, int]]
    """How much of what there is, and what of the reader's own; see ``_TALLIES``."""
    topics: dict[str, str]
    worth: int


async def load_cards(session: Session, reader: Reader, chosen: list[Traits]) -> list[FeedCard]:
    """The cards in the order given, as this reader sees them."""
    if not chosen:
        return []
    ids = [traits.card_id for traits in chosen]
    found = {row.id: row for row in await rows(session, _CARDS, ids=ids)}
    around = await _around(session, reader, ids)
    return [_feed_card(found[t.card_id], t, reader, around) for t in chosen if t.card_id in found]


async def _around(session: Session, reader: Reader, ids: list[str]) -> _Around:
    me = reader.viewer.member_id
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for what, card, n in await rows(session, _TALLIES, ids=ids, me=me):
        found[what][card] = n
    return _Around(
        tallies=found,
        topics=await _followed_names(session, reader, ids),
        worth=await points.worth(session, reader.viewer, "share_said"),
    )


PICTURE: tuple[Any, ...] = (
    cast("Any", col(Picture.id)).label("picture"),
    Picture.alt,
    Picture.focus_x,
    Picture.focus_y,
    Picture.dominant,
    Picture.width,
    Picture.height,
    Picture.placeholder,
    Picture.thumbhash,
)
"""The columns that ``picture_view`` wants."""
_ids = cast("Any", bindparam)("ids", expanding=True)
_CARDS = (
    columns(
        Card.id,
        Card.slug,
        Card.language,
        Card.title,
        Card.summary,
        Card.purpose,
        Card.kind,
        Card.minutes,
        Card.hashtag,
        Card.url,
        Card.video_url,
        Card.scope,
        Card.featured_at,
        Card.author_id,
        col(Site.name).label("site"),
        *PICTURE,
        col(Member.name).label("author"),
        Member.nickname,
        Member.job,
        Member.visibility,
    )
    .outerjoin(Site, col(Site.id) == Card.site_id)
    .outerjoin(Picture, col(Picture.id) == Card.picture_id)
    .outerjoin(Member, col(Member.id) == Card.author_id)
    .where(col(Card.id).in_(_ids))
)


def _counted(what: str, card_id: Any, number: Any, *where: Any) -> Any:
    return columns(literal(what), card_id, number).where(col(card_id).in_(_ids), *where).group_by(card_id)


def _own(what: str, table: Any, *where: Any) -> Any:
    mine = (col(table.card_id).in_(_ids), table.member_id == bindparam("me"))
    return columns(literal(what), table.card_id, literal(0)).where(*mine, *where)


_SAID = Share.evidence != "none"
_OPEN = (col(Comment.hidden_at).is_(None), col(Comment.removed_at).is_(None))
# Thanks and voices are counted out of an index alone: a card may have those of thousands.
_TALLIES = union_all(
    _counted("thanks", Thanks.card_id, func.count()),
    _counted("voices", Share.card_id, func.count(col(Share.member_id).distinct()), _SAID),
    _counted("comments", Comment.card_id, func.count(), *_OPEN),
    _own("thanked", Thanks),
    _own("shared", Share, _SAID),
    _own("kept", Saved),
)


_FOLLOWED = (
    columns(CardTopic.card_id, Topic.names)
    .join(Topic, col(Topic.id) == CardTopic.topic_id)
    .where(col(CardTopic.card_id).in_(_ids), col(Topic.id).in_(cast("Any", bindparam)("topics", expanding=True)))
)


async def _followed_names(session: Session, reader: Reader, ids: list[str]) -> dict[str, str]:
    """For each card one topic that the reader follows, in the reader's language."""
    if not reader.topics:
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    for card_id, names in await rows(session, _FOLLOWED, ids=ids, topics=[*reader.topics]):
        found[card_id].append(topic_name(names, reader.viewer.language))
    return {card_id: min(names) for card_id, names in found.items()}


def topic_name(names: str, language: Language) -> str:
    """A topic's name in a language; English when a language is missing."""
    known = json.loads(names)
    return known.get(language) or known.get("en", "")


def _why(traits: Traits, reader: Reader, topics: dict[str, str]) -> tuple[str, str]:
    """Why this reader sees this card: a short line for the card and a sentence for the sheet behind it."""
    language, reason = reader.viewer.language, main_reason(traits)
    words = {"topic": topics[traits.card_id]} if reason == "topic" else {}
    return tr(language, f"feed.why_{reason}", **words), tr(language, f"feed.why_{reason}_more", **words)


def _feed_card(row: Any, traits: Traits, reader: Reader, around: _Around) -> FeedCard:
    language, there = reader.viewer.language, around.tallies
    why, why_more = _why(traits, reader, around.topics)
    video = row.kind == "video" and bool(row.video_url)
    film = film_view(row.video_url, language) if video else FilmView()
    outside = film.link if video else link(row.url) if row.kind == "link" else ""
    return FeedCard(
        slug=row.slug,
        colleague=row.author_id is not None,
        language=row.language,
        title=row.title,
        words=row.summary,
        purpose=tr(language, f"card.purpose_{row.purpose}"),
        line=_line(row, language),
        hashtag=row.hashtag,
        href=outside or f"/c/{row.slug}",
        external=bool(outside),
        shareable=row.scope == "outside",
        picture=picture_view(row, language),
        author=identity.face(row.author, row.nickname, row.visibility, row.author_id, language, _author_line(row)),
        why=why,
        why_more=why_more,
        thanks=there["thanks"].get(row.id, 0),
        thanked=row.id in there["thanked"],
        saved=row.id in there["kept"],
        comments=there["comments"].get(row.id, 0),
        voices=there["voices"].get(row.id, 0),
        mine=row.id in there["shared"],
        points=around.worth if row.scope == "outside" else 0,
        featured=row.featured_at is not None,
        video=video,
        film=film,
    )


def _line(row: Any, language: Language) -> str:
    parts = [tr(language, "card.minutes", n=row.minutes) if row.minutes else "", row.site or ""]
    return " · ".join(part for part in parts if part)


def _author_line(row: Any) -> str:
    return ", ".join(part for part in (row.job, row.site) if part)


def picture_view(row: Any, language: Language) -> PictureView:
    """The picture of a row with its columns; without one where ``row.picture`` is empty."""
    if not row.picture:
        return PictureView()
    alts = json.loads(row.alt or "{}")
    return PictureView(
        id=row.picture,
        alt=alts.get(language) or alts.get(row.language) or alts.get("en", ""),
        position=f"{row.focus_x * 100:.0f}% {row.focus_y * 100:.0f}%",
        dominant=row.dominant,
        width=row.width,
        height=row.height,
        blurred=f"url(data:image/webp;base64,{row.placeholder})" if row.placeholder else "none",
        thumbhash=row.thumbhash,
    )
