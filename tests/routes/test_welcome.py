"""The first run: colleagues' posts, then three steps, each of which can be skipped."""

import re

import httpx
import pytest

from advocacy_app.access import forget
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.services import feed, identity
from tests import factories
from tests.callers import Call
from tests.cast import Cast

OURS = {"origin": "http://localhost:8000"}
WORDS = "Six in the morning, forty cups"


@pytest.fixture(autouse=True)
def nobody_known() -> None:
    forget()


async def new_colleague(browser_of: Call) -> tuple[Member, httpx.AsyncClient]:
    async with transaction() as session:
        nina = await identity.add_member(session, name="Nina Nova")
    return nina, await browser_of(nina)


async def answered(member: Member) -> tuple[bool, str, str]:
    async with reading() as session:
        now = await session.get_one(Member, member.id)
    return now.welcomed_at is not None, now.visibility, now.nickname


async def test_just_looking_leaves_the_choice_open(cast: Cast, browser_of: Call):
    nina, browser = await new_colleague(browser_of)
    page = await browser.get("/welcome?next=/library")
    for words in ("Good to see you, Nina", "Just look", "Join in", "never who did not share"):
        assert words in page.text
    answer = await browser.post("/welcome", data={"deed": "look", "next": "/library"}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/library")
    assert await answered(nina) == (True, "unset", "")


@pytest.mark.parametrize(
    ("fields", "result"),
    [
        ({"visibility": "name"}, (True, "name", "")),
        ({"visibility": "nickname", "nickname": " Kava  ☕ "}, (True, "nickname", "Kava ☕")),
        ({"visibility": "nickname", "nickname": "☕☕"}, (True, "nickname", "☕☕")),
        ({"visibility": "hidden"}, (True, "hidden", "")),
    ],
)
async def test_the_choice_of_how_others_see_me_is_kept(
    cast: Cast, browser_of: Call, fields: dict[str, str], result: tuple[bool, str, str]
):
    nina, browser = await new_colleague(browser_of)
    assert " open=" not in (await browser.get("/welcome?step=seen")).text
    answer = await browser.post("/welcome", data={"deed": "seen", **fields}, headers=OURS)
    assert answer.status_code == 303
    assert await answered(nina) == result


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Pick one of the three"),
        ({"visibility": "everyone"}, "Pick one of the three"),
        ({"visibility": "nickname", "nickname": "  "}, "A nickname is needed"),
        ({"visibility": "nickname", "nickname": "FJORD"}, "already goes by that"),
        ({"visibility": "nickname", "nickname": "Ana Kralj"}, "already goes by that"),
        ({"visibility": "nickname", "nickname": "PIOTR ZAJĄC"}, "already goes by that"),
        ({"visibility": "nickname", "nickname": "Ánà.Kralj"}, "already goes by that"),
        ({"visibility": "nickname", "nickname": "Inês-Duarte"}, "already goes by that"),
        ({"visibility": "nickname", "nickname": "Ana Kralj\u3164"}, "already goes by that"),
        ({"visibility": "nickname", "nickname": "\u3164"}, "A nickname is needed"),
    ],
)
async def test_an_answer_that_cannot_be_used_is_asked_again(
    cast: Cast, browser_of: Call, fields: dict[str, str], words: str
):
    nina, browser = await new_colleague(browser_of)
    answer = await browser.post("/welcome", data={"deed": "seen", **fields}, headers=OURS)
    assert answer.status_code in {409, 422}
    assert words in answer.text
    assert fields.get("nickname", "") in answer.text
    assert await answered(nina) == (False, "unset", "")


async def test_colleagues_posts_come_before_any_question(cast: Cast, browser_of: Call):
    async with transaction() as session:
        photo = await factories.picture(session)
        mine = {"kind": "image", "purpose": "employee_generated", "url": "", "author_id": cast.ana.id}
        await factories.card(session, "", summary=WORDS, picture_id=photo.id, **mine)
    _, browser = await new_colleague(browser_of)
    page = (await browser.get("/welcome")).text
    assert WORDS in page
    assert page.index(WORDS) < page.index("Just look")
    assert not re.search(r"<(input|textarea|select)(?![^>]*hidden)", page)


async def test_topics_are_chosen_and_the_next_step_comes_either_way(cast: Cast, browser_of: Call):
    nina, browser = await new_colleague(browser_of)
    async with transaction() as session:
        await factories.topic(session, "cafe-life", names='{"en": "Café life"}')
        await factories.topic(session, "safety", names='{"en": "Safety"}')
    assert "Café life" in (await browser.get("/welcome?step=you")).text
    for picked in (["cafe-life", "safety"], ["safety"], []):
        fields = {f"topic.{slug}": "on" for slug in picked} | {"topic.none-such": "on", "next": "/library"}
        answer = await browser.post("/welcome", data={"deed": "topics", **fields}, headers=OURS)
        assert answer.headers["location"] == "/welcome?step=seen&next=%2Flibrary"
        async with reading() as session:
            viewer = identity.viewer_of_member(await session.get_one(Member, nina.id), "")
            assert [topic.slug for topic in await feed.topics(session, viewer) if topic.followed] == picked
    assert await answered(nina) == (False, "unset", "")


@pytest.mark.parametrize("deed", ["seen", "skip"])
async def test_the_last_step_offers_one_small_thing(cast: Cast, browser_of: Call, deed: str):
    nina, browser = await new_colleague(browser_of)
    fields = {"deed": deed, "visibility": "hidden", "next": "/library"}
    answer = await browser.post("/welcome", data=fields, headers=OURS)
    assert answer.headers["location"] == "/welcome?step=first&next=%2Flibrary"
    assert await answered(nina) == (True, "hidden" if deed == "seen" else "unset", "")
    page = (await browser.get(answer.headers["location"])).text
    for place in ("/", "/learn/first-steps/what-it-is", "/add", "/library"):
        assert f'href="{place}"' in page


async def test_the_first_run_comes_once_and_only_for_members(cast: Cast, browser_of: Call, stranger: httpx.AsyncClient):
    ana = await browser_of(cast.ana)
    assert (await ana.get("/welcome")).headers["location"] == "/"
    assert (await stranger.get("/welcome")).headers["location"] == "/sign-in"
    assert (await stranger.post("/welcome", data={"deed": "look"}, headers=OURS)).headers["location"] == "/sign-in"
