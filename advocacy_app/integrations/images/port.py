"""What the rest of the product knows about pictures: what goes in, what comes out, why one is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, get_args

from advocacy_app.integrations.images import heif

Reason = Literal[
    "not_an_image",
    "format",
    "heic",
    "too_large_bytes",
    "too_many_pixels",
    "animated",
    "polyglot",
    "damaged",
    "took_too_long",
    "ours",
]
WIDTHS = (480, 720, 1080)
"""Names of the variants, in pixels; those of a small picture end where it does."""
EARLY = "early.avif"
"""The early look: small enough to travel in the page, sharp enough to be looked at until a real size is there."""
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one picture may ask for: bytes, pixels, seconds, memory of the child in bytes, and whether HEIC is taken."""

    max_bytes: int = 15_000_000
    max_pixels: int = 50_000_000
    max_side: int = 12_000
    seconds: float = 20.0
    memory: int = 1 << 30
    heic: bool = field(default_factory=heif.installed)


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Variant:
    """One file to serve. ``name`` is what stands in the address (``720.avif``); ``width`` the real one in pixels."""

    name: str
    width: int
    height: int
    content_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Processed:
    """A picture made safe: only pixels of the upload are left, upright and in sRGB.

    ``width`` and ``height`` are those of the largest variant. ``thumbhash`` is base64, ``placeholder`` a WebP
    of about 100 bytes in base64, to be painted while the real one loads; ``colour`` is ``#rrggbb``, ``dhash`` 16 hex
    digits (64 bits; near-duplicates differ in few of them, see ``distance``).
    """

    width: int
    height: int
    thumbhash: str
    placeholder: str
    colour: str
    dhash: str
    variants: tuple[Variant, ...]


class ImageRefused(Exception):
    """A picture that we do not take; ``key`` names the sentence for its author, ``values`` its placeholders."""

    def __init__(self, reason: Reason, values: Mapping[str, str | int] | None = None) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.values: dict[str, str | int] = dict(values or {})

    @property
    def key(self) -> str:
        """Catalogue key, ``photos.refused_<reason>``."""
        return f"photos.refused_{self.reason}"


class Images(Protocol):
    """Turns uploads into variants."""

    async def process(self, data: bytes, *, limits: Limits | None = None) -> Processed:
        """Decode, clean and encode one upload.

        Raises:
            ImageRefused: with the reason; never any other error on account of the bytes.
        """
        ...

    async def aclose(self) -> None:
        """Let go of processes and memory."""
        ...


def distance(one: str, other: str) -> int:
    """How many of the 64 bits of two ``dhash`` values differ; up to about 6 is the same scene."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
