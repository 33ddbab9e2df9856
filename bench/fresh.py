"""A fresh machine: the two commands of the README, from a bare clone with nothing but Python, git and make (Q-E2).

About 2 minutes; with ``full`` also ``make test``, which takes as long as the tests do. Downloads count.
"""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import httpx

from bench._kills import since
from bench._worlds import folder
from tests import tools

PATIENCE = 900


def run(size: str) -> dict[str, dict[str, Any]]:
    """Clone, ``make run`` to a usable page, stop, ``make run`` again, and in full ``make test``."""
    with folder() as home:
        clone = home / "clone"
        subprocess.run(["git", "clone", "--quiet", str(tools.ROOT), str(clone)], check=True)
        found: dict[str, Any] = {"first_start_s": _until_usable(clone), "second_start_s": _until_usable(clone)}
        dirty = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True)
        found["files_changed_by_running"] = len(dirty.stdout.splitlines())
        if size == "full":
            start = time.monotonic()
            done = subprocess.run(["make", "test"], cwd=clone, env=_bare(), check=False)
            found |= {"make_test_ok": not done.returncode, "make_test_s": since(start)}
    return {"Q-E2": found | {"target": "each one command; second start ≤ 5 s"}}


def _until_usable(clone: Path) -> float:
    """Seconds from the command to a page that answers."""
    port, start = tools.free_port(), time.monotonic()
    with (clone.parent / "log").open("ab") as log:
        server = subprocess.Popen(
            ["make", "run", f"PORT={port}"], cwd=clone, env=_bare(), stdout=log, stderr=log, start_new_session=True
        )
    try:
        while not _answers(port):
            if server.poll() is not None or time.monotonic() - start > PATIENCE:
                raise RuntimeError((clone.parent / "log").read_text(errors="replace")[-3000:])
            time.sleep(0.05)
        return since(start)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
        while tools.listens(port):
            time.sleep(0.05)


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://localhost:{port}/sign-in", timeout=2).is_success
    except httpx.TransportError:
        return False


def _bare() -> dict[str, str]:
    """What a newcomer's shell has: no environment of ours."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ADVOCACY_", "REFLEX_", "VIRTUAL_ENV", "UV_PROJECT"))
    }
    kept["PATH"] = os.pathsep.join(p for p in kept["PATH"].split(os.pathsep) if ".venv" not in p)
    return kept if shutil.which("make") else {}
