"""Pictures for the tests, good and bad, all made here."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

CANARY = b"CANARY-7f3a"
SIZE = (640, 480)
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def scene(size: tuple[int, int] = SIZE, mode: str = "RGB") -> Image.Image:
    """A picture with a red top left, so that one can see which way up it is."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, size[0] // 3, size[1] // 3), fill="#d02020")
    draw.ellipse((size[0] // 2, size[1] // 2, size[0] - 1, size[1] - 1), fill="#2040c0")
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def jpeg(size: tuple[int, int] = SIZE, **options: Any) -> bytes:
    return saved(scene(size), "JPEG", **{"quality": 90, **options})


def png(size: tuple[int, int] = SIZE, mode: str = "RGB", **options: Any) -> bytes:
    return saved(scene(size, mode), "PNG", **options)


def webp(size: tuple[int, int] = SIZE, **options: Any) -> bytes:
    return saved(scene(size), "WEBP", **options)


def turned(orientation: int) -> bytes:
    """A JPEG that must be turned by EXIF to look like ``scene``."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    picture = scene()
    if orientation in undo:
        picture = picture.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(picture, "JPEG", quality=95, exif=exif)


def tattling_exif() -> Image.Exif:
    """EXIF that says where, with what and by whom, a thumbnail's worth of maker's note included."""
    exif = Image.Exif()
    word = CANARY.decode()
    exif[0x010E], exif[0x010F], exif[0x0110], exif[0x0131] = word, word, word, word
    exif[0x013B], exif[0x8298], exif[0x9C9C] = word, word, CANARY
    details = exif.get_ifd(0x8769)
    details[0x927C], details[0x9286], details[0xA431], details[0xA435] = CANARY, CANARY, word, word
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4], place[29] = "N", (46.0, 3.0, 5.0), "E", (14.0, 30.0, 21.0), word
    return exif


def xmp() -> bytes:
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>' + CANARY + b"</rdf:RDF></x:xmpmeta>"


def profile_with_a_message() -> bytes:
    """An sRGB profile with the canary in its padding."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + CANARY * 4


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def with_segments(data: bytes, *segments: bytes) -> bytes:
    """A JPEG with more segments right after its start."""
    return data[:2] + b"".join(segments) + data[2:]


def tattling_jpeg() -> bytes:
    data = jpeg(exif=tattling_exif(), icc_profile=profile_with_a_message(), comment=CANARY)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x14\x1c\x02\x78\0\x0b" + CANARY + b"\0"
    return (
        with_segments(
            data,
            segment(0xED, iptc),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp()),
            segment(0xEC, CANARY),
            segment(0xFE, CANARY),
        )
        + b"trailer of a camera "
        + CANARY
    )


def tattling_png() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", CANARY.decode())
    text.add_text("Zipped", CANARY.decode(), zip=True)
    text.add_itxt("XML:com.adobe.xmp", xmp().decode())
    text.add(b"prVt", CANARY)
    return png(pnginfo=text, exif=tattling_exif(), icc_profile=profile_with_a_message()) + CANARY


def tattling_webp() -> bytes:
    return webp(exif=tattling_exif(), xmp=xmp(), icc_profile=profile_with_a_message())


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(width: int, height: int, body: bytes, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG with a header of our choice over any compressed body."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def interlaced(size: tuple[int, int], mode: str) -> bytes:
    """A PNG in the seven passes of Adam7, each row unfiltered."""
    depth, colour = {"1": (1, 0), "L": (8, 0), "RGB": (8, 2), "P": (8, 3), "LA": (8, 4), "RGBA": (8, 6)}[mode]
    picture, rows = scene(size, mode), b""
    for left, top, right, down in ADAM7:
        for y in range(top, size[1], down):
            if left < size[0]:
                columns = range(left, size[0], right)
                line = Image.new(mode, (len(columns), 1))
                line.putdata([picture.getpixel((x, y)) for x in columns])
                rows += b"\0" + line.tobytes()
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 1))
    palette = chunk(b"PLTE", bytes(768)) if mode == "P" else b""
    body = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + header + palette + body + chunk(b"IEND", b"")


def png_bomb(width: int, height: int) -> bytes:
    """Nothing but zeros: some kilobytes that want ``width × height`` pixels of memory."""
    squeeze = zlib.compressobj(9)
    row = bytes(width * 3 + 1)
    body = b"".join(squeeze.compress(row) for _ in range(height)) + squeeze.flush()
    return png_of(width, height, body)


