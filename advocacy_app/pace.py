"""How fast one person may go. Counted in this process, or in Redis where several workers share the count."""

import functools
import inspect
import threading
import time
from typing import Any

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter as SharedLimiter
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from advocacy_app.config import settings

EVENTS = RateLimitItemPerMinute(600, 1, "events")
"""Events of one session over the socket: a thumb that never rests sends about 120 a minute."""
READS = RateLimitItemPerMinute(600, 1, "reads")
WRITES = RateLimitItemPerMinute(240, 1, "writes")
"""An outbox that was offline for a day is emptied in one go."""
SWEEP_EVERY = 60.0
"""Seconds."""


class _Sweeping:
    """When the counters that ran out are swept: once a minute."""

    def __init__(self) -> None:
        """Not yet."""
        self.thread = threading.Thread()
        self._next = 0.0

    def is_alive(self) -> bool:
        """Whether it is not time yet."""
        return time.monotonic() < self._next

    def start(self) -> None:
        """It is time."""
        self._next = time.monotonic() + SWEEP_EVERY
        self.thread.start()


class _Counters(MemoryStorage):
    """The library's counters, which would start a thread for each deed to look through all of them."""

    def __init__(self) -> None:
        """None counted yet."""
        self._sweeping = _Sweeping()
        super().__init__()

    @property
    def timer(self) -> _Sweeping:
        """The library's own, slowed down."""
        return self._sweeping

    @timer.setter
    def timer(self, thread: threading.Timer) -> None:  # pyright: ignore[reportIncompatibleVariableOverride]
        self._sweeping.thread = thread


@functools.cache
def _here() -> SlidingWindowCounterRateLimiter:
    return SlidingWindowCounterRateLimiter(_Counters())


@functools.cache
def _shared() -> SharedLimiter:
    return SharedLimiter(RedisStorage(f"async+{settings().redis_url}", implementation="redispy"))


async def seconds_to_wait(limit: RateLimitItem, who: str) -> int:
    """Count one deed; 0 if it may go on, else the whole seconds until the next may be tried (at least 1)."""
    limiter = _shared() if settings().redis_url else _here()
    if await _now(limiter.hit(limit, who)):
        return 0
    reset_at = (await _now(limiter.get_window_stats(limit, who))).reset_time
    return max(1, round(reset_at - time.time()))  # noqa: TID251 - the library counts in this clock


def seconds_to_wait_here(limit: RateLimitItem, who: str) -> int:
    """The same for what never leaves this process, such as the events of one socket."""
    return 0 if _here().hit(limit, who) else seconds_left_here(limit, who)


def seconds_left_here(limit: RateLimitItem, who: str) -> int:
    """Whole seconds until this process lets somebody go on (at least 1)."""
    return max(1, round(_here().get_window_stats(limit, who).reset_time - time.time()))  # noqa: TID251 - as above


async def _now(value: Any) -> Any:
    return await value if inspect.isawaitable(value) else value
