"""One card on its own page."""

from sqlmodel import select

from advocacy_app.db import Session, columns, rows
from advocacy_app.integrations.markdown import to_html
from advocacy_app.models import Card, Seen
from advocacy_app.read_models.feed import CardPage
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.feed.audience import is_for, is_paused, reader_of
from advocacy_app.services.feed.comments import comments
from advocacy_app.services.feed.errors import CardGone, CardOver, CardPaused
from advocacy_app.services.feed.queries import card


async def card_page(session: Session, viewer: Viewer, slug: str) -> CardPage:
    """The card, its text and its comments.

    Raises:
        CardGone: no such card for this person.
    """
    try:
        shown = await card(session, viewer, slug)
    except CardGone:
        raise await what_became(session, viewer, slug) from None
    [(card_id, body)] = await rows(session, columns(Card.id, Card.body).where(Card.slug == slug))
    return CardPage(shown, to_html(body), tuple(await comments(session, viewer, card_id)))


async def what_became(session: Session, viewer: Viewer, slug: str) -> CardGone:
    """The truth about a card that is gone for whoever had it on the screen; for all others it never was."""
    mine = select(Seen.card_id).where(Seen.member_id == viewer.member_id, Seen.card_id == Card.id)
    asked = columns(is_paused()).where(Card.slug == slug, mine.exists(), is_for(await reader_of(session, viewer)))
    found = await rows(session, asked)
    if not found:
        return CardGone()
    return CardPaused() if found[0] else CardOver()
