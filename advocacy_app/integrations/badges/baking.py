"""Baking: a picture that carries a signed credential, and the way back, for files that anybody may hand in.

A PNG has it in a chunk of text, an SVG in an element of its own (Open Badges 3.0, section 5.3).
"""

import re
import zlib
from collections.abc import Iterator

KEYWORD = b"openbadgecredential"
_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER_ENDS = 8 + 25
"""Signature and first chunk of a PNG, which have the same size in each."""
_NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
_MOST = 65_536
_ELEMENT = re.compile(rb'<openbadges:credential\s[^>]{0,500}?\bverify="([\w.-]{1,32768})"')
_TOKEN = re.compile(rb"\s*([\w-]+\.[\w-]+\.[\w-]+)\s*")


def baked_png(picture: bytes, token: str) -> bytes:
    """The picture with the credential in an ``iTXt`` chunk right behind its header."""
    text = KEYWORD + b"\0\0\0\0\0" + token.encode("ascii")
    chunk = len(text).to_bytes(4, "big") + b"iTXt" + text + zlib.crc32(b"iTXt" + text).to_bytes(4, "big")
    return picture[:_HEADER_ENDS] + chunk + picture[_HEADER_ENDS:]


def baked_svg(picture: str, token: str) -> str:
    """The picture with the credential in an element at its end."""
    element = f'<openbadges:credential xmlns:openbadges="{_NAMESPACE}" verify="{token}"/>'
    body, end, rest = picture.rpartition("</svg>")
    return body + element + end + rest


def carried(file: bytes) -> str:
    """The credential in a file: a baked PNG or SVG, or the bare text; empty where there is none."""
    if file.startswith(_PNG):
        found = next(_texts(file), b"")
    elif baked := _ELEMENT.search(file):
        found = baked[1]
    else:
        found = file
    bare = _TOKEN.fullmatch(found)
    return bare[1].decode("ascii") if bare else ""


def _texts(file: bytes) -> Iterator[bytes]:
    """What stands under our keyword; lengths may lie, so nothing is read beyond the file or the cap."""
    at = len(_PNG)
    while at + 12 <= len(file):
        length = int.from_bytes(file[at : at + 4], "big")
        kind, body = file[at + 4 : at + 8], file[at + 8 : at + 8 + length]
        if kind == b"iTXt" and body.startswith(KEYWORD + b"\0"):
            yield _text(body[len(KEYWORD) + 1 :])
        at += 12 + length


def _text(rest: bytes) -> bytes:
    """Behind the keyword: packed or not, how, language, keyword in that language, text."""
    packed, parts = rest[:1] == b"\1", rest[2:].split(b"\0", 2)
    if len(parts) != 3:  # noqa: PLR2004 - the three of the format
        return b""
    if not packed:
        return parts[2][:_MOST]
    try:
        return zlib.decompressobj().decompress(parts[2], _MOST)
    except zlib.error:
        return b""
