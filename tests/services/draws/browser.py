"""The browser's verifier, asked from Python: Node.js runs the very modules that the proof page loads."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.tools import ROOT, node


def answers(files: Iterable[tuple[Path, Path | None]]) -> Iterator[dict[str, Any]]:
    """What it makes of each audit file (and receipt), in order."""
    asked = "".join(
        json.dumps({"file": str(file), "receipt": str(receipt) if receipt else None}) + "\n" for file, receipt in files
    )
    command = [node(), ROOT / "tests" / "support" / "draw_verify.mjs"]
    told = subprocess.run(command, input=asked, check=True, capture_output=True, text=True).stdout
    return (json.loads(line) for line in told.splitlines())