def jpeg_claiming(width: int, height: int) -> bytes:
    """A small JPEG whose frame header lies about its size."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def webp_claiming(width: int, height: int) -> bytes:
    """An extended WebP whose canvas lies about its size."""
    body = (
        b"VP8X"
        + struct.pack("<I", 10)
        + bytes(4)
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little")
    )
    body += webp()[12:]
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def animation(kind: str) -> bytes:
    frames = [scene(), scene().rotate(90), scene().rotate(180)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        opened.writestr("run.js", "alert(1)")
    return file.getvalue()


def polyglots() -> Iterator[tuple[str, bytes]]:
    """Pictures that are something else as well."""
    page = b"<!DOCTYPE html><script>alert(1)</script>"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", page.decode())
    yield "jpeg with a zip behind", jpeg() + archive()
    yield "png with a zip behind", png() + archive()
    yield "webp with a zip behind", webp() + archive()
    yield "jpeg with a rar behind", jpeg() + b"Rar!\x1a\x07\x01\0" + bytes(64)
    yield "png with a page in a text", png(pnginfo=text)
    yield "png with a page behind", png() + page
    yield "jpeg with a page in a comment", jpeg(comment=page)
    yield "jpeg with php in a comment", jpeg(comment=b"<?php system($_GET['c']); ?>")
    yield "jpeg with php in EXIF", jpeg(exif=_exif_saying("<?php phpinfo(); ?>"))
    yield "jpeg with a document in a comment", jpeg(comment=b"%PDF-1.4\n1 0 obj<<>>endobj")
    yield "webp with a script in XMP", webp(xmp=b"<x><SCRIPT>alert(1)</SCRIPT></x>")
    yield "jpeg with script behind", jpeg() + b"\n<script >fetch('//x')</script>"


def _exif_saying(words: str) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = words
    return exif


def other_formats() -> Iterator[tuple[str, bytes]]:
    for kind in ("GIF", "BMP", "TIFF", "ICO", "JPEG2000", "AVIF"):
        yield kind, saved(scene((64, 64)), kind)
    yield "SVG", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    yield "PSD", b"8BPS\0\x01" + bytes(40)
    yield "JPEG XL", b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(40)


def not_images() -> Iterator[tuple[str, bytes]]:
    yield "nothing", b""
    yield "one byte", b"\xff"
    yield "text", b"Hello, this is no picture."
    yield "page", b"<!doctype html><title>x</title>"
    yield "document", b"%PDF-1.7\n" + bytes(100)
    yield "archive", archive()
    yield "script", b"#!/bin/sh\necho 1\n"
    yield "program", b"\x7fELF\x02\x01\x01" + bytes(100)
    yield "film", bytes(4) + b"moov" + bytes(100)
    yield "postscript", b"%!PS-Adobe-3.0 EPSF-3.0\n"
    yield "zeros", bytes(10_000)
    yield "virus test", rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def heif(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1" + brand + bytes(200)


def bad_pictures() -> Iterator[tuple[str, bytes]]:
    """More than 300 files that must all be refused."""
    yield from other_formats()
    yield from not_images()
    yield from polyglots()
    yield from ((f"moving {kind}", animation(kind)) for kind in ("PNG", "WEBP"))
    yield from cut_off()
    yield from lying()


def cut_off() -> Iterator[tuple[str, bytes]]:
    """Good files that end too early, by a share of them or by a few bytes."""
    whole = {"jpeg": jpeg(), "progressive jpeg": jpeg(progressive=True), "png": png(), "palette png": png(mode="P")}
    whole |= {"webp": webp(), "lossless webp": webp(lossless=True)}
    for name, data in whole.items():
        for part in range(1, 50):
            yield f"{name} cut at {part}/50", data[: max(12, len(data) * part // 50)]
        for few in (1, 2, 3, 8):
            yield f"{name} without its last {few}", data[:-few]


def lying() -> Iterator[tuple[str, bytes]]:
    """Headers that promise more than there is."""
    width, height = SIZE
    more = [(width + 1, height), (width, height + 1), (2 * width, 2 * height), (5_000, 4_000), (7_100, 7_100)]
    for size in [*more, (12_001, 1), (1, 12_001), (30_000, 30_000), (65_500, 65_500), (0, 100), (100, 0)]:
        yield f"jpeg of {size}", jpeg_claiming(*size)
        yield f"png of {size}", png_claiming(*size)
        yield f"webp of {size}", webp_claiming(max(size[0], 1), max(size[1], 1))
    for depth, colour in [(3, 0), (16, 3), (4, 2), (1, 6), (8, 1), (8, 5), (8, 7), (0, 0), (255, 2)]:
        yield f"png of depth {depth}, colour {colour}", png_of(64, 64, zlib.compress(bytes(20_000)), depth, colour)


def png_claiming(width: int, height: int) -> bytes:
    """A whole PNG whose header, checksum included, lies about its size."""
    return png_of(width, height, zlib.compress((b"\0" + bytes(SIZE[0] * 3)) * SIZE[1]))


def mutants(seed: int, count: int) -> Iterator[bytes]:
    """Good pictures with flips, cuts, insertions and changed numbers; the same ones for the same seed."""
    dice = random.Random(seed)
    seeds = [
        jpeg((64, 48)),
        jpeg((64, 48), progressive=True),
        png((64, 48)),
        png((64, 48), "P"),
        png((64, 48), "RGBA"),
        webp((64, 48)),
        webp((64, 48), lossless=True),
        saved(scene((64, 48), "CMYK"), "JPEG"),
        turned(6),
        animation("PNG"),
    ]
    changes = (_flipped, _cut, _stuffed, _renumbered, _holed)
    for _ in range(count):
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.randint(1, 4)):
            dice.choice(changes)(data, dice)
        yield bytes(data)


def _flipped(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 8)):
        if data:
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data) + 1) :]


def _stuffed(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data) + 1)
    data[at:at] = dice.randbytes(dice.randint(1, 64))


def _renumbered(data: bytearray, dice: random.Random) -> None:
    """Headers stand in front; numbers there become the ones that decoders trip over."""
    at = dice.randrange(min(len(data), 64) + 1)
    data[at : at + 4] = dice.choice((bytes(4), b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x01", b"\x80\0\0\0"))


def _holed(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data) + 1)
    del data[at : at + dice.randint(1, 32)]
