"""Where a link leads, and what anybody may see of a post."""

from typing import Any

from sqlmodel import case, col

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import Language
from advocacy_app.models import Card, Member, Organisation, Picture, Share, Site
from advocacy_app.read_models.feed import FilmView
from advocacy_app.read_models.sharing import PublicPost, Way
from advocacy_app.services import feed, identity
from advocacy_app.services.errors import NotFound


async def find_way(session: Session, code: str) -> Way | None:
    """Where a code leads, whatever the state of its card or its campaign; None if it is no code of ours."""
    state = case((feed.is_paused(), "paused"), else_=col(Card.state))
    asked = (
        columns(Share.id, Share.member_id, Card.slug, Share.target, Share.made_at, state, Card.live_at, Card.expires_at)
        .join(Card, col(Card.id) == Share.card_id)
        .where(Share.code == code)
    )
    found = await rows(session, asked)
    return Way(*found[0]) if found else None


async def public_post(session: Session, slug: str, language: Language) -> PublicPost:
    """A post as anybody may see it, told in ``language`` (the post's own words stay in theirs).

    Raises:
        NotFound: no such post, not for outside, not yet, or no longer.
    """
    found = await rows(session, _columns().where(Card.slug == slug, *_is_public()))
    if not found:
        raise NotFound
    row, house = found[0], (await rows(session, columns(Organisation.name, Organisation.brand_hue)))[0]
    face = identity.face(row.author, row.nickname, row.visibility, row.author_id, language, row.site or "")
    return PublicPost(
        slug=slug,
        language=row.language,
        title=row.title,
        words=row.summary,
        picture=feed.picture_view(row, row.language),
        author=face.name if row.author_id else "",
        line=face.line,
        company=house.name,
        hue=house.brand_hue,
        hashtag=row.hashtag,
        film=feed.film_view(row.video_url, language) if row.kind == "video" else FilmView(),
    )


async def is_public_picture(session: Session, picture_id: str) -> bool:
    """Whether anybody may see a picture: it belongs to a post that is live and meant for outside."""
    return bool(await rows(session, columns(Card.id).where(Card.picture_id == picture_id, *_is_public()).limit(1)))


async def is_public_film(session: Session, film_id: str) -> bool:
    """Whether anybody may see a film: its post is live and meant for outside."""
    named = col(Card.video_url).startswith(f"film:{film_id}:")
    return bool(await rows(session, columns(Card.id).where(named, *_is_public()).limit(1)))


def _is_public() -> tuple[Any, ...]:
    return Card.scope == "outside", feed.is_live(clock.now())


def _columns() -> Any:
    return (
        columns(
            Card.language,
            Card.title,
            Card.summary,
            Card.hashtag,
            Card.kind,
            Card.video_url,
            Card.author_id,
            col(Site.name).label("site"),
            *feed.PICTURE,
            col(Member.name).label("author"),
            Member.nickname,
            Member.visibility,
        )
        .outerjoin(Site, col(Site.id) == Card.site_id)
        .outerjoin(Picture, col(Picture.id) == Card.picture_id)
        .outerjoin(Member, col(Member.id) == Card.author_id)
    )
