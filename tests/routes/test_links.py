import asyncio

import httpx
import pytest
from sqlmodel import select

from advocacy_app import live
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, Click, Share
from advocacy_app.routes import Pages, app, clicks, links
from advocacy_app.routes.clicks import Clicks
from advocacy_app.routes.ways import Ways
from advocacy_app.services import sharing
from tests import factories
from tests.callers import Call
from tests.cast import Cast
from tests.services.sharing.stories import PHONE, say

HUMAN = {"user-agent": PHONE, "accept": "text/html", "accept-language": "pl"}
PREVIEW = {"user-agent": "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)"}


@pytest.fixture(autouse=True)
def afresh(monkeypatch: pytest.MonkeyPatch) -> Clicks:
    """A redirector that has just started."""
    fresh = Clicks()
    for module in (links, clicks):
        monkeypatch.setattr(module, "clicks", fresh)
    monkeypatch.setattr(links, "_ways", Ways())
    return fresh


@pytest.fixture
async def share(cast: Cast) -> Share:
    async with transaction() as session:
        card = await factories.card(session, "The dryer", summary="Warm air.")
        await factories.card(session, "Another")
    return await say(cast.ana, card)


async def counted() -> list[tuple[str, bool]]:
    async with reading() as session:
        return [(click.kind, click.visitor != "") for click in await session.exec(select(Click).order_by(Click.id))]


async def change(share: Share, **values: object) -> None:
    async with transaction() as session:
        card = await session.get_one(Card, share.card_id)
        for name, value in values.items():
            setattr(card, name, value)
    links._ways = Ways()


async def test_a_person_is_led_on_at_once_and_counted_afterwards(
    share: Share, stranger: httpx.AsyncClient, afresh: Clicks
) -> None:
    answer = await stranger.get(f"/s/{share.code}", headers=HUMAN)
    assert (answer.status_code, answer.headers["location"]) == (302, share.target)
    assert answer.headers["cache-control"] == "no-store"
    assert await counted() == []
    await afresh.write()
    assert await counted() == [("suspicious", False)]  # within three seconds of the share nobody can have seen it


async def test_a_click_is_written_within_a_moment_without_anybody_asking(
    share: Share, stranger: httpx.AsyncClient, afresh: Clicks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clicks, "PAUSE", 0.01)
    await stranger.get(f"/s/{share.code}", headers=HUMAN)
    assert afresh._writer
    await afresh._writer
    assert len(await counted()) == 1


async def test_a_preview_gets_a_page_that_tells_of_the_post(
    share: Share, stranger: httpx.AsyncClient, afresh: Clicks
) -> None:
    answer = await stranger.get(f"/s/{share.code}", headers=PREVIEW)
    assert answer.status_code == 200
    assert '<meta property="og:title" content="The dryer">' in answer.text
    assert '<meta property="og:description" content="Warm air.">' in answer.text
    assert f'<meta property="og:url" content="http://localhost:8000/s/{share.code}">' in answer.text
    assert answer.headers["x-robots-tag"] == "noindex"
    assert "og:image" not in answer.text
    await afresh.write()
    assert await counted() == [("unfurl", False)]


async def test_a_head_request_is_answered_like_a_get_and_is_no_visit(
    share: Share, stranger: httpx.AsyncClient, afresh: Clicks
) -> None:
    answer = await stranger.head(f"/s/{share.code}", headers=HUMAN)
    assert (answer.status_code, answer.headers["location"], answer.content) == (302, share.target, b"")
    await afresh.write()
    assert await counted() == [("bot", False)]


async def test_the_sharers_own_click_is_apart_also_without_the_cookie(
    share: Share, cast: Cast, browser_of: Call, stranger: httpx.AsyncClient, afresh: Clicks
) -> None:
    await (await browser_of(cast.ana)).get(f"/s/{share.code}", headers=HUMAN)
    await afresh.write()
    await stranger.get(f"/s/{share.code}", headers=HUMAN)
    await afresh.write()
    assert await counted() == [("self", False), ("self", False)]


@pytest.mark.parametrize(("state", "status"), [("paused", 410), ("archived", 410), ("draft", 404), ("in_review", 404)])
async def test_what_is_closed_answers_calmly_and_counts_nothing(
    share: Share, stranger: httpx.AsyncClient, afresh: Clicks, state: str, status: int
) -> None:
    await change(share, state=state)
    for headers in (HUMAN, PREVIEW):
        answer = await stranger.get(f"/s/{share.code}", headers=headers)
        assert answer.status_code == status
        assert "The dryer" not in answer.text
        assert answer.headers["cache-control"] == "no-store"
    assert "<h1>" in answer.text
    await afresh.write()
    assert await counted() == []


async def test_a_preview_of_what_is_meant_for_inside_since_is_answered_calmly(
    share: Share, stranger: httpx.AsyncClient
) -> None:
    await change(share, scope="inside")
    answer = await stranger.get(f"/s/{share.code}", headers=PREVIEW)
    assert answer.status_code == 410
    assert "The dryer" not in answer.text


