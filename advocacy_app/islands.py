"""Our own JavaScript, ``assets/js``: what the build makes of it, and where browsers find it.

The app comes as one module with all that it always needs; what one page alone loads stays apart. A phone on a slow
network waits for every file as long as for a picture, so thirty small ones would hold the first picture back.
"""

import functools
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "assets" / "js"
LATE = "draws"
"""Modules that one page alone loads, when somebody checks a draw."""
_APART = ("sending.js", "outbox.js", "photo-outbox.js", "shrinking.js")
"""What workers load by its name, beside what the app brings for itself."""
_IMPORT = re.compile(r"""\b(?:import|from)\s*["']\./([\w-]+\.js)["']""")


@functools.cache
def islands() -> str:
    """Folder of our own modules. It is named for what they all contain, so that browsers may keep them forever."""
    if "ADVOCACY_DEV_API" in os.environ:
        return "/js"
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(FOLDER.rglob("*.js"))))
    return f"/js/{digest.hexdigest()[:10]}"


def bundle(root: Path) -> None:
    """Make small what the build copied to ``root/js``, and move it into its folder."""
    source, target = root / "js", root / islands().strip("/")
    made = root / "islands"
    apart = [source / name for name in _APART] + sorted((source / LATE).rglob("*.js"))
    _bun(made, source, apart, "--external", "*")
    _bun(made, source, [source / "app.js"], "--splitting", "--no-module-preload")
    shutil.rmtree(source)
    target.parent.mkdir()
    made.rename(target)


def _bun(out: Path, source: Path, files: list[Path], *options: str) -> None:
    where = ["--minify", "--format", "esm", "--root", str(source), "--outdir", str(out)]
    subprocess.run(["bun", "build", *map(str, files), *options, *where], check=True, capture_output=True)  # noqa: S603, S607 - ours, beside our Python


def early(root: Path) -> list[str]:
    """Addresses of what starts with the app: it and all that it names, without what ``import()`` fetches later."""
    folder, found, ahead = root / islands().strip("/"), set[str](), ["app.js"]
    while ahead:
        found.add(here := ahead.pop())
        ahead += set(_IMPORT.findall((folder / here).read_text())) - found
    return [f"{islands()}/{name}" for name in sorted(found)]
