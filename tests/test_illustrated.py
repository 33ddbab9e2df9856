"""Drafts from elsewhere get the picture of their page, or none: never an error, never twice, never too small."""

import pytest
from sqlmodel import select

from advocacy_app import outside
from advocacy_app.db import reading, transaction
from advocacy_app.illustrated import illustrate
from advocacy_app.integrations.images import Limits, NullImages, Processed
from advocacy_app.integrations.storage import NullStore
from advocacy_app.integrations.web import NullWeb, Page
from advocacy_app.models import Card, Picture
from advocacy_app.services import content
from tests import factories, outdoors
from tests.cast import Cast
from tests.hands import BOTH

pytestmark = BOTH
ARTICLE, PHOTO = "https://news.example/dryer", "https://news.example/dryer.jpg"
HTML = f'<html lang="en"><head><title>Warm air</title><meta property="og:image" content="{PHOTO}"></head></html>'


class Small(NullImages):
    async def process(self, data: bytes, *, limits: Limits | None = None) -> Processed:
        done = await super().process(data, limits=limits)
        return Processed(1, 1, done.thumbhash, done.placeholder, done.colour, done.dhash, done.variants)


async def bring_in(cast: Cast, photo: Page | None) -> None:
    page = Page(ARTICLE, 200, "text/html", HTML.encode())
    web = NullWeb({ARTICLE: page} | ({PHOTO: photo} if photo else {}))
    outside.install(outside.Outside(**{**vars(outside.outside()), "web": web}))
    found = await content.read_address(web, ARTICLE)
    async with transaction() as session:
        done = await content.bring_in(session, factories.viewer(cast.tomek), found)
    for _ in range(2):
        await illustrate(done.pictures)


async def shown() -> tuple[str, list[str]]:
    async with reading() as session:
        return (await session.exec(select(Card.title))).one(), list(await session.exec(select(Picture.state)))


@pytest.fixture(autouse=True)
def world() -> None:
    outdoors.install(images=NullImages(), storage=NullStore())


async def test_a_page_brings_its_picture_once(cast: Cast):
    await bring_in(cast, Page(PHOTO, 200, "image/jpeg", b"pixels"))
    assert await shown() == ("Warm air", ["kept"])
    async with reading() as session:
        [card] = await session.exec(select(Card))
        [picture] = await session.exec(select(Picture))
    assert card.picture_id == picture.id
    assert await outside.outside().storage.get(f"picture/{picture.id}/720.jpg") == b"pixels"


async def test_a_page_without_its_picture_is_a_draft_all_the_same(cast: Cast):
    await bring_in(cast, None)
    assert await shown() == ("Warm air", [])


async def test_a_picture_that_is_an_error_page_or_an_icon_is_left_out(cast: Cast):
    await bring_in(cast, Page(PHOTO, 404, "text/html", b"no"))
    assert await shown() == ("Warm air", [])
    outdoors.install(images=Small(), storage=NullStore())
    async with transaction() as session:
        [card] = await session.exec(select(Card))
        await content.delete_card(session, factories.viewer(cast.tomek), card.slug)
    await bring_in(cast, Page(PHOTO, 200, "image/gif", b"dot"))
    assert await shown() == ("Warm air", [])