async def test_a_card_that_is_taken_back_closes_its_links_at_once(share: Share, stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get(f"/s/{share.code}", headers=HUMAN)).status_code == 302
    async with transaction() as session:
        (await session.get_one(Card, share.card_id)).state = "paused"
        live.announce(session, "feed")
    await live.settle()
    assert (await stranger.get(f"/s/{share.code}", headers=HUMAN)).status_code == 410


async def test_a_link_whose_closing_nobody_heard_of_is_closed_within_half_a_minute(
    share: Share, stranger: httpx.AsyncClient
) -> None:
    assert (await stranger.get(f"/s/{share.code}", headers=HUMAN)).status_code == 302
    async with transaction() as session:
        (await session.get_one(Card, share.card_id)).state = "paused"
    assert (await stranger.get(f"/s/{share.code}", headers=HUMAN)).status_code == 302
    until, way = links._ways._known[share.code]
    links._ways._known[share.code] = (until - 30, way)
    assert (await stranger.get(f"/s/{share.code}", headers=HUMAN)).status_code == 410


async def test_an_answer_that_was_on_its_way_when_the_card_was_taken_back_is_not_believed(share: Share) -> None:
    ways = Ways()
    asking = asyncio.ensure_future(ways.find(share.code))
    for _ in range(2):  # the first step asks for it, the second begins to look
        await asyncio.sleep(0)
    ways.forget()
    await asking
    assert ways.known(share.code) is None


async def test_a_known_link_takes_the_short_way_and_looks_the_same(share: Share, afresh: Clicks) -> None:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(links.Shortcut(Pages(app))), base_url="http://localhost:8000"
    ) as anybody:
        long, short = [await anybody.get(f"/s/{share.code}", headers=HUMAN) for _ in range(2)]
        preview = await anybody.get(f"/s/{share.code}", headers=PREVIEW)
    assert (short.status_code, sorted(short.headers.items())) == (long.status_code, sorted(long.headers.items()))
    assert preview.status_code == 200
    await afresh.write()
    assert len(await counted()) == 3


@pytest.mark.parametrize(
    "code",
    ["4fK9wQz2a", "0OIl00000", "..%2f..%2fetc", "%00", "a" * 5_000, "4fK9wQz2a%0d%0aSet-Cookie:x=1", "ćwiczenie"],
)
async def test_codes_that_lead_nowhere_answer_404(share: Share, stranger: httpx.AsyncClient, code: str) -> None:
    answer = await stranger.get(f"/s/{code}", headers=HUMAN)
    assert answer.status_code == (400 if "%00" in code else 404)
    assert "set-cookie" not in answer.headers


async def test_guessing_does_not_crowd_out_real_links(share: Share, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advocacy_app.routes.ways.ROOM_FOR_NOTHING", 3)
    ways = Ways()
    assert await ways.find(share.code)
    for _ in range(10):
        assert await ways.find(sharing.short_code()) is None
    assert share.code in ways._known
    assert len(ways._nowhere) == 3


async def test_other_methods_are_refused(share: Share, stranger: httpx.AsyncClient) -> None:
    assert (await stranger.post(f"/s/{share.code}")).status_code == 405


async def test_what_could_not_be_written_waits_and_is_not_judged_again(
    share: Share, stranger: httpx.AsyncClient, afresh: Clicks, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stranger.get(f"/s/{share.code}", headers=HUMAN)

    async def away(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as trouble:
        trouble.setattr(sharing, "record_clicks", away)
        with pytest.raises(ConnectionError):
            await afresh.write()
    await afresh.write()
    assert len(await counted()) == 1


async def test_a_public_page_shows_the_post_in_its_own_words(cast: Cast, stranger: httpx.AsyncClient) -> None:
    async with transaction() as session:
        picture = await factories.picture(session, alt='{"en": "A machine"}')
        card = await factories.card(
            session,
            "",
            kind="image",
            url="",
            summary="Six <b>o'clock</b>.",
            picture_id=picture.id,
            author_id=cast.ana.id,
        )
    answer = await stranger.get(f"/p/{card.slug}", headers={"accept-language": "sl"})
    assert answer.status_code == 200
    assert "Six &lt;b&gt;o&#x27;clock&lt;/b&gt;." in answer.text
    assert "Ana Kralj" in answer.text
    assert f'content="http://localhost:8000/media/{picture.id}/1080.jpg"' in answer.text
    assert 'lang="sl"' in answer.text
    assert "<script" not in answer.text
    assert (await stranger.get("/p/nowhere")).status_code == 404


async def test_a_post_for_colleagues_has_no_public_page(cast: Cast, stranger: httpx.AsyncClient) -> None:
    async with transaction() as session:
        card = await factories.card(session, scope="inside")
    assert (await stranger.get(f"/p/{card.slug}")).status_code == 404
