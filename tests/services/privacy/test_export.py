"""What somebody gets when they ask for their data."""

import json

import pytest

from advocacy_app import own_data
from advocacy_app.db import transaction
from advocacy_app.services import identity
from tests.cast import Cast
from tests.hands import BOTH
from tests.services.privacy.lives import lead_a_life

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


async def test_nobody_gets_the_data_of_somebody_who_is_not_there(db: str) -> None:
    with pytest.raises(identity.NobodyThere):
        await own_data.export_member("0" * 32)
