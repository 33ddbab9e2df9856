"""The small size of ``python -m bench ledger``: a real process, really killed."""

import pytest

from bench import ledger

SMALL = ledger.SIZES["small"]


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ADVOCACY_DATABASE_URL", "ADVOCACY_DATA_DIR"):
        monkeypatch.setenv(name, "")


def test_a_killed_server_loses_and_doubles_nothing_on_sqlite():
    told = ledger.killed_on_sqlite(SMALL)
    assert told["kills"] >= SMALL.kills
    assert told["acknowledged"] >= SMALL.acknowledged
    assert told["integrity_check"] == "ok"
    assert sum(told[name] for name in ("lost", "doubled", "changed_answers", "violations")) == 0


def test_killed_workers_and_a_killed_database_lose_and_double_nothing_on_postgresql():
    told = ledger.killed_on_postgresql(SMALL)
    assert told["database_kills"] == SMALL.database_kills
    assert told["acknowledged"] >= SMALL.acknowledged
    assert sum(told[name] for name in ("lost", "doubled", "changed_answers", "violations")) == 0


def test_a_storm_of_the_same_keys_is_one_transfer_a_key():
    told = ledger.the_same_key_again(SMALL)
    assert told["transfers_sqlite"] == told["transfers_postgresql"] == SMALL.keys
    assert told["violations_sqlite"] == told["violations_postgresql"] == 0
