"""One card on its own page."""

from advocacy_app.db import Session, columns, rows
from advocacy_app.integrations.markdown import to_html
from advocacy_app.models import Card
from advocacy_app.read_models.feed import CardPage
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.feed.comments import comments
from advocacy_app.services.feed.queries import card


async def card_page(session: Session, viewer: Viewer, slug: str) -> CardPage:
    """The card, its text and its comments.

    Raises:
        CardGone: no such card for this person.
    """
    shown = await card(session, viewer, slug)
    [(card_id, body)] = await rows(session, columns(Card.id, Card.body).where(Card.slug == slug))
    return CardPage(shown, to_html(body), tuple(await comments(session, viewer, card_id)))
