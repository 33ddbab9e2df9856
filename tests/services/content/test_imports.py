"""Drafts from elsewhere: never live by themselves, never twice, never from where we must not look."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import col, select, update

from advocacy_app.db import reading, transaction
from advocacy_app.integrations.web import NullWeb, Page
from advocacy_app.models import Card, ImportedItem, ImportSource, Member
from advocacy_app.services import content
from advocacy_app.services.content import errors
from advocacy_app.services.errors import NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands

pytestmark = BOTH

FEED = "https://news.example/feed.xml"
ARTICLE = "https://news.example/dryer"


def feed_of(*names: str) -> Page:
    items = "".join(
        f"<item><title>{name}</title><link>https://news.example/{name}</link><description>About {name}</description>"
        "</item>"
        for name in names
    )
    body = f'<rss version="2.0"><channel><title>News</title><language>pl-PL</language>{items}</channel></rss>'
    return Page(FEED, 200, "application/rss+xml", body.encode())


def page_of(title: str) -> Page:
    html = f'<html lang="da"><head><title>{title}</title><meta name="description" content="Varm luft"></head></html>'
    return Page(ARTICLE, 200, "text/html", html.encode())


async def brought(web: NullWeb, url: str, cast: Cast, who: str = "piotr"):
    found = await content.read_address(web, url)
    async with transaction() as session:
        return await content.bring_in(session, factories.viewer(getattr(cast, who)), found)


async def drafts() -> list[Card]:
    async with reading() as session:
        return list((await session.exec(select(Card).order_by(Card.id))).all())


async def test_a_page_becomes_a_draft_with_its_own_words(cast: Cast, hands: Hands):
    await brought(NullWeb({ARTICLE: page_of("Tørreren")}), ARTICLE, cast, "tomek")
    [card] = await drafts()
    assert (card.state, card.kind, card.title, card.summary, card.url) == (
        "draft",
        "link",
        "Tørreren",
        "Varm luft",
        ARTICLE,
    )
    assert (card.language, card.owner_id, card.live_at) == ("da", cast.tomek.id, None)


async def test_the_same_page_comes_twice_only_after_its_draft_was_thrown_away(cast: Cast, hands: Hands):
    web = NullWeb({ARTICLE: page_of("Once")})
    [slug] = (await brought(web, ARTICLE, cast)).slugs
    with pytest.raises(errors.ImportedAlready):
        await brought(web, ARTICLE, cast)
    async with transaction() as session:
        await content.delete_card(session, factories.viewer(cast.piotr), slug)
    assert len((await brought(web, ARTICLE, cast)).slugs) == 1
    assert len(await drafts()) == 1


async def test_a_feed_brings_each_item_once_however_often_it_is_read(cast: Cast, hands: Hands):
    first = await brought(NullWeb({FEED: feed_of("a", "b")}), FEED, cast)
    assert (len(first.slugs), first.source) == (2, "News")
    async with reading() as session:
        assert await content.due_sources(session) == []
    hands.forward(hours=1)
    async with reading() as session:
        [(source_id, url)] = await content.due_sources(session)
    again = await content.read_address(NullWeb({FEED: feed_of("c", "a", "b")}), url)
    async with transaction() as session:
        assert len((await content.bring_in_again(session, source_id, again)).slugs) == 1
    assert [card.title for card in await drafts()] == ["a", "b", "c"]
    assert {card.state for card in await drafts()} == {"draft"}
    assert {card.language for card in await drafts()} == {"pl"}


async def test_a_new_feed_does_not_bury_anybody_under_its_past(cast: Cast, hands: Hands):
    done = await brought(NullWeb({FEED: feed_of(*(f"item{n}" for n in range(40)))}), FEED, cast)
    assert (len(done.slugs), done.known) == (10, 30)
    async with reading() as session:
        assert len((await session.exec(select(ImportedItem))).all()) == 40


async def test_a_paused_feed_is_not_read_and_a_forgotten_one_leaves_its_drafts(cast: Cast, hands: Hands):
    await brought(NullWeb({FEED: feed_of("a")}), FEED, cast, "tomek")
    piotr, tomek = factories.viewer(cast.piotr), factories.viewer(cast.tomek)
    async with transaction() as session:
        [row] = await content.sources(session, piotr)
        assert [row] == await content.sources(session, tomek)
        await content.pause_source(session, piotr, row.id, pause=True)
    hands.forward(days=1)
    async with transaction() as session:
        assert await content.due_sources(session) == []
        await content.drop_source(session, tomek, row.id)
    async with reading() as session:
        assert (await session.exec(select(ImportSource))).all() == []
    assert len(await drafts()) == 1


async def test_what_goes_wrong_is_told_where_the_feed_is_listed(cast: Cast, hands: Hands):
    await brought(NullWeb({FEED: feed_of("a")}), FEED, cast)
    async with transaction() as session:
        [row] = await content.sources(session, factories.viewer(cast.piotr))
        await content.bring_in_again(session, row.id, errors.AnswerTooSlow())
        [row] = await content.sources(session, factories.viewer(cast.piotr))
    assert row.failed


async def test_nothing_is_brought_in_by_those_who_write_nothing(cast: Cast, hands: Hands):
    for who in ("ana", "olga"):
        with pytest.raises(NotAllowed):
            await brought(NullWeb({ARTICLE: page_of("No")}), ARTICLE, cast, who)
    assert await drafts() == []


async def test_whoever_stopped_writing_while_a_page_was_read_brings_nothing_in(cast: Cast, hands: Hands):
    viewer = factories.viewer(cast.tomek)
    found = await content.read_address(NullWeb({ARTICLE: page_of("Late")}), ARTICLE)
    await given(cast.tomek.id, role="employee")
    with pytest.raises(NotAllowed):
        async with transaction() as session:
            await content.bring_in(session, viewer, found)
    assert await drafts() == []


@pytest.mark.parametrize("change", [{"role": "employee"}, {"deactivated_at": datetime(2026, 1, 1, tzinfo=UTC)}])
@pytest.mark.parametrize("way", ["resumes", "adds"])
async def test_a_feed_whose_writer_is_gone_rests_until_another_takes_it_over(
    cast: Cast, hands: Hands, change: dict[str, Any], way: str
):
    web = NullWeb({FEED: feed_of("a")})
    await brought(web, FEED, cast, "tomek")
    await given(cast.tomek.id, **change)
    hands.forward(days=1)
    piotr = factories.viewer(cast.piotr)
    async with transaction() as session:
        assert await content.due_sources(session) == []
        [row] = await content.sources(session, piotr)
        assert row.paused
        if way == "resumes":
            await content.pause_source(session, piotr, row.id, pause=False)
    if way == "adds":
        await brought(web, FEED, cast)
    hands.forward(days=1)
    async with transaction() as session:
        [(source_id, url)] = await content.due_sources(session)
        found = await content.read_address(NullWeb({FEED: feed_of("a", "b")}), url)
        await content.bring_in_again(session, source_id, found)
        assert not (await content.sources(session, piotr))[0].paused
    assert [(card.title, card.owner_id) for card in await drafts()] == [("a", cast.tomek.id), ("b", cast.piotr.id)]


async def given(member_id: str, **fields: Any) -> None:
    async with transaction() as session:
        await session.exec(update(Member).where(col(Member.id) == member_id).values(**fields))
