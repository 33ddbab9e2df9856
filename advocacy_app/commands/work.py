"""``advocacy work``: a process that does nothing but the jobs."""

import asyncio
import signal

from advocacy_app.commands.running import run
from advocacy_app.jobs import work as work_on


def work() -> None:
    """Deliver what reacts later and turn the clockwork, until told to stop."""
    run(_until_told())


async def _until_told() -> None:
    worker = asyncio.ensure_future(work_on())
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, worker.cancel)
    await asyncio.wait([worker])
