"""Whether a file holds as many pixels as its header promises. Decoders are lenient: they paint the rest grey. Pure."""

import re
import struct
import zlib
from collections.abc import Iterator

from advocacy_app.integrations.images.port import ImageRefused

_PIECE = 1 << 20
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_WHOLE = ((0, 0, 1, 1),)
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_MARKER = re.compile(rb"\xff+([^\xff\x00])", re.DOTALL)
_END_OF_SCAN = re.compile(rb"\xff+[^\xff\x00\xd0-\xd7]", re.DOTALL)
_BASELINE, _SCAN, _END = (0xC0, 0xC1), 0xDA, 0xD9
_BARE = {0x01, 0xD8, *range(0xD0, 0xD8)}  # markers without a length


def check_png(data: bytes) -> None:
    """Refuse a PNG without its end, or with fewer rows than its header says."""
    header, packed, ended = b"", zlib.decompressobj(), False
    rows = 0
    wanted = None
    for kind, body in _chunks(data):
        if kind == b"IHDR":
            header, wanted = body, _png_bytes(body)
        elif kind == b"IDAT" and wanted is not None and rows < wanted:
            rows += _unpacked(packed, body, wanted - rows)
        ended = kind == b"IEND"
    if not header or not ended or wanted is None or rows < wanted:
        raise ImageRefused("damaged")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind = data[at + 4 : at + 8]
        yield kind, data[at + 8 : at + 8 + length]
        if kind == b"IEND":
            return
        at += length + 12


def _png_bytes(header: bytes) -> int:
    """How many bytes the rows of a PNG unpack to, each with its filter byte."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    bits = depth * _CHANNELS[colour]
    total = 0
    for left, top, right, down in _ADAM7 if interlaced else _WHOLE:
        across, along = -((left - width) // right), -((top - height) // down)
        if across > 0 and along > 0:
            total += ((across * bits + 7) // 8 + 1) * along
    return total


def _unpacked(packed: "zlib._Decompress", body: bytes, wanted: int) -> int:
    """How many bytes a chunk unpacks to, counted in pieces and never kept; stops when it is enough."""
    count = 0
    while body and count < wanted and not packed.eof:
        count += len(packed.decompress(body, _PIECE))
        body = packed.unconsumed_tail
    return count


def without_end(data: bytes) -> bytes:
    """A one-scan baseline JPEG with its end mark replaced by a few zeros; any other as it is.

    At the mark a decoder stops asking and paints grey; without it, it misses what is missing and says so. The zeros
    are for its looking ahead, and too few for anything else.
    """
    at, components = 2, None
    while marker := _MARKER.match(data, at):
        kind, at = marker[1][0], marker.end()
        if kind in _BARE:
            continue
        length = int.from_bytes(data[at : at + 2])
        if kind in _BASELINE:
            components = data[at + 7 : at + 8]
        elif kind == _SCAN:
            end = _END_OF_SCAN.search(data, at + length)
            single = end is not None and data[end.end() - 1] == _END and data[at + 2 : at + 3] == components
            return data[: end.start()] + bytes(16) if end is not None and single else data
        at += length
    return data
