"""What somebody gets when they ask for their data."""

import json
import re

import pytest

from advocacy_app import clock, own_data
from advocacy_app.components.data_page import data_page
from advocacy_app.components.data_words import said
from advocacy_app.components.markup import Html
from advocacy_app.db import transaction
from advocacy_app.events import Fact
from advocacy_app.i18n import tr
from advocacy_app.models import Card, Member
from advocacy_app.read_models.own_data import PARTS
from advocacy_app.services import feed, identity
from advocacy_app.services.privacy import REGISTER
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH
from tests.services.privacy.lives import lead_a_life
from tests.services.sharing.stories import a_card, say

pytestmark = [BOTH, pytest.mark.usefixtures("outside_here")]


async def test_every_word_of_the_person_is_in_it_and_no_word_of_anybody_else(cast: Cast) -> None:
    async with transaction() as session:
        hers = await lead_a_life(session, cast.ana, "Kanarek")
        others = await lead_a_life(session, cast.maja, "Papiga")

    text = await own_data.export_member(cast.ana.id)

    hidden = {"notice.key", "requestkey.body", "requestkey.fingerprint", "signinlink.browser", "click.visitor"}
    hidden |= {f"pushsubscription.{column}" for column in ("endpoint", "digest", "p256dh", "auth")}
    assert {where for word, where in hers.planted.items() if word not in text} <= hidden
    assert [word for word in others.planted if word in text] == []


async def test_it_can_be_read_by_a_machine(cast: Cast) -> None:
    async with transaction() as session:
        await lead_a_life(session, cast.ana, "Kanarek")

    data = json.loads(await own_data.export_member(cast.ana.id))

    assert data["format"] == "advocacy-export/1"
    assert data["data"]["member"][0]["id"] == cast.ana.id
    assert list(data["cards"].values()) == ["What the company says"]
    assert len(data["picture_files"]) == 1


async def test_a_page_tells_people_the_same_in_their_own_words_and_time(cast: Cast) -> None:
    async with transaction() as session:
        hers = await lead_a_life(session, cast.maja, "Papiga")
        others = await lead_a_life(session, cast.ana, "Kanarek")
        maja = await session.get_one(Member, cast.maja.id)
        maja.timezone, maja.language, maja.visibility, maja.role = "Europe/Ljubljana", "sl", "name", "employee"

    text = data_page(await own_data.exported(cast.maja.id))

    said = {
        f"{told.table}.{column}" for part in PARTS.values() for told in part for column in (*told.facts, *told.words)
    }
    told = {word: where for word, where in hers.planted.items() if where in said and not where.endswith("_id")}
    assert len(told) > 20
    assert {where for word, where in told.items() if word not in text} == set()
    assert [word for word in others.planted if word in text] == []
    assert '<html lang="sl">' in text
    assert tr("sl", "privacy.page_title") in text
    assert "data:image/webp;base64," in text
    assert "<script" not in text


async def test_posts_of_colleagues_are_called_as_the_person_may_see_them_today(cast: Cast) -> None:
    open_, taken_back = await a_card("Open", author_id=cast.ana.id), await a_card("Gone", author_id=cast.ana.id)
    async with transaction() as session:
        for card in (open_, taken_back):
            await feed.save_card(session, factories.viewer(cast.maja), card.slug)
        (await session.get_one(Card, taken_back.id)).state = "paused"
    page = data_page(await own_data.exported(cast.maja.id))
    assert [title in page for title in ("Open", "Gone")] == [True, False]
    async with transaction() as session:
        (await session.get_one(Member, cast.maja.id)).deactivated_at = clock.now()
    assert "Open" not in data_page(await own_data.exported(cast.maja.id))


async def test_codes_and_places_are_told_in_words(cast: Cast) -> None:
    card = await a_card("A new label")
    await say(cast.ana, card)
    page = data_page(await own_data.exported(cast.ana.id))
    assert tr("en", "privacy.e_share_confirmed") in page
    assert not re.findall(r"ShareConfirmed|(?:week|month|quarter|day|item):\S+", page)


def test_every_fact_has_its_words() -> None:
    facts = {fact.__name__ for fact in Fact.__subclasses__()}
    assert {fact for fact in facts if said(Html("en", ""), "", fact) == fact} == set()


async def test_what_a_person_wrote_is_only_text_on_the_page(cast: Cast) -> None:
    async with transaction() as session:
        member = await session.get_one(Member, cast.ana.id)
        member.job = "<img src=x onerror=alert(1)>"
    assert "<img" not in data_page(await own_data.exported(cast.ana.id))


def test_every_table_has_its_place_on_the_page_and_every_column_in_one_of_the_two() -> None:
    given = {holding.name: {column.name for column in holding.shown} for holding in REGISTER if holding.given}
    told = {each.table: {*each.facts, *each.words, *each.at} for part in PARTS.values() for each in part}
    assert told.keys() == (given.keys() - {"member"}) | {"picture"}
    wrong = {table: columns - given[table] for table, columns in told.items() if table in given}
    assert not any(wrong.values()), wrong


async def test_every_column_that_is_given_is_in_the_file_for_programs(cast: Cast) -> None:
    async with transaction() as session:
        await lead_a_life(session, cast.ana, "Kanarek")

    data = json.loads(await own_data.export_member(cast.ana.id))["data"]

    for holding in REGISTER:
        if holding.given and data[holding.name]:
            ways = [{column.name for column in each.shown} for each in REGISTER if each.name == holding.name]
            assert any(columns <= row.keys() for row in data[holding.name] for columns in ways), holding


async def test_nobody_gets_the_data_of_somebody_who_is_not_there(db: str) -> None:
    with pytest.raises(identity.NobodyThere):
        await own_data.export_member("0" * 32)
