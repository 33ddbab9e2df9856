"""The card as a reader's phone will show it, out of what stands in the form right now."""

from dataclasses import replace

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.i18n import tr
from advocacy_app.models import Picture
from advocacy_app.read_models.feed import NO_CARD, FeedCard, FilmView, PictureView
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed
from advocacy_app.services.content.drafts import WORDS_A_MINUTE
from advocacy_app.services.content.form import Typed
from advocacy_app.services.content.pictures import may_open_picture


async def preview(session: Session, viewer: Viewer, slug: str, typed: Typed) -> FeedCard:
    """The card with nothing said about it yet."""
    language = viewer.language
    minutes = round(len(typed.body.split()) / WORDS_A_MINUTE) or bool(typed.body)
    return replace(
        NO_CARD,
        slug=slug,
        language=typed.language,
        title=typed.title or tr(language, "studio.untitled"),
        words=typed.summary,
        purpose=tr(language, f"card.purpose_{typed.purpose}"),
        line=tr(language, "card.minutes", n=int(minutes)) if minutes else "",
        hashtag=typed.hashtag,
        href="/",
        shareable=typed.scope == "outside",
        video=typed.kind == "video",
        film=feed.film_view(typed.video_url, language) if typed.kind == "video" else FilmView(),
        picture=await _picture(session, viewer, typed),
        why=tr(language, "feed.why_fresh"),
        why_more=tr(language, "feed.why_fresh_more"),
    )


async def _picture(session: Session, viewer: Viewer, typed: Typed) -> PictureView:
    if not typed.picture_id or not await may_open_picture(session, viewer, typed.picture_id):
        return PictureView()
    row = (await session.exec(select(Picture).where(Picture.id == typed.picture_id))).one()
    x, y = typed.focus
    alt = typed.alts.get(typed.language) or typed.alts.get("en", "")
    return PictureView(row.id, alt, f"{x * 100:.0f}% {y * 100:.0f}%", row.dominant, row.width, row.height)
