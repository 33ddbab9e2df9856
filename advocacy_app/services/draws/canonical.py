"""The one exact form of a document (RFC 8785) and its checksum."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import sha256 as _sha256
from typing import Any, TypeAlias

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json] | None"

LARGEST = 2**53 - 1


def canonical(value: Json) -> bytes:
    """UTF-8 without spaces, keys in order. ValueError for what draw-v1 does not know, such as fractions."""
    _insist(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _insist(value: Any) -> None:
    if isinstance(value, str):
        if not unicodedata.is_normalized("NFC", value):
            raise ValueError(f"Not in composed form: {value!r}")
    elif isinstance(value, bool | float):
        raise ValueError(f"Neither text nor a whole number: {value!r}")  # noqa: TRY004 - one kind of error for all
    elif isinstance(value, int):
        if not 0 <= value <= LARGEST:
            raise ValueError(f"Below zero or beyond 2^53: {value}")
    elif value is not None:
        parts: list[Any] = [*value, *value.values()] if isinstance(value, Mapping) else list(value)
        for part in parts:
            _insist(part)


def composed(text: str) -> str:
    """Text as draw-v1 writes it: accents and letters joined (NFC)."""
    return unicodedata.normalize("NFC", text)


def sha256(*parts: str | bytes) -> bytes:
    """The checksum of parts one after the other; text counts as UTF-8."""
    return _sha256(b"".join(part.encode() if isinstance(part, str) else part for part in parts)).digest()
