"""Many plain files as one: a zip of ``<language>/<nn-track>/<nn-lesson>.md``. Pure: bytes in, texts out."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from advocacy_app.training.blocks import NAME

MOST_FILES = 1_000
MOST_BYTES = 8_000_000
"""Of a parcel, packed or unpacked; what comes with the app has a tenth of it."""
_DEPTH = 3
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


class ParcelBroken(Exception):
    """Not a zip, too large, or not readable."""


@dataclass(frozen=True)
class Packed:
    """A file of a parcel; ``lesson`` is empty for the file of a track, ``text`` None where it is no text."""

    path: str
    track: str
    lesson: str
    text: str | None


def pack(files: Iterable[tuple[str, str]]) -> bytes:
    """The files as one zip; the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as parcel:
        for path, text in files:
            parcel.writestr(zipfile.ZipInfo(path), text, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def unpack(data: bytes) -> list[Packed]:
    """Its Markdown files, tracks before their lessons. Raises ``ParcelBroken``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            found = list(_read(parcel))
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
        lzma.LZMAError,
    ) as why:
        raise ParcelBroken from why
    return sorted(found, key=lambda file: (file.lesson != "", file.path))


def _read(parcel: zipfile.ZipFile) -> Iterator[Packed]:
    entries = [entry for entry in parcel.infolist() if entry.filename.endswith(".md") and not entry.is_dir()]
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise ParcelBroken
    left = MOST_BYTES
    for entry in entries:
        with parcel.open(entry) as file:
            data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise ParcelBroken
        yield Packed(entry.filename[:200], *_names(entry.filename), _text(data))


def _text(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _names(path: str) -> tuple[str, str]:
    """The names of track and lesson out of ``<language>/<nn-track>/<nn-lesson>.md``, or of ``track.md``."""
    *_, folder, name = ("", "", *PurePosixPath(path).parts[-_DEPTH:])
    track, stem = folder.partition("-")[2], PurePosixPath(name).stem
    lesson = stem.partition("-")[2]
    return (track, "") if stem == "track" else (track, lesson if NAME.fullmatch(lesson) else stem)
