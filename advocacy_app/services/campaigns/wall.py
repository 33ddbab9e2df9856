"""The wall of a hashtag: colleagues' photos, the featured ones first, and who carried it outside."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, null
from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.hashtags import key_of
from advocacy_app.i18n import Language, tr
from advocacy_app.models import Card, Member, Photo, Picture, Share, Site, Thanks
from advocacy_app.read_models.campaigns import ToShare, WallPost, WallShare
from advocacy_app.read_models.feed import PictureView
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed, guidelines, identity

PAGE, MOST = 24, 240
SHARES = 6
NAMED, NEAR = 2, 10
"""So many people of a post are named; so many of its latest are asked for their words."""
TO_SHARE = 6
SOME = 3


def pictured() -> Any:
    """The columns that ``feed.picture_view`` wants, and the tables behind them."""
    return (
        columns(Card.id, Card.slug, Card.title, Card.summary, Card.language, Card.scope, Card.featured_at)
        .add_columns(*feed.PICTURE)
        .outerjoin(Picture, col(Picture.id) == Card.picture_id)
    )


async def photos(session: Session, reader: feed.Reader, tag: str, shown: int) -> tuple[tuple[WallPost, ...], bool]:
    """The photos that this reader may see, at most ``shown``, and whether there are more."""
    asked = (
        pictured()
        .add_columns(Card.author_id, Member.name, Member.nickname, Member.visibility, Member.job)
        .add_columns(col(Site.name).label("site"), col(Photo.id).label("photo"), _thanks().label("thanks"))
        .outerjoin(Photo, col(Photo.card_id) == Card.id)
        .outerjoin(Site, col(Site.id) == Card.site_id)
        .join(Member, col(Member.id) == Card.author_id)
        .where(feed.may_see(reader), Card.tag == tag)
        .order_by(col(Card.featured_at) == null(), col(Card.live_at).desc(), col(Card.id).desc())
    )
    limit = min(max(shown, PAGE), MOST)
    found = await rows(session, asked.limit(limit + 1))
    return tuple(_post(row, reader.viewer) for row in found[:limit]), len(found) > limit and limit < MOST


def _thanks() -> Any:
    return select(func.count()).select_from(Thanks).where(Thanks.card_id == Card.id).scalar_subquery()


def _post(row: Any, viewer: Viewer) -> WallPost:
    line = ", ".join(part for part in (row.job, row.site) if part)
    return WallPost(
        href=f"/c/{row.slug}",
        author=identity.face(row.name, row.nickname, row.visibility, row.author_id, viewer.language, line),
        picture=feed.picture_view(row, viewer.language),
        words=row.summary,
        language=row.language,
        thanks=row.thanks,
        featured=row.featured_at is not None,
        photo=row.photo or "" if viewer.owner and row.author_id != viewer.member_id else "",
    )


async def shares(session: Session, reader: feed.Reader, tag: str) -> tuple[WallShare, ...]:
    """Its posts that were carried outside, each once, the latest first, by whom of the people who choose to be seen.

    Only they are counted: a number with the others in it would tell how many of them there are.
    """
    found = await rows(session, _carriers(reader, tag).limit(SHARES * NEAR))
    posts: dict[str, list[Any]] = {}
    for row in found:
        posts.setdefault(row.card_id, []).append(row)
    return tuple(_share(people, tag, reader.viewer) for people in list(posts.values())[:SHARES])


def _carriers(reader: feed.Reader, tag: str) -> Any:
    """The last share of each person and post, for each post its ``NEAR`` latest people and how many there are."""
    seen = (feed.may_see(reader), Card.tag == tag, Share.evidence != "none")
    latest = (col(Share.made_at).desc(), col(Share.id).desc())
    turn = func.row_number().over(partition_by=(col(Share.card_id), col(Share.member_id)), order_by=latest)
    each = (
        columns(Share.id, Share.made_at, Share.card_id, Share.caption, Share.language, Share.member_id)
        .add_columns(Card.slug, Card.title, Card.summary, col(Card.language).label("spoken"))
        .add_columns(Member.name, Member.nickname, Member.visibility, turn.label("turn"))
        .join(Card, col(Card.id) == Share.card_id)
        .join(Member, col(Member.id) == Share.member_id)
        .where(*seen, col(Member.visibility).in_(("name", "nickname")), col(Member.deactivated_at).is_(None))
        .subquery()
    )
    order = (each.c.made_at.desc(), each.c.id.desc())
    place = func.row_number().over(partition_by=each.c.card_id, order_by=order)
    people = func.count().over(partition_by=each.c.card_id)
    once = columns(*each.c, place.label("place"), people.label("people")).where(each.c.turn == 1).subquery()
    return columns(*once.c).where(once.c.place <= NEAR).order_by(once.c.made_at.desc(), once.c.id.desc())


def _share(people: Sequence[Any], tag: str, viewer: Viewer) -> WallShare:
    """Somebody's words belong here if they put the hashtag into them themselves."""
    faces = [
        identity.face(row.name, row.nickname, row.visibility, row.member_id, viewer.language, "") for row in people
    ]
    at = next((at for at, row in enumerate(people) if _is_meant(row.caption, tag)), None)
    row = people[0]
    return WallShare(
        who=faces[0],
        line=_by(viewer.language, [face.name for face in faces[:NAMED]], row.people),
        words="" if at is None else people[at].caption,
        said_by="" if at is None else faces[at].name,
        language=row.language if at is None else people[at].language,
        title=row.title or row.summary,
        spoken=row.spoken,
        href=f"/c/{row.slug}",
    )


