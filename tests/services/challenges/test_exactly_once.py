"""The small size of ``python -m bench challenges``: real processes, really killed; twenty last steps at once."""

import pytest

from bench import challenges
from bench._worlds import sqlite

ROUNDS, KILLS = challenges.SIZES["small"]


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ADVOCACY_DATABASE_URL", "ADVOCACY_DATA_DIR"):
        monkeypatch.setenv(name, "")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest):
    if request.param == "postgresql":
        yield request.getfixturevalue("postgres_url")
        return
    with sqlite() as fresh:
        yield fresh()


def test_twenty_last_steps_at_once_bring_each_reward_once(url: str):
    told = challenges.last_steps(url, ROUNDS)
    assert told["rewards"] == ROUNDS * (challenges.AT_ONCE + 1)
    assert (told["missing_or_double"], told["violations"]) == (0, 0)


def test_killed_in_mid_step_nothing_is_lost_and_nothing_paid_twice(url: str):
    told = challenges.under_kills(url, KILLS)
    assert told["acknowledged"] > 0
    assert told["rewards"] == told["people_at_the_goal"]
    assert (told["lost"], told["missing_or_double"], told["violations"]) == (0, 0, 0)
