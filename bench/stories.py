"""Random stories about the ledger, by the thousand, on both databases (Q-R6)."""

import time
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from hypothesis.stateful import run_state_machine_as_test

from bench._kills import since
from bench._ledger_machine import LedgerMachine
from bench._worlds import postgresql, sqlite

SEQUENCES = {"small": 20, "full": 2_000}
STEPS = 40


def run(size: str) -> dict[str, dict[str, Any]]:
    """Tell so many stories on each database; the first broken promise stops it with the story that broke it."""
    figures: dict[str, Any] = {"sequences": SEQUENCES[size], "steps": STEPS, "violations": 0}
    for name, make in (("sqlite", sqlite), ("postgresql", postgresql)):
        start = time.monotonic()
        with make() as fresh:
            tell(fresh, SEQUENCES[size])
        figures[f"seconds_{name}"] = since(start)
    return {"Q-R6": figures}


def tell(fresh: Any, sequences: int) -> None:
    """Stories on databases that ``fresh`` makes."""
    machine = type("Stories", (LedgerMachine,), {"fresh": staticmethod(fresh)})
    how = settings(
        max_examples=sequences,
        stateful_step_count=STEPS,
        deadline=None,
        database=DirectoryBasedExampleDatabase("build/hypothesis"),
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(machine, settings=how)
