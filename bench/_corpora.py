"""Pictures of others, in ``.tools/corpora``; scripts/install_tools.py --bench puts them there."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.tools import TOOLS

CORPORA = TOOLS / "corpora"
LARGEST = 20_000_000
_MAKE = 0x010F
_TAKEN = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def public() -> Iterator[tuple[str, bytes]]:
    """Every file of every corpus, pictures or not, by name."""
    for file in sorted(CORPORA.rglob("*")):
        if file.is_file() and file.stat().st_size <= LARGEST:
            yield file.relative_to(CORPORA).as_posix(), file.read_bytes()


def looks_acceptable(data: bytes) -> bool:
    """Whether the first bytes are those of a format that we take."""
    return data.startswith(_TAKEN) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:8] == b"ftyp"


def genuine(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Photos that a camera made, by their own word (EXIF names a maker), without those broken on purpose."""
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() not in {".jpg", ".jpeg", ".webp", ".png"} or _broken(file.name):
            continue
        data = file.read_bytes()
        if _names_a_maker(data):
            yield file.name, data


def _broken(name: str) -> bool:
    """By their names; ``ultrahdr.jpg`` is a header without a picture."""
    words = ("crash", "timeout", "oom", "bomb", "broken", "bad", "invalid", "truncated", "ultrahdr")
    return any(word in name for word in words)


def _names_a_maker(data: bytes) -> bool:
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data)) as image:
            return bool(image.getexif().get(_MAKE))
    except Exception:  # noqa: BLE001 - corpora are full of what no decoder likes
        return False
