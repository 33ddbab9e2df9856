"""Feed events with 500 connected people, and as many as one worker can answer, beside a bare endpoint (Q-V8).

About 6 minutes. The load runs in a process of its own, on the same machine.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advocacy_app.commands.build import building
from bench._busy import PRODUCT, company, served
from bench._worlds import percentile


@dataclass(frozen=True)
class Size:
    """How many people, and seconds of each part."""

    members: int
    connected: int
    closed: int
    seconds: int
    turns: int


SIZES = {"small": Size(60, 20, 5, 4, 1), "full": Size(1_000, 500, 100, 40, 2)}
THINK = 5.0


def run(size: str) -> dict[str, dict[str, Any]]:
    """First the crowd that thinks between two swipes, then a few who never do, by turns with the bare endpoint."""
    wanted = SIZES[size]
    with building():
        pass
    with company(wanted.members, wanted.connected) as (home, cookies):
        calm = _crowd(home, cookies, wanted)
        events, bare = _saturated(home, cookies[: wanted.closed], wanted)
    return {
        "Q-V8": {
            "connected": wanted.connected,
            "events_per_second": round(len(calm) / wanted.seconds, 1),
            "unanswered": sum(taken < 0 for taken in calm),
            "p50_ms": round(percentile(calm, 0.5), 1),
            "p95_ms": round(percentile(calm, 0.95), 1),
            "p99_ms": round(percentile(calm, 0.99), 1),
            "saturated_events_per_second": round(events, 1),
            "bare_per_second": round(bare, 1),
            "ratio": round(events / bare, 2),
            "target": "p95 ≤ 50 ms; ratio ≥ 0.8, stretch 0.9",
        }
    }


def _crowd(home: Path, cookies: list[str], size: Size) -> list[float]:
    with served(home, *PRODUCT) as (url, _):
        return load("socket", url, size.seconds, THINK, cookies)


def _saturated(home: Path, cookies: list[str], size: Size) -> tuple[float, float]:
    """Answers a second, both ways, by turns."""
    events = bare = 0
    for _ in range(size.turns):
        with served(home, *PRODUCT) as (url, _process):
            events += len(load("socket", url, size.seconds, 0, cookies))
        with served(home, "bench._bare_feed:app") as (url, _process):
            bare += len(load("http", url, size.seconds, 0, cookies))
    whole = size.turns * size.seconds
    return events / whole, bare / whole


def load(kind: str, url: str, seconds: float, think: float, cookies: list[str]) -> list[float]:
    """Milliseconds of every answer."""
    command = [sys.executable, "-m", "bench._event_load", kind, url, str(seconds), str(think)]
    done = subprocess.run(command, input=json.dumps(cookies), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout)
