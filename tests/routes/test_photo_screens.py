"""What stands on the pages about photos before any script has run."""

import json
import re
from typing import Any

import pytest
from sqlmodel import func, select

from advocacy_app import advocacy_app
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, PhotoLock
from advocacy_app.routes.first_screen import first_screen
from advocacy_app.services import culture
from tests import factories
from tests.cast import Cast
from tests.outdoors import install
from tests.services.culture.stories import sent

assert advocacy_app.app  # adding the pages makes them known


@pytest.fixture(autouse=True)
def nowhere() -> None:
    """Null twins of everything outside."""
    install()


async def shown(reader: Member, path: str, state: str) -> dict[str, Any]:
    """The vars that a page hands to one of its States."""
    body = (await first_screen(path, factories.viewer(reader), "en")).body
    parts = [json.loads(part) for part in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', body)]
    [found] = [part["vars"] for part in parts if part["state"].endswith(state)]
    return {name.removesuffix("_rx_state_"): value for name, value in found.items()}


async def test_the_desk_opens_the_photo_that_waits_longest_and_holds_nothing(cast: Cast):
    first, second = await sent(cast.ana, confidential="not_sure"), await sent(cast.maja)
    desk = await shown(cast.piotr, "/studio/photos", "review_state")
    assert ([one["id"] for one in desk["queue"]], desk["waiting"]) == ([first, second], 2)
    assert (desk["looked_at"]["id"], desk["looked_at"]["not_sure"]) == (first, True)
    assert {"confidential", "people"} <= {reason["code"] for reason in desk["reasons"]}
    async with reading() as session:
        assert (await session.exec(select(func.count()).select_from(PhotoLock))).one() == 0


async def test_the_desk_passes_over_what_a_colleague_looks_at(cast: Cast):
    first, second = await sent(cast.ana), await sent(cast.maja)
    async with transaction() as session:
        await culture.hold(session, factories.viewer(cast.ines), first)
    desk = await shown(cast.piotr, "/studio/photos", "review_state")
    assert (desk["looked_at"]["id"], desk["queue"][0]["held_by"]) == (second, cast.ines.name)


async def test_ones_own_photos_stand_there_at_once(cast: Cast):
    photo = await sent(cast.ana, people=[culture.InPicture(cast.maja.id)])
    ana = await shown(cast.ana, "/photos", "photos_state")
    assert [(one["id"], one["state"]) for one in ana["photos"]] == [(photo, "in_review")]
    maja = await shown(cast.maja, "/photos", "photos_state")
    assert (maja["photos"], [one["photo"] for one in maja["asked"]], maja["loaded"]) == ([], [photo], True)


async def test_what_a_photo_brings_is_said_before_it_is_taken(cast: Cast):
    start = (await shown(cast.ana, "/add", "add_state"))["start"]
    assert start["points"] == 30
