"""The small size of the random stories; ``python -m bench stories`` tells thousands."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bench._ledger_machine import LedgerMachine
from tests.servers import Postgres

QUICK = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a failure is told at once, not made short for minutes
    suppress_health_check=[HealthCheck.too_slow],
)


def tell(fresh: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ADVOCACY_DATABASE_URL", "ADVOCACY_DATA_DIR"):
        monkeypatch.setenv(name, "")
    run_state_machine_as_test(type("Stories", (LedgerMachine,), {"fresh": staticmethod(fresh)}), settings=QUICK)


def test_all_promises_hold_in_random_stories_on_sqlite(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    numbers = count()

    def fresh() -> str:
        file = tmp_path / f"{next(numbers)}.db"
        shutil.copyfile(migrated_file, file)
        return f"sqlite+aiosqlite:///{file}"

    tell(fresh, monkeypatch)


def test_all_promises_hold_in_random_stories_on_postgresql(
    postgres_server: Postgres, postgres_template: str, monkeypatch: pytest.MonkeyPatch
):
    tell(lambda: postgres_server.url(postgres_server.create(postgres_template)), monkeypatch)
