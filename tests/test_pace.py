"""How fast one may go is counted in passing: the counting itself must not cost what it protects."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from limits import RateLimitItemPerSecond

from advocacy_app import pace

ONE = RateLimitItemPerSecond(1, 1, "one")


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """Nobody has done anything yet."""
    pace._here.cache_clear()
    yield
    pace._here.cache_clear()


def test_whoever_is_too_fast_waits_and_others_do_not():
    assert pace.seconds_to_wait_here(ONE, "ana") == 0
    assert pace.seconds_to_wait_here(ONE, "ana") >= 1
    assert pace.seconds_to_wait_here(ONE, "maja") == 0


def test_counting_starts_no_thread_for_each_deed(monkeypatch: pytest.MonkeyPatch):
    started: list[threading.Thread] = []
    start = threading.Thread.start
    monkeypatch.setattr(threading.Thread, "start", lambda thread: (started.append(thread), start(thread))[1])
    for n in range(5):
        pace.seconds_to_wait_here(ONE, f"person {n}")
        time.sleep(0.03)
    assert len(started) == 1


def test_what_ran_out_is_swept_when_it_is_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pace, "SWEEP_EVERY", 0.05)
    kept: Any = pace._here().storage
    for n in range(20):
        pace.seconds_to_wait_here(ONE, f"person {n}")
    time.sleep(2.5)  # a counter lives for two of its windows
    pace.seconds_to_wait_here(ONE, "somebody else")
    time.sleep(0.3)
    assert len(kept.expirations) <= 2
