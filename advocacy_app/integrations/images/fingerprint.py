"""Small facts about a picture: placeholder, colour, and a hash that stays the same for the same scene."""

import base64
import io

from PIL import Image
from thumbhash import rgba_to_thumb_hash


def thumbhash(picture: Image.Image) -> str:
    """ThumbHash of an RGB picture in base64, about 30 characters, for apps that paint such hashes themselves."""
    small = picture.copy()
    small.thumbnail((32, 32), Image.Resampling.BOX)
    return base64.b64encode(bytes(rgba_to_thumb_hash(*small.size, list(small.convert("RGBA").tobytes())))).decode()


def placeholder(picture: Image.Image) -> str:
    """An RGB picture as one knows it before it has come: a WebP of about 100 bytes, in base64."""
    small, file = picture.copy(), io.BytesIO()
    small.thumbnail((32, 32), Image.Resampling.BOX)
    small.save(file, "WEBP", quality=40, method=6)
    return base64.b64encode(file.getvalue()).decode()


def colour(picture: Image.Image) -> str:
    """The colour that covers most of an RGB picture, as ``#rrggbb``."""
    few = picture.resize((32, 32), Image.Resampling.BOX).quantize(8, Image.Quantize.MEDIANCUT)
    most = few.histogram().index(max(few.histogram()))
    return "#" + bytes((few.getpalette() or [])[most * 3 : most * 3 + 3]).hex()


def dhash(picture: Image.Image) -> str:
    """64-bit difference hash: is each of 8 × 8 cells darker than the one to its right? As 16 hex digits."""
    grey = picture.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            bits = bits << 1 | (grey[at] < grey[at + 1])
    return f"{bits:016x}"
