"""The front end is built once per change of its inputs."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import typer

from advocacy_app.config import build_root, pages_root

_LOCK = Path("reflex.lock/package.json")
_INPUTS = (
    "rxconfig.py",
    "advocacy_app/advocacy_app.py",
    "advocacy_app/build.py",
    "advocacy_app/islands.py",
    "advocacy_app/components",
    "advocacy_app/pages",
    "advocacy_app/state",
    "advocacy_app/read_models",
    "advocacy_app/i18n",
    "assets",
)
_LINKED = Path("assets/external")
"""Where a build links scripts out of our components, which are inputs themselves."""
QUIET = {"REFLEX_TELEMETRY_ENABLED": "false", "REFLEX_CHECK_LATEST_VERSION": "false"}


@contextmanager
def building() -> Iterator[None]:
    """Compile the front end beside what happens inside, unless the last build had the same inputs."""
    stamp, inputs = build_root().parent / "inputs.sha256", _fingerprint(*_INPUTS)
    with ExitStack() as alone:
        alone.enter_context(_turn())
        if stamp.exists() and stamp.read_text() == _stamp_of(inputs):
            alone.close()
            yield
        else:
            yield from _build()
            stamp.write_text(_stamp_of(inputs))


@contextmanager
def _turn() -> Iterator[None]:
    """One build at a time, whoever asks: the second finds it done."""
    name = hashlib.sha256(str(build_root().resolve()).encode()).hexdigest()[:12]
    with (Path(tempfile.gettempdir()) / f"advocacy-build-{name}").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def _build() -> Iterator[None]:
    typer.echo("Building the front end (once per change) …")
    shutil.rmtree(build_root().parent, ignore_errors=True)
    lock = _LOCK.read_text() if _LOCK.exists() else ""
    command = [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"]
    with tempfile.TemporaryFile("w+") as said:
        builder = subprocess.Popen(command, env=_environment(), stdout=said, stderr=subprocess.STDOUT)
        try:
            yield
            builder.wait()
        finally:
            builder.kill()
            builder.wait()
        failed = builder.returncode
        if failed:  # prerendering has ten seconds a page; on a slow machine it may need them for itself
            again = subprocess.run(command, env=_environment(), stdout=said, stderr=subprocess.STDOUT, check=False)
            failed = again.returncode
        if failed or not pages_root().is_dir():
            said.seek(0)
            typer.echo(said.read()[-8000:], err=True)
            raise typer.Exit(1)
    _keep_lock(lock)


def _stamp_of(inputs: str) -> str:
    """Our files as they were when the build began (one changed meanwhile asks for another); the lock as it is now."""
    return f"{inputs} {_fingerprint(str(_LOCK.parent))}"


def _environment() -> dict[str, str]:
    """Bun lies beside our Python, whether or not the virtual environment was entered."""
    beside = str(Path(sys.executable).parent)
    return {**os.environ, **QUIET, "PATH": os.pathsep.join((beside, os.environ.get("PATH", os.defpath)))}


def _keep_lock(before: str) -> None:
    """Reflex writes the same lock now pretty, now compact: what means the same stays as it was committed."""
    if before and json.loads(before) == json.loads(_LOCK.read_text()):
        _LOCK.write_text(before)


def _fingerprint(*names: str) -> str:
    digest = hashlib.sha256()
    for name in names:
        for file in sorted([Path(name)] if Path(name).is_file() else Path(name).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts and _LINKED not in file.parents:
                digest.update(str(file).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    with building():
        pass
