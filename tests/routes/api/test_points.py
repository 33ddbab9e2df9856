import pytest

from advocacy_app import outside
from advocacy_app.db import transaction
from advocacy_app.integrations.images import NullImages
from advocacy_app.integrations.mail import NullMailer
from advocacy_app.integrations.ranking import NullRanking
from advocacy_app.integrations.storage import NullStore
from advocacy_app.integrations.web import NullWeb
from tests import factories
from tests.callers import Call
from tests.cast import Cast
from tests.hands import Hands
from tests.services.points import stories


@pytest.fixture(autouse=True)
def nobody_out_there(db: str):
    """Boards ask for their cache; here there is none."""
    before = list(outside._outside)
    outside.install(outside.Outside(NullImages(), NullStore(), NullMailer(), NullWeb({}), NullRanking()))
    yield
    outside._outside[:] = before


async def _climb(cast: Cast, hands: Hands) -> None:
    """Ana shares twice, five others once; all of it lands."""
    async with transaction() as session:
        others = [await factories.member(session, name) for name in ("Ada A", "Ben B", "Cleo C", "Dan D", "Eva E")]
    for member in (cast.ana, cast.ana, *others):
        await stories.share(member)
    hands.forward(days=4)
    await stories.land()


async def test_points_come_with_the_account_behind_them(cast: Cast, browser_of: Call, hands: Hands) -> None:
    await _climb(cast, hands)
    ana = await browser_of(cast.ana)
    mine = (await ana.get("/api/v1/me/points")).json()
    assert (mine["points"], mine["pending"], mine["after"]) == (10, 0, None)
    assert [(e["amount"], e["state"]) for e in mine["entries"]] == [(5, "landed"), (5, "landed")]
    older = (await ana.get(f"/api/v1/me/points?after={mine['entries'][0]['id']}")).json()
    assert [e["id"] for e in older["entries"]] == [mine["entries"][1]["id"]]


async def test_a_board_shows_the_caller_and_those_who_chose_to_appear(
    cast: Cast, browser_of: Call, hands: Hands
) -> None:
    await _climb(cast, hands)
    ana = await browser_of(cast.ana)
    board = (await ana.get("/api/v1/boards/week")).json()
    assert (board["me"]["rank"], board["top"][0]["name"], len(board["top"])) == (1, "You", 6)
    near = (await ana.get("/api/v1/boards/week?near=me")).json()
    assert near["top"] == []
    assert any(place["me"] for place in near["near"])


@pytest.mark.parametrize("scope", ["teams", "sites", "improved"])
async def test_boards_of_groups_and_of_improvement_answer(cast: Cast, browser_of: Call, scope: str) -> None:
    answer = await (await browser_of(cast.ana)).get(f"/api/v1/boards/month?scope={scope}")
    assert (answer.status_code, answer.json()["scope"]) == (200, scope)


@pytest.mark.parametrize(("address", "status"), [("year", 404), ("week?scope=bosses", 422), ("week?near=maja", 422)])
async def test_unknown_boards_are_refused(cast: Cast, browser_of: Call, address: str, status: int) -> None:
    assert (await (await browser_of(cast.ana)).get(f"/api/v1/boards/{address}")).status_code == status
