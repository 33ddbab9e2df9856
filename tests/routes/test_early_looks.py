"""The first picture of a feed travels in the page, small, until the phone has the real one."""

import re
from base64 import b64decode

import pytest

from advocacy_app import advocacy_app, bootstrap
from advocacy_app.db import transaction
from advocacy_app.integrations.images import EARLY
from advocacy_app.models import Card
from advocacy_app.outside import outside
from advocacy_app.routes import early_looks
from advocacy_app.routes.first_screen import first_screen
from tests import factories
from tests.cast import Cast

assert advocacy_app.app  # adding the pages makes them known
LOOK = b"a small AVIF"
RULE = re.compile(r'\[data-slug="([\w-]+)"\] picture>img\{background-image:url\(data:image/avif;base64,([\w+/=]+)\)')


@pytest.fixture(autouse=True)
def prepared(db: str) -> None:
    bootstrap.prepare()
    early_looks._known.clear()


async def post_with_picture(*, looked: bool) -> Card:
    async with transaction() as session:
        picture = await factories.picture(session)
        card = await factories.card(session, picture_id=picture.id)
    if looked:
        await outside().storage.put(f"picture/{picture.id}/{EARLY}", LOOK)
    return card


async def looks(cast: Cast) -> list[tuple[str, bytes]]:
    body = (await first_screen("/", factories.viewer(cast.ana), "en")).body
    return [(slug, b64decode(data)) for slug, data in RULE.findall(body)]


async def test_the_first_card_is_looked_at_before_its_picture_has_come(cast: Cast):
    card = await post_with_picture(looked=True)
    assert await looks(cast) == [(card.slug, LOOK)]


async def test_a_picture_from_before_there_were_early_looks_is_shown_without(cast: Cast):
    await post_with_picture(looked=False)
    assert await looks(cast) == []


async def test_a_store_that_is_away_keeps_nobody_from_the_feed(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    card = await post_with_picture(looked=True)

    async def away(key: str) -> bytes:
        raise OSError(key)

    monkeypatch.setattr(outside().storage, "get", away)
    body = (await first_screen("/", factories.viewer(cast.ana), "en")).body
    assert (card.slug in body, RULE.findall(body)) == (True, [])


async def test_a_feed_of_words_has_no_early_look(cast: Cast):
    async with transaction() as session:
        await factories.card(session)
    assert await looks(cast) == []
