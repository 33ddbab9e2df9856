"""What all documents of a draw share: fields, times, checksums. Bytes stay bytes and become hex in ``body``."""

from datetime import UTC, datetime
from functools import cached_property
from typing import TypeAlias

from advocacy_app.services.draws.canonical import Json, canonical, sha256

VERSION = "draw-v1"

Body: TypeAlias = dict[str, Json]


def stamp(moment: datetime) -> str:
    """A time as draw-v1 writes it: UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def hexed(data: bytes | None) -> str | None:
    """Lower-case hex, or nothing of nothing."""
    return None if data is None else data.hex()


class Published:
    """A document with one exact form; its checksum goes to everybody."""

    def body(self) -> Body:
        """The fields as they are published."""
        raise NotImplementedError

    @cached_property
    def file(self) -> bytes:
        """Its one exact form."""
        return canonical(self.body())

    @cached_property
    def sha256(self) -> bytes:
        """The checksum of the exact form."""
        return sha256(self.file)
