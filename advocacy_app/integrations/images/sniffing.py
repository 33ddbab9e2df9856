"""What a file is by its first bytes, before any decoder sees it. Pure."""

import re
import struct
import zipfile
from io import BytesIO
from typing import Literal

from advocacy_app.integrations.images.port import ImageRefused, Limits

Format = Literal["JPEG", "PNG", "WEBP", "HEIF"]

_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1"}
_OTHER_PICTURES = (
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"8BPS",
    b"\0\0\1\0",
    b"\xff\x0a",
    b"\0\0\0\x0cJXL ",
    b"\0\0\0\x0cjP  ",
    b"\xff\x4f\xff\x51",
    b"IIRO",
    b"FUJIFILM",
)
# Complete tags only, so that pixels or a camera's notes hardly ever spell one by chance.
_MARKUP = re.compile(rb"<(?:script|html|iframe|\?php)[\s>/]|<!doctype\s+html", re.IGNORECASE)
_WEBP_HEADER = 30  # bytes, of each of its three kinds
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")


def sniff(data: bytes, limits: Limits) -> Format:
    """The format of an acceptable-looking file.

    Raises:
        ImageRefused: too many bytes, another kind of file, or two kinds in one.
    """
    if len(data) > limits.max_bytes:
        raise too_large(len(data), limits)
    found = _format(data, limits)
    if found == "WEBP":
        _check_webp_canvas(data, limits)
    if _is_something_else_too(data):
        raise ImageRefused("polyglot")
    return found


def too_large(size: int, limits: Limits) -> ImageRefused:
    """The refusal of a file of ``size`` bytes; both figures in whole megabytes."""
    return ImageRefused(
        "too_large_bytes",
        {"size": f"{-(-size // 1_000_000)}\u00a0MB", "limit": f"{limits.max_bytes // 1_000_000}\u00a0MB"},
    )


def too_many_pixels(limits: Limits) -> ImageRefused:
    """The refusal of a picture with too many pixels in all or on a side."""
    return ImageRefused("too_many_pixels", {"megapixels": limits.max_pixels // 1_000_000, "side": limits.max_side})


def _format(data: bytes, limits: Limits) -> Format:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        if limits.heic:
            return "HEIF"
        raise ImageRefused("heic")
    another = data.startswith(_OTHER_PICTURES) or data[4:8] == b"ftyp" or b"<svg" in data[:512]
    raise ImageRefused("format" if another else "not_an_image")


def _check_webp_canvas(data: bytes, limits: Limits) -> None:
    """WebP's decoder sets its whole canvas aside on opening, so size and frames are read here first."""
    kind, body = data[12:16], data[20:30]
    if len(data) < _WEBP_HEADER:
        raise ImageRefused("damaged")
    if kind == b"VP8X":
        if body[0] & 0x02:
            raise ImageRefused("animated")
        width, height = _three_bytes(body[4:7]) + 1, _three_bytes(body[7:10]) + 1
    elif kind == b"VP8L":
        (packed,) = struct.unpack("<I", body[1:5])
        width, height = (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    else:
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", body[6:10]))
    check_size((width, height), limits)


def _three_bytes(field: bytes) -> int:
    return int.from_bytes(field, "little")


def check_size(size: tuple[int, int], limits: Limits) -> None:
    """Refuse a picture that is too large in pixels."""
    width, height = size
    if width * height > limits.max_pixels or max(size) > limits.max_side:
        raise too_many_pixels(limits)


def _is_something_else_too(data: bytes) -> bool:
    """Whether another program would find a page, a script, a document or an archive in the same bytes.

    Nothing of it would survive our canvas; but nobody sends such a file by accident, so it is refused.
    Motion photos, depth maps and makers' trailers are left alone: phones append them.
    """
    return (
        b"%PDF-" in data[:1024]
        or any(magic in data for magic in _ARCHIVES)
        or zipfile.is_zipfile(BytesIO(data))
        or _MARKUP.search(data) is not None
    )
