"""The parent's side: a few workers, each with one picture at a time, replaced when one dies or dawdles."""

import asyncio
import json
import logging
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import cast

from advocacy_app.integrations.images import wire
from advocacy_app.integrations.images.port import LIMITS, ImageRefused, Limits, Processed, Reason
from advocacy_app.integrations.images.sniffing import too_large

log = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[3]
_PICTURES_EACH = 100  # then a worker is replaced, so that no leak of a codec grows old
_START_SECONDS = 120  # a machine that builds, sows and starts all at once is slow; a child that died is noticed at once
_BY_THE_PICTURE = {-number for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE)}


class ImageWorkers:
    """Up to ``size`` child processes, started when first needed; the rest of the pictures wait their turn."""

    def __init__(self, size: int = 2, limits: Limits = LIMITS, command: tuple[str, ...] = ()) -> None:
        self._limits = limits
        self._command = command or (sys.executable, "-m", "advocacy_app.integrations.images.worker")
        self._turns = asyncio.Semaphore(size)
        self._idle: list[_Worker] = []

    async def process(self, data: bytes, *, limits: Limits | None = None) -> Processed:
        """Decode, clean and encode one upload in a child process; see ``Images.process``."""
        limits = limits or self._limits
        if len(data) > limits.max_bytes:
            raise too_large(len(data), limits)
        async with self._turns:
            worker = await self._worker()
            try:
                return await worker.process(data, limits)
            finally:
                await self._keep_or_end(worker)

    async def aclose(self) -> None:
        """End all workers; the pool starts new ones if asked again."""
        idle, self._idle = self._idle, []
        for worker in idle:
            await worker.end()

    async def _worker(self) -> "_Worker":
        while self._idle:
            worker = self._idle.pop()
            if worker.usable:
                return worker
            await worker.end()
        return await _Worker.start(self._command, self._limits.memory)

    async def _keep_or_end(self, worker: "_Worker") -> None:
        if worker.usable:
            self._idle.append(worker)
        else:
            await worker.end()


class _Worker:
    """One child process and the pipe to it."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self._child = child
        self._to = cast("asyncio.StreamWriter", child.stdin)
        self._from = cast("asyncio.StreamReader", child.stdout)
        self._pictures_left = _PICTURES_EACH
        self._in_step = False

    @classmethod
    async def start(cls, command: tuple[str, ...], memory: int) -> "_Worker":
        """A child that has confined itself. It sees nothing of our environment, hence no secret."""
        child = await asyncio.create_subprocess_exec(
            *command,
            str(memory),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd="/",
            env={"PYTHONPATH": str(_ROOT), "MALLOC_ARENA_MAX": "2", "LC_ALL": "C.UTF-8"},
        )
        worker = cls(child)
        try:
            await worker._greeting()
        except BaseException:
            await worker.end()
            raise
        return worker

    @property
    def usable(self) -> bool:
        """Alive, in step with us, and not too old."""
        return self._child.returncode is None and self._in_step and self._pictures_left > 0

    async def process(self, data: bytes, limits: Limits) -> Processed:
        """One picture. Whatever goes wrong on the way leaves the worker out of step, hence to be replaced."""
        self._in_step = False
        self._pictures_left -= 1
        try:
            async with asyncio.timeout(limits.seconds):
                self._to.write(wire.request(data, limits))
                await self._to.drain()
                head, body = await self._message()
        except TimeoutError as error:
            raise ImageRefused("took_too_long") from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise ImageRefused(await self._why_it_died()) from error
        return self._understood(head, body)

    async def end(self) -> None:
        """Gone, and nothing of it left behind."""
        with suppress(ProcessLookupError):
            self._child.kill()
        await self._child.wait()

    async def _greeting(self) -> None:
        try:
            async with asyncio.timeout(_START_SECONDS):
                head, _ = await self._message()
        except (TimeoutError, asyncio.IncompleteReadError) as error:
            log.exception("image worker did not start")
            raise ImageRefused("ours") from error
        log.info("image worker started, in force: %s", ", ".join(json.loads(head)["in_force"]))
        self._in_step = True

    async def _message(self) -> tuple[bytes, bytes]:
        try:
            head, body = wire.lengths(await self._from.readexactly(8))
        except ValueError as error:
            raise ImageRefused("ours") from error
        return await self._from.readexactly(head), await self._from.readexactly(body)

    async def _why_it_died(self) -> Reason:
        code = await self._child.wait()
        log.warning("image worker died with %s", code)
        if code == -signal.SIGXCPU:
            return "took_too_long"
        return "damaged" if code in _BY_THE_PICTURE else "ours"

    def _understood(self, head: bytes, body: bytes) -> Processed:
        try:
            processed = wire.read_reply(head, body)
        except ImageRefused:
            self._in_step = True
            raise
        except (ValueError, KeyError, TypeError) as error:
            raise ImageRefused("ours") from error
        self._in_step = True
        return processed
