"""How many taps and seconds the first run and the first share take (Q-E1), how far things jump meanwhile (Q-V5)."""

import tempfile
from pathlib import Path
from typing import Any

from tests.demo import running
from tests.journeys.test_first_steps import first_run, first_share, jumps
from tests.phone import PHONE, chromium

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
VISITS = {"small": 1, "full": 5}


def run(size: str) -> dict[str, dict[str, Any]]:
    """One newcomer, one share each way, some visits."""
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as demo, chromium() as browser:
        taps, seconds = first_run(demo, browser.new_context(**PHONE), joins=True)
        share = first_share(demo, browser.new_context(**PHONE))
        copying: Any = PHONE | CLIPBOARD
        copied = first_share(demo, browser.new_context(**copying), by_copying=True)
        seen = [jumps(demo, browser.new_context(**PHONE)) for _ in range(VISITS[size])]
    return {
        "Q-E1": {
            "first_run_taps": taps,
            "first_run_seconds": round(seconds, 1),
            "first_share_taps": share,
            "first_share_taps_copied": copied,
        },
        "Q-V5": {"visits": len(seen), "cls_worst": round(max(seen), 4)},
    }
