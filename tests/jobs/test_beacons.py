"""The clockwork fetches the number of the beacon, where the installation may; everywhere else people bring it."""

import json

import httpx
import pytest

from advocacy_app import outside
from advocacy_app.config import settings
from advocacy_app.integrations.web import GuardedWeb, NullWeb, Page
from advocacy_app.jobs.draws import draw_what_is_due
from advocacy_app.services import draws
from advocacy_app.services.draws.rehearsal import VECTOR
from tests import outdoors
from tests.callers import Call
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories
from tests.services.contests.test_chance import in_the_days_of_the_vector

pytestmark = BOTH
ROUND, SIGNATURE = VECTOR
SERVER = "https://api.drand.sh"
ADDRESS = f"{SERVER}/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/public/{ROUND}"
ANSWER = {"round": ROUND, "randomness": "fc18", "signature": SIGNATURE}


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch, db: str) -> None:
    """An installation that may read the beacon."""
    monkeypatch.setenv("ADVOCACY_BEACON_URL", SERVER)
    settings.cache_clear()


@pytest.fixture
def web():
    """What the server of the beacon shows, by address."""
    found = NullWeb()
    outdoors.install(web=found)
    yield found
    outside._outside.clear()


def shows(web: NullWeb, answer: object, status: int = 200) -> None:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    web.pages[ADDRESS] = Page(ADDRESS, status, "application/json", body)


async def closed(cast: Cast, hands: Hands) -> str:
    """A draw whose list is sealed, at the very second of its round; its id."""
    _, draw_id = await in_the_days_of_the_vector(cast, hands)
    hands.forward(days=1, seconds=1)
    await stories.closes()
    hands.moment = draws.time_of(ROUND)
    return draw_id


async def state_of(draw_id: str) -> str:
    return (await stories.draw(draw_id)).state


@pytest.mark.usefixtures("allowed")
async def test_the_number_is_fetched_and_the_draw_runs(cast: Cast, hands: Hands, web: NullWeb):
    draw_id = await closed(cast, hands)
    shows(web, ANSWER)
    await draw_what_is_due()
    assert await state_of(draw_id) == "drawn"
    assert draws.checked(await stories.audit_file(draw_id)).failed is None


@pytest.mark.usefixtures("allowed")
async def test_before_its_time_nobody_asks_for_it(cast: Cast, hands: Hands, web: NullWeb):
    draw_id = await closed(cast, hands)
    shows(web, ANSWER)
    hands.forward(seconds=-1)
    await draw_what_is_due()
    assert await state_of(draw_id) == "closed"


NONE = {
    "nothing": (b"", 200),
    "no number": (b"<html>Down for repair</html>", 200),
    "nonsense": (b"[" * 3_000, 200),
    "forged": ({"round": ROUND, "signature": "ab" * 48}, 200),
    "another round": ({"round": ROUND + 1, "signature": SIGNATURE}, 200),
    "an error": (ANSWER, 503),
}


@pytest.mark.usefixtures("allowed")
async def test_what_is_not_the_number_is_left_and_asked_for_again(
    cast: Cast, hands: Hands, web: NullWeb, stranger: httpx.AsyncClient
):
    draw_id = await closed(cast, hands)
    for name, (answer, status) in NONE.items():
        shows(web, answer, status)
        await draw_what_is_due()
        assert await state_of(draw_id) == "closed", name
    assert "This server is fetching it" in (await stranger.get(f"/draws/{draw_id}")).text
    hands.forward(minutes=11)
    told = (await stranger.get(f"/draws/{draw_id}")).text
    assert "can’t reach api.drand.sh" in told
    assert ADDRESS in told
    shows(web, ANSWER)
    await draw_what_is_due()
    assert await state_of(draw_id) == "drawn"


@pytest.mark.usefixtures("allowed")
async def test_the_guard_holds_for_the_beacon_too(cast: Cast, hands: Hands):
    async def inward(host: str, port: int) -> list[str]:
        return ["10.0.0.7"]

    outdoors.install(web=GuardedWeb(resolver=inward))
    draw_id = await closed(cast, hands)
    await draw_what_is_due()
    assert await state_of(draw_id) == "closed"
    outside._outside.clear()


async def test_without_leave_nothing_is_fetched_and_somebody_brings_the_whole_answer(
    cast: Cast, hands: Hands, web: NullWeb, stranger: httpx.AsyncClient, browser_of: Call
):
    draw_id = await closed(cast, hands)
    hands.forward(seconds=-1)
    assert "nobody on earth knows it" in (await stranger.get(f"/draws/{draw_id}")).text
    hands.forward(seconds=1)
    shows(web, ANSWER)
    await draw_what_is_due()
    assert await state_of(draw_id) == "closed"
    assert "stays off the internet" in (await stranger.get(f"/draws/{draw_id}")).text
    client = await browser_of(cast.maja)
    pasted = json.dumps(ANSWER | {"round": ROUND + 1})
    assert (await client.post(f"/draws/{draw_id}/beacon", data={"signature": pasted})).status_code == 422
    brought = await client.post(f"/draws/{draw_id}/beacon", data={"signature": json.dumps(ANSWER, indent=2)})
    assert brought.status_code == 303
    assert "runs within a minute" in (await stranger.get(f"/draws/{draw_id}")).text
    await draw_what_is_due()
    assert await state_of(draw_id) == "drawn"


@pytest.mark.parametrize("address", ["http://api.drand.sh", "https://api.drand.sh/public", "ftp://x", "https://"])
def test_only_the_address_of_a_server_is_a_setting(monkeypatch: pytest.MonkeyPatch, address: str, database: str):
    monkeypatch.setenv("ADVOCACY_BEACON_URL", address)
    settings.cache_clear()
    with pytest.raises(SystemExit, match="ADVOCACY_BEACON_URL"):
        settings()
    monkeypatch.delenv("ADVOCACY_BEACON_URL")
    settings.cache_clear()
