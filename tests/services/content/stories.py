"""A post on its way, as the tests of the studio tell it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from advocacy_app import clock
from advocacy_app.db import transaction
from advocacy_app.models import Member
from advocacy_app.services import content
from tests import factories

FORM = {
    "title": "The dryer runs on heat we used to throw away",
    "summary": "Since Monday the line takes its warm air from the roaster.",
    "body": "It began with a sketch on a napkin.",
    "kind": "article",
    "purpose": "company_news",
    "language": "en",
    "scope": "outside",
}


def local(member: Member, **ahead: float) -> str:
    """A moment from now, as the member's own browser would send it."""
    return (clock.now() + timedelta(**ahead)).astimezone(ZoneInfo(member.timezone)).strftime("%Y-%m-%dT%H:%M")


async def drafted(member: Member, **fields: str) -> str:
    """The slug of a draft that is ready to go."""
    viewer = factories.viewer(member)
    async with transaction() as session:
        card = await content.start_card(session, viewer)
        typed = content.typed(FORM | fields, viewer.timezone)
        await content.save_card(session, viewer, card.slug, typed, card.version)
        return card.slug


async def moved(member: Member, slug: str, *deeds: str, words: str = "") -> str:
    """The slug after some moves, each in a transaction of its own."""
    for deed in deeds:
        async with transaction() as session:
            slug = await content.move(session, factories.viewer(member), slug, deed, words)
    return slug
