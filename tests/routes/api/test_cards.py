import httpx
from sqlmodel import func, select

import advocacy_app.advocacy_app  # noqa: F401  (its pages are what the first screen looks up)
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, EventRow, NotForMe, Saved, Seen, Thanks
from tests import factories
from tests.callers import Call
from tests.cast import Cast


async def _card(title: str = "A new roast", **values: object) -> Card:
    async with transaction() as session:
        return await factories.card(session, title, **values)


async def _count(table: type) -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).select_from(table))).one()


async def test_the_feed_shows_what_the_caller_may_see(cast: Cast, browser_of: Call) -> None:
    card, _ = await _card(), await _card("Tomorrow", state="draft")
    ana = await browser_of(cast.ana)
    answer = await ana.get("/api/v1/feed")
    assert answer.status_code == 200
    feed = answer.json()
    assert [c["slug"] for c in feed["cards"]] == [card.slug]
    assert feed["after"] is None
    assert feed["cards"][0]["thanks"] == {"count": 0, "mine": False}


async def test_a_picture_says_what_to_paint_until_it_is_there(cast: Cast, browser_of: Call) -> None:
    async with transaction() as session:
        picture = await factories.picture(session, dominant="#c8642c", thumbhash="1QcSHQRnh493V4dIh4eXh1h4kJUI")
    card = await _card(picture_id=picture.id)
    shown = (await (await browser_of(cast.ana)).get(f"/api/v1/cards/{card.slug}")).json()["picture"]
    assert (shown["color"], shown["thumbhash"]) == ("#c8642c", "1QcSHQRnh493V4dIh4eXh1h4kJUI")


async def test_an_unchanged_feed_is_not_sent_again(cast: Cast, browser_of: Call) -> None:
    await _card()
    ana = await browser_of(cast.ana)
    tag = (await ana.get("/api/v1/feed")).headers["etag"]
    again = await ana.get("/api/v1/feed", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    await _card("Something new")
    assert (await ana.get("/api/v1/feed", headers={"if-none-match": tag})).status_code == 200


async def test_a_card_outside_the_audience_looks_like_no_card(cast: Cast, browser_of: Call) -> None:
    hidden = await _card(state="draft")
    ana = await browser_of(cast.ana)
    there, nowhere = await ana.get(f"/api/v1/cards/{hidden.slug}"), await ana.get("/api/v1/cards/nowhere")
    assert there.status_code == nowhere.status_code == 404
    assert there.json() == nowhere.json()


async def test_thanks_can_be_said_and_taken_back_and_twice_is_once(cast: Cast, browser_of: Call) -> None:
    card = await _card()
    ana = await browser_of(cast.ana)
    for _ in range(2):
        assert (await ana.put(f"/api/v1/cards/{card.slug}/reaction")).status_code == 204
    assert (await _count(Thanks), await _count(EventRow)) == (1, 1)
    for _ in range(2):
        assert (await ana.delete(f"/api/v1/cards/{card.slug}/reaction")).status_code == 204
    assert await _count(Thanks) == 0


async def test_a_card_can_be_saved_listed_and_dropped(cast: Cast, browser_of: Call) -> None:
    card = await _card()
    ana = await browser_of(cast.ana)
    await ana.put(f"/api/v1/cards/{card.slug}/saved")
    assert [c["slug"] for c in (await ana.get("/api/v1/saved")).json()["cards"]] == [card.slug]
    await ana.delete(f"/api/v1/cards/{card.slug}/saved")
    assert await _count(Saved) == 0


async def test_a_hidden_card_leaves_the_feed_and_comes_back(cast: Cast, browser_of: Call) -> None:
    card = await _card()
    ana = await browser_of(cast.ana)
    await ana.put(f"/api/v1/cards/{card.slug}/hidden")
    assert (await ana.get("/api/v1/feed")).json()["cards"] == []
    await ana.delete(f"/api/v1/cards/{card.slug}/hidden")
    assert await _count(NotForMe) == 0
    assert len((await ana.get("/api/v1/feed")).json()["cards"]) == 1


async def test_seen_cards_are_remembered_and_unknown_ones_passed_over(cast: Cast, browser_of: Call) -> None:
    card = await _card()
    ana = await browser_of(cast.ana)
    answer = await ana.post("/api/v1/feed/seen", json={"slugs": [card.slug, "nowhere"]})
    assert (answer.status_code, await _count(Seen)) == (204, 1)


async def test_one_person_cannot_act_for_another(cast: Cast, browser_of: Call) -> None:
    card = await _card()
    ana, maja = await browser_of(cast.ana), await browser_of(cast.maja)
    await ana.put(f"/api/v1/cards/{card.slug}/reaction")
    await maja.delete(f"/api/v1/cards/{card.slug}/reaction")
    assert (await ana.get(f"/api/v1/cards/{card.slug}")).json()["thanks"] == {"count": 1, "mine": True}


async def test_the_first_screen_comes_as_html_and_is_kept_nowhere(cast: Cast, browser_of: Call) -> None:
    card = await _card("Kava & <kakav>", language="sl")
    ana = await browser_of(cast.ana)
    answer: httpx.Response = await ana.get("/api/v1/boot", headers={"accept-language": "sl"})
    boot = answer.json()
    assert boot["lang"] == "sl"
    assert "Kava &amp; &lt;kakav&gt;" in boot["body"]
    assert card.slug in boot["body"]
    assert answer.headers["cache-control"] == "private, no-store"
