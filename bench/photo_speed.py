"""A 12-megapixel photo to all variants on one core, beside sharp doing the same in the same run: Q-V11."""

import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter

from advocacy_app.integrations.images.pipeline import process
from tests import tools
from tests.integrations.images import made

SIZES = {"small": 2, "full": 20}
MEGAPIXELS = (4000, 3000)

# The same ten files: an early look, and three widths as AVIF, WebP and JPEG, upright and stripped, on one thread.
SHARP = """
import sharp from 'sharp';
import { readFileSync } from 'node:fs';
sharp.concurrency(1); sharp.cache(false);
const input = readFileSync(process.argv[2]), times = [];
for (let i = 0; i < Number(process.argv[3]) + 1; i++) {
  const start = performance.now();
  const upright = sharp(input).rotate().resize({ width: 1080 }).toColourspace('srgb');
  const base = await upright.raw().toBuffer({ resolveWithObject: true });
  const early = sharp(base.data, { raw: base.info }).resize({ width: 800 });
  await early.avif({ quality: 20, effort: 1 }).toBuffer();
  for (const width of [480, 720, 1080]) {
    const sized = () => sharp(base.data, { raw: base.info }).resize({ width });
    await sized().avif({ quality: 46, effort: 1 }).toBuffer();
    await sized().webp({ quality: 74, effort: 3 }).toBuffer();
    await sized().jpeg({ quality: 78, progressive: true, optimiseCoding: true }).toBuffer();
  }
  times.push(performance.now() - start);
}
console.log(JSON.stringify(times.slice(1)));
"""


def run(size: str) -> dict[str, dict[str, Any]]:
    """Ours, then theirs, on the same core and the same photo."""
    rounds, photo = SIZES[size], _photo()
    core = min(os.sched_getaffinity(0))
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        ours = [_timed(photo) for _ in range(rounds + 1)][1:]
        theirs = _sharp(photo, rounds)
    finally:
        os.sched_setaffinity(0, before)
    mine, other = statistics.median(ours), statistics.median(theirs) if theirs else 0.0
    return {
        "Q-V11": {
            "rounds": rounds,
            "ours_ms": round(mine * 1000),
            "sharp_ms": round(other * 1000) if theirs else "not installed",
            "ratio": round(other / mine, 2) if theirs else "–",
        }
    }


def _photo() -> bytes:
    """Grain, edges and large calm areas, as a phone would send it."""
    noise = Image.effect_noise((1000, 750), 40).resize(MEGAPIXELS).convert("RGB")
    picture = Image.blend(made.scene(MEGAPIXELS), noise.filter(ImageFilter.GaussianBlur(1)), 0.25)
    return made.saved(picture, "JPEG", quality=90)


def _timed(photo: bytes) -> float:
    start = time.perf_counter()
    process(photo)
    return time.perf_counter() - start


def _sharp(photo: bytes, rounds: int) -> list[float]:
    """Milliseconds of each round as seconds; nothing where sharp is not installed."""
    if not (tools.npm() / "node_modules" / "sharp").exists():
        return []
    with tempfile.TemporaryDirectory(dir=tools.npm()) as folder:
        script, file = Path(folder) / "sharp.mjs", Path(folder) / "photo.jpg"
        script.write_text(SHARP)
        file.write_bytes(photo)
        command = (tools.node(), script, file, str(rounds))
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tools.npm())
    return [each / 1000 for each in json.loads(done.stdout)]
