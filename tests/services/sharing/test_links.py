from datetime import timedelta
from typing import Any

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, Member
from advocacy_app.read_models.sharing import PublicPost, Way
from advocacy_app.services import sharing
from advocacy_app.services.errors import NotFound
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.sharing.stories import a_card, begin, share_of

pytestmark = BOTH


async def way(member: Member, card: Card) -> Way:
    code = (await share_of((await begin(member, card)).id)).code
    async with reading() as session:
        found = await sharing.find_way(session, code)
    assert found
    return found


async def post(card: Card) -> PublicPost:
    async with reading() as session:
        return await sharing.public_post(session, card.slug, "en")


async def test_a_link_is_open_while_its_card_is_live(cast: Cast, hands: Hands):
    found = await way(cast.ana, await a_card(expires_at=hands() + timedelta(hours=1)))
    assert found.sharer == cast.ana.id
    assert found.is_open(hands())
    assert not found.is_open(hands() + timedelta(hours=1))
    assert found.is_over(hands() + timedelta(hours=1))


@pytest.mark.parametrize("state", ["paused", "archived"])
async def test_what_was_taken_back_is_over(cast: Cast, hands: Hands, state: str):
    card = await a_card()
    found = await way(cast.ana, card)
    assert not Way(**{**_fields(found), "state": state}).is_open(hands())
    assert Way(**{**_fields(found), "state": state}).is_over(hands())


async def test_what_was_taken_back_with_its_campaign_is_over(cast: Cast, hands: Hands):
    share = await share_of((await begin(cast.ana, await a_card(tag="hands"))).id)
    async with transaction() as session:
        await factories.campaign(session, hashtag="#Hands", state="paused")
    async with reading() as session:
        found = await sharing.find_way(session, share.code)
    assert found
    assert not found.is_open(hands())
    assert found.is_over(hands())


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled"])
async def test_what_is_not_public_yet_was_never_there(cast: Cast, hands: Hands, state: str):
    found = await way(cast.ana, await a_card())
    later = Way(**{**_fields(found), "state": state, "live_at": hands() + timedelta(hours=1)})
    assert not later.is_open(hands())
    assert not later.is_over(hands())


async def test_an_unknown_code_leads_nowhere(cast: Cast, hands: Hands):
    async with reading() as session:
        assert await sharing.find_way(session, "4fK9wQz2a") is None


async def test_a_public_page_shows_the_author_as_chosen(cast: Cast, hands: Hands):
    shown = [await post(await a_card("", author_id=m.id, kind="image")) for m in (cast.ana, cast.lena, cast.bruno)]
    assert [page.author for page in shown] == ["Ana Kralj", "Fjord", "A colleague"]
    assert shown[0].company == "Lindhall"


@pytest.mark.parametrize("values", [{"scope": "inside"}, {"state": "draft"}, {"state": "paused"}, {"live_at": None}])
async def test_what_is_not_for_outside_has_no_public_page_and_no_public_picture(
    cast: Cast, hands: Hands, values: dict[str, Any]
):
    async with transaction() as session:
        picture = await factories.picture(session)
    card = await a_card(picture_id=picture.id, **values)
    with pytest.raises(NotFound):
        await post(card)
    async with reading() as session:
        assert not await sharing.is_public_picture(session, picture.id)


async def test_an_embargo_holds_to_the_second(cast: Cast, hands: Hands):
    async with transaction() as session:
        picture = await factories.picture(session)
    card = await a_card(picture_id=picture.id, state="scheduled", live_at=hands() + timedelta(seconds=1))
    with pytest.raises(NotFound):
        await post(card)
    hands.forward(seconds=1)
    assert (await post(card)).slug == card.slug
    async with reading() as session:
        assert await sharing.is_public_picture(session, picture.id)


def _fields(found: Way) -> dict[str, object]:
    return {name: getattr(found, name) for name in Way.__dataclass_fields__}
