"""The child process, ``python -m advocacy_app.integrations.images.worker BYTES_OF_MEMORY``.

It reads requests, writes replies and can do nothing else.
"""

import encodings.ascii
import encodings.latin_1
import encodings.utf_16
import os
import sys
from io import BytesIO
from typing import BinaryIO

from PIL import Image, JpegImagePlugin, MpoImagePlugin, TiffImagePlugin

from advocacy_app.integrations.confinement import allow_seconds, confine
from advocacy_app.integrations.images import wire
from advocacy_app.integrations.images.pipeline import process
from advocacy_app.integrations.images.port import ImageRefused, Limits

# Loaded here because nothing can be loaded once the process is confined.
_NEEDED_LATER = (JpegImagePlugin, MpoImagePlugin, TiffImagePlugin, encodings.ascii, encodings.latin_1, encodings.utf_16)


def main(memory: int) -> None:
    """Serve pictures until the parent closes the pipe."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not reach the parent as a reply
    os.nice(5)  # people who wait for a page come first
    _warm_up()
    replies.write(wire.frame({"in_force": confine(memory)}))
    replies.flush()
    while prefix := requests.read(8):
        replies.write(_answer(requests, prefix))
        replies.flush()


def _warm_up() -> None:
    """Every codec once, so that what they load lazily is there."""
    for kind in ("JPEG", "PNG", "WEBP"):
        file = BytesIO()
        exif = Image.Exif()
        exif[0x0112] = 6
        Image.new("RGBA" if kind != "JPEG" else "RGB", (600, 400), "teal").save(file, kind, exif=exif)
        process(file.getvalue())


def _answer(requests: BinaryIO, prefix: bytes) -> bytes:
    head, body = wire.lengths(prefix)
    limits: Limits = wire.read_request(requests.read(head))
    data = requests.read(body)
    allow_seconds(limits.seconds)
    try:
        return wire.accepted(process(data, limits))
    except ImageRefused as refusal:
        return wire.refused(refusal)
    except Exception:  # noqa: BLE001 - whatever it was, the parent gets an answer
        return wire.refused(ImageRefused("ours"))


if __name__ == "__main__":
    main(int(sys.argv[1]))
