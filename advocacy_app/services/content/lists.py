"""Lists of the studio: content by state, what waits at home, the frame around every page."""

from typing import Any

from sqlalchemy import and_, func, or_
from sqlmodel import col

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import (
    Appeal,
    BoardClearance,
    Card,
    Comment,
    FairPlayCase,
    Kudos,
    Member,
    Picture,
    RewardOrder,
    Share,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.studio import ContentPage, ContentRow, StudioFrame, StudioHome
from advocacy_app.services import campaigns, culture, feed, ideas, identity
from advocacy_app.services.content.rules import WRITERS
from advocacy_app.services.content.table import on_table, state_of
from advocacy_app.services.errors import NotFound

PAGE = 30
STATES = ("in_review", "draft", "scheduled", "live", "paused", "archived")
TONES = {"live": "good", "scheduled": "brand", "in_review": "warn", "paused": "bad"}


async def frame(session: Session, viewer: Viewer) -> StudioFrame:
    """Who is in the studio, and what waits there.

    Raises:
        NotFound: nothing here for this person.
    """
    if not viewer.studio:
        raise NotFound
    me = identity.face(viewer.name, "", "name", viewer.member_id, viewer.language, "")
    waits = on_table(viewer) & (col(Card.state) == "in_review")
    return StudioFrame(
        me=me,
        owner=viewer.owner,
        writer=viewer.role in WRITERS,
        administrator=viewer.role == "administrator",
        in_review=await _count(session, Card, waits),
        **await _waits(session, viewer),
    )


async def content(session: Session, viewer: Viewer, state: str = "", words: str = "", page: int = 0) -> ContentPage:
    """A page of the studio's cards, the last changed first; empty filters ask for nothing."""
    wanted = _rows().where(on_table(viewer))
    if state == "stale":
        wanted = wanted.where(*_stale())
    elif state in STATES:
        wanted = wanted.where(_in_state(state))
    for word in words[:100].split():
        pattern = f"%{word.replace('%', '').replace('_', '')}%"
        wanted = wanted.where(or_(col(Card.title).ilike(pattern), col(Card.summary).ilike(pattern)))
    ordered = wanted.order_by(col(Card.changed_at).desc(), col(Card.id).desc())
    found = await rows(session, ordered.offset(page * PAGE).limit(PAGE + 1))
    return ContentPage(tuple(row_of(*hit, viewer=viewer) for hit in found[:PAGE]), len(found) > PAGE)


async def home(session: Session, viewer: Viewer) -> StudioHome:
    """What waits for this person, what is live, what comes next, what goes stale."""
    mine = on_table(viewer)
    in_review = await _some(session, viewer, mine, _in_state("in_review"), order=col(Card.changed_at))
    stale = await _some(session, viewer, mine, *_stale(), order=col(Card.review_by))
    waits = await _waits(session, viewer)
    posts = mine & or_(_in_state("in_review"), and_(*_stale()))
    drafts = (mine, col(Card.owner_id) == viewer.member_id, _in_state("draft"))
    return StudioHome(
        greeting=viewer.name.split()[0] if viewer.name else "",
        waits=await _count(session, Card, posts) + sum(waits.values()),
        in_review=tuple(in_review),
        **waits,
        stale=tuple(stale),
        drafts=tuple(await _some(session, viewer, *drafts, order=col(Card.changed_at).desc())),
        scheduled=tuple(await _some(session, viewer, mine, _in_state("scheduled"), order=col(Card.live_at))),
        live=await _count(session, Card, mine & _in_state("live")),
    )


def _in_state(state: str) -> Any:
    """Cards that readers would notice in this state now."""
    moment = clock.now()
    over = col(Card.expires_at).is_not(None) & (col(Card.expires_at) <= moment)
    due = (col(Card.state) == "scheduled") & (col(Card.live_at) <= moment)
    if state == "live":
        return feed.is_live(moment)
    if state == "scheduled":
        return (col(Card.state) == "scheduled") & (col(Card.live_at) > moment)
    if state == "archived":
        return (col(Card.state) == "archived") | (((col(Card.state) == "live") | due) & over)
    return col(Card.state) == state


def _stale() -> tuple[Any, ...]:
    return (feed.is_live(clock.now()), col(Card.review_by) <= clock.now())


def _rows() -> Any:
    return (
        columns(Card, Picture, Member)
        .outerjoin(Picture, col(Picture.id) == Card.picture_id)
        .outerjoin(Member, col(Member.id) == Card.owner_id)
    )


async def _some(session: Session, viewer: Viewer, *where: Any, order: Any) -> list[ContentRow]:
    found = await rows(session, _rows().where(*where).order_by(order).limit(5))
    return [row_of(*hit, viewer=viewer) for hit in found]


async def _count(session: Session, table: Any, where: Any) -> int:
    return (await rows(session, columns(func.count()).select_from(table).where(where)))[0]


async def _waits(session: Session, viewer: Viewer) -> dict[str, int]:
    """What waits for this person besides posts, by its place in the studio."""
    photos = {"photos": await culture.waiting_for(session, viewer)}
    if not viewer.owner:
        return photos
    return photos | {"ideas": await ideas.waiting(session)} | await _owners_waits(session)


async def _owners_waits(session: Session) -> dict[str, int]:
    """Everything that waits for a human who runs the programme."""
    reported = col(Comment.hidden_at).is_not(None) & col(Comment.removed_at).is_(None)
    given = (col(Share.post_url) != "") & (col(Share.post_seen_by) == "")
    return {
        "comments": await _count(session, Comment, reported),
        "appeals": await _count(session, Appeal, col(Appeal.decided_at).is_(None)),
        "posts": await _count(session, Share, given),
        "orders": await _count(session, RewardOrder, col(RewardOrder.state).in_(("asked", "approved"))),
        "fair_play": await _count(session, FairPlayCase, FairPlayCase.outcome == "open")
        + await _count(session, BoardClearance, col(BoardClearance.cleared_at).is_(None))
        + await _count(session, Kudos, col(Kudos.reported_at).is_not(None) & col(Kudos.decided_at).is_(None)),
        "campaigns": await campaigns.submitted(session),
    }


def row_of(card: Card, picture: Picture | None, owner: Member | None, *, viewer: Viewer) -> ContentRow:
    """A card as a row of a list in the studio."""
    state, language = state_of(card), viewer.language
    return ContentRow(
        slug=card.slug,
        title=card.title or card.summary or tr(language, "studio.untitled"),
        state=state,
        state_name=tr(language, f"studio.state_{state}"),
        tone=TONES.get(state, ""),
        by=owner.name if owner else "",
        when=_when(card, state, viewer),
        language=card.language,
        picture=picture.id if picture else "",
        dominant=picture.dominant if picture else "",
        position=f"{picture.focus_x * 100:.0f}% {picture.focus_y * 100:.0f}%" if picture else "",
        stale=state == "live" and card.review_by is not None and card.review_by <= clock.now(),
        featured=state == "live" and card.featured_at is not None,
    )


def _when(card: Card, state: str, viewer: Viewer) -> str:
    moment = card.live_at if state in {"scheduled", "live"} and card.live_at else card.changed_at
    return numbers.day_and_time(viewer.language, moment, viewer.timezone)
