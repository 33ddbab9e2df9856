"""The file: a zip with a manifest that names every other part, its size and its SHA-256."""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from advocacy_app.integrations.storage.port import BadKeyError, check_key

FORMAT = 1
MANIFEST, SECRET, SQLITE, TABLES, MEDIA = "manifest.json", "secret", "database.sqlite", "tables/", "media/"
LARGEST_MANIFEST = 256 << 20
_PIECE = 1 << 20
_TABLE = re.compile(r"tables/[a-z_]{1,60}\.jsonl")


class BackupRefused(Exception):
    """The file or this installation is not what it should be; the message is for who runs it."""


class Packing:
    """A backup in the making, part after part."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        """Begin with nothing."""
        self._file = file
        self._parts: dict[str, dict[str, Any]] = {}

    def add(self, name: str, pieces: Iterator[bytes]) -> None:
        """Write a part as it comes. Pictures are packed already, everything else is worth packing."""
        digest, size = hashlib.sha256(), 0
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_STORED if name.startswith(MEDIA) else zipfile.ZIP_DEFLATED
        with self._file.open(entry, "w", force_zip64=True) as part:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                part.write(piece)
        self._parts[name] = {"size": size, "sha256": digest.hexdigest()}

    def finish(self, facts: dict[str, Any]) -> None:
        """Write down what was packed."""
        whole = {"format": FORMAT, **facts, "parts": self._parts}
        self._file.writestr(MANIFEST, json.dumps(whole, indent=1), zipfile.ZIP_DEFLATED)


@contextmanager
def packing(path: Path) -> Iterator[Packing]:
    """A new file, for its owner's eyes only; it has its name when it is complete."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.touch(mode=0o600)
    try:
        with zipfile.ZipFile(unfinished, "w") as file:
            yield Packing(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def pieces_of(file: BinaryIO) -> Iterator[bytes]:
    """An open file in pieces."""
    while piece := file.read(_PIECE):
        yield piece


class Archive:
    """A backup that was looked through: its manifest is sound and names exactly what is there."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        """Look through it; the bytes themselves are compared by ``verify``."""
        self._file = file
        self.facts = _manifest(file)
        self._parts: dict[str, dict[str, Any]] = self.facts["parts"]
        names = [entry.filename for entry in file.infolist()]
        if len(names) != len(set(names)) or {*names} != {*self._parts, MANIFEST}:
            raise BackupRefused("The manifest does not name exactly what the file holds.")
        for entry in file.infolist():
            if entry.filename != MANIFEST:
                self._check(entry)

    @property
    def size(self) -> int:
        """Bytes of everything when it is unpacked."""
        return sum(part["size"] for part in self._parts.values())

    def names(self, prefix: str) -> list[str]:
        """The parts that begin so."""
        return [name for name in self._parts if name.startswith(prefix)]

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part as it was, or a refusal at its end."""
        digest, left = hashlib.sha256(), self._parts[name]["size"]
        with self._file.open(name) as part:
            while piece := part.read(_PIECE):
                digest.update(piece)
                left -= len(piece)
                if left < 0:
                    break
                yield piece
        if left or digest.hexdigest() != self._parts[name]["sha256"]:
            raise BackupRefused(f"{name} is not what was packed: the file is damaged, or somebody changed it.")

    def read(self, name: str) -> bytes:
        """A whole part."""
        return b"".join(self.pieces(name))

    def verify(self) -> None:
        """Read everything once and compare, before anything is changed."""
        for name in self._parts:
            for _ in self.pieces(name):
                pass

    def _check(self, entry: zipfile.ZipInfo) -> None:
        name, part = entry.filename, self._parts[entry.filename]
        if not (name in {SECRET, SQLITE} or _TABLE.fullmatch(name) or _is_media(name)):
            raise BackupRefused(f"{name[:80]!r} has no place in a backup.")
        if not isinstance(part.get("size"), int) or part["size"] != entry.file_size:
            raise BackupRefused(f"{name} is not as large as the manifest says.")


def _manifest(file: zipfile.ZipFile) -> dict[str, Any]:
    try:
        if file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise BackupRefused("The manifest is too large to be one.")
        facts = json.loads(file.read(MANIFEST))
        version, parts = facts["format"], facts["parts"]
        sound = isinstance(parts, dict) and all(isinstance(part, dict) for part in parts.values())
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise BackupRefused("There is no manifest in it, so it is no backup of this product.") from error
    if version != FORMAT:
        raise BackupRefused(f"It has format {version!r}; this version reads format {FORMAT}.")
    if not sound:
        raise BackupRefused("The manifest says nothing about its parts.")
    return facts


def _is_media(name: str) -> bool:
    try:
        return name.startswith(MEDIA) and bool(check_key(name.removeprefix(MEDIA)))
    except BadKeyError:
        return False


@contextmanager
def opened(path: Path, room_in: Path) -> Iterator[Archive]:
    """A backup that was read to its last byte and fits on the disk of ``room_in``.

    Raises:
        BackupRefused: it is none, it is damaged, or there is no room for it.
    """
    try:
        with zipfile.ZipFile(path) as file:
            archive = Archive(file)
            if archive.size > (free := shutil.disk_usage(room_in).free):
                raise BackupRefused(f"It unpacks to {archive.size:,} bytes, and only {free:,} are free.")
            archive.verify()
            yield archive
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise BackupRefused(f"It cannot be read as a zip file: {error}") from error
    except OSError as error:
        raise BackupRefused(f"{path} cannot be read: {error.strerror}.") from error
