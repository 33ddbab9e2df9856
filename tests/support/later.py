"""A worker whose clock is ahead: ``python -m tests.support.later MOMENT`` closes and draws what is due by then."""

import sys
from datetime import datetime

from advocacy_app import clock
from advocacy_app.commands.running import run
from advocacy_app.jobs.recurring import RECURRING
from advocacy_app.jobs.runner import Clockwork

JOBS = {"close_due", "look_for_draws"}


async def turn() -> None:
    """Lead, do it, and let others lead."""
    clockwork = Clockwork(tuple(job for job in RECURRING if job.name in JOBS))
    try:
        await clockwork.turn()
    finally:
        await clockwork.stop()


if __name__ == "__main__":
    moment = datetime.fromisoformat(sys.argv[1])
    clock.now = lambda: moment
    run(turn())
