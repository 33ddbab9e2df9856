"""The small size of ``python -m bench contests``: real workers, really killed in every step of a contest."""

from pathlib import Path

import pytest

from bench import contests
from bench._worlds import sqlite

SMALL = contests.SIZES["small"]
NOUGHT = (
    "lost_entries",
    "receipts_not_in_them",
    "unsealed_lists",
    "changed_documents",
    "lost_answers",
    "double_prizes",
    "double_or_missing_facts",
    "double_or_missing_notices",
    "broken_chain",
    "stuck",
)


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVOCACY_DATABASE_URL", "")
    monkeypatch.setenv("ADVOCACY_DATA_DIR", str(tmp_path))


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest):
    if request.param == "postgresql":
        yield request.getfixturevalue("postgres_url"), contests.WORKERS["postgresql"]
        return
    with sqlite() as fresh:
        yield fresh(), contests.WORKERS["sqlite"]


def test_a_contest_survives_that_its_workers_are_killed_in_every_step(world: tuple[str, int]):
    told = contests.under_fire(*world, *SMALL)
    assert told["kills"] >= SMALL[-1]
    assert told["acknowledged_entries"] > 0
    assert told["audit_files"] == 4
    assert told["receipts_in_them"] > 0
    assert {name: told[name] for name in NOUGHT} == dict.fromkeys(NOUGHT, 0)
