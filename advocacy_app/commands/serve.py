"""``advocacy run``: database to head, a world if it is empty, the front end if it changed, then the server."""

import errno
import os
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import psutil
import typer
from redis import Redis, RedisError

from advocacy_app.commands.build import QUIET, building
from advocacy_app.commands.migrate import migrate
from advocacy_app.commands.running import database_faults
from advocacy_app.commands.running import run as run_async
from advocacy_app.commands.worlds import known
from advocacy_app.config import settings, unknown_settings

PORT_FILE = "port"
LAST_SECONDS = 2
"""How long a worker that is told to end waits for requests on their way; one that never comes holds nobody up."""
PATIENCE = 3 * LAST_SECONDS
"""How long the server as a whole may take to end, in seconds."""


def run(
    port: int = typer.Option(8000, min=0, max=65535, envvar="PORT"),
    world: str = typer.Option("", callback=known, help="demo, empty or busy"),
) -> None:
    """Serve the product; on an empty database first sow a world."""
    _at_home(port)
    _must_be_free(port)
    _must_be_writable(settings().data_dir)
    _must_answer(settings().redis_url)
    for line in unknown_settings():
        typer.echo(line, err=True)
    with building():
        from advocacy_app.worlds import greet, sow_if_empty

        with database_faults():
            migrate()
        run_async(sow_if_empty(world or settings().world))
    (settings().data_dir / PORT_FILE).write_text(str(port))
    server = _server(port)
    run_async(greet())
    raise typer.Exit(server.wait())


def dev() -> None:
    """Hot reload for people who work on the product itself."""
    os.environ |= QUIET | {"ADVOCACY_DEV_API": "http://localhost:8000"}
    migrate()
    os.execvp(sys.executable, [sys.executable, "-m", "reflex", "run", "--backend-port", "8000"])


def _at_home(port: int) -> None:
    """Without a configured address people come to localhost on the port we serve."""
    os.environ.setdefault("ADVOCACY_PUBLIC_URL", f"http://localhost:{port}")
    settings.cache_clear()


def _must_be_free(port: int) -> None:
    """Say it before a minute of work is done for nothing."""
    try:
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(("0.0.0.0", port))  # noqa: S104 - as the server will
    except OSError as error:
        why = "is in use by another program" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
        _stop(f"Port {port} {why}. Choose another one: make run PORT={port + 1}")


def _must_be_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"ok")
            trial.flush()
    except OSError as error:
        _stop(f"The data folder {folder} cannot be written to: {error.strerror}. ADVOCACY_DATA_DIR names another one.")


def _must_answer(redis_url: str) -> None:
    """Several workers share sessions and news there: without it nothing would work for long."""
    try:
        if redis_url:
            with Redis.from_url(redis_url) as redis:
                redis.ping()
    except RedisError as error:
        _stop(f"Redis does not answer: {error} ADVOCACY_REDIS_URL says where it is.")


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def _server(port: int) -> subprocess.Popen[bytes]:
    """Granian with one process per worker; a killed worker comes back."""
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--host", "0.0.0.0"]  # noqa: S104
    command += ["--port", str(port), "--workers", str(settings().workers), "--respawn-failed-workers"]
    command += ["--workers-kill-timeout", str(LAST_SECONDS)]
    server = subprocess.Popen([*command, "advocacy_app.advocacy_app:app"], env=_environment())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda n, _: _ask_to_end(server, n))
    signal.signal(signal.SIGALRM, lambda *_: _end(server))
    return server


def _ask_to_end(server: subprocess.Popen[bytes], number: int) -> None:
    """Pass a signal on, once; whoever has not ended soon after is ended."""
    if not signal.alarm(PATIENCE):
        server.send_signal(number)


def _end(server: subprocess.Popen[bytes]) -> None:
    """A signal in the middle of a start can leave a worker that nobody waits for any more."""
    family = psutil.Process(server.pid).children(recursive=True)
    server.kill()
    for process in family:
        with suppress(psutil.NoSuchProcess):
            process.kill()


def _environment() -> dict[str, str]:
    """Reflex's switches follow from ours: nobody needs to know them."""
    known = {
        "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "1",
        "__REFLEX_SKIP_COMPILE": "1",
        "REFLEX_ENV_MODE": "prod",
        "REFLEX_SOCKET_INTERVAL": "10",
        "REFLEX_SOCKET_TIMEOUT": "10",
        "ADVOCACY_SECRET": settings().key,
    }
    mode = {"REFLEX_OPLOCK_ENABLED": "1"} if settings().redis_url else {"REFLEX_STATE_MANAGER_MODE": "memory"}
    return {**os.environ, **QUIET, **known, **mode}