def _is_meant(caption: str, tag: str) -> bool:
    return tag in {key_of(each) for each in guidelines.hashtags(caption)}


def _by(language: Language, names: Sequence[str], people: int) -> str:
    if people > len(names):
        return tr(language, "campaign.carried_by_more", names=", ".join(names), n=people - len(names))
    return tr(language, "campaign.carried_by", names=", ".join(names))


async def to_share(session: Session, reader: feed.Reader, tag: str) -> tuple[ToShare, ...]:
    """The company's own posts with the hashtag, the newest first."""
    company = (feed.may_see(reader), Card.tag == tag, col(Card.author_id).is_(None))
    found = await rows(session, pictured().where(*company).order_by(col(Card.live_at).desc()).limit(TO_SHARE))
    return tuple(
        ToShare(
            href=f"/c/{row.slug}",
            share=f"/share/{row.slug}" if row.scope == "outside" else "",
            title=row.title or row.summary,
            language=row.language,
            picture=feed.picture_view(row, reader.viewer.language),
        )
        for row in found
    )


async def hero(session: Session, reader: feed.Reader, tag: str) -> PictureView:
    """The picture at the top of a wall; empty where it has none."""
    return next(iter((await some_pictures(session, reader, [tag], 1)).get(tag, ())), PictureView())


async def some_pictures(
    session: Session, reader: feed.Reader, tags: Sequence[str], most: int = SOME
) -> dict[str, tuple[PictureView, ...]]:
    """A few pictures of each wall, for its card; the featured ones first. Walls without any are left out."""
    order = (col(Card.author_id) == null(), col(Card.featured_at) == null(), col(Card.live_at).desc())
    place = func.row_number().over(partition_by=col(Card.tag), order_by=order).label("place")
    seen = (feed.may_see(reader), col(Card.tag).in_(tags), col(Picture.id).is_not(None))
    walls = pictured().add_columns(Card.tag, place).where(*seen).subquery()
    found: dict[str, tuple[PictureView, ...]] = {}
    for row in await rows(session, columns(*walls.c).where(walls.c.place <= most).order_by(walls.c.place)):
        found[row.tag] = (*found.get(row.tag, ()), feed.picture_view(row, reader.viewer.language))
    return found
