"""From an upload's bytes to variants: nothing but pixels gets through. Synchronous; runs in the worker."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

from advocacy_app.integrations.images import fingerprint, heif
from advocacy_app.integrations.images.completeness import check_png, without_end
from advocacy_app.integrations.images.port import EARLY, LIMITS, WIDTHS, ImageRefused, Limits, Processed, Variant
from advocacy_app.integrations.images.sniffing import Format, check_size, sniff, too_many_pixels

_TALLEST = 2.5  # a variant is at most this many times as high as wide: taller than any phone
_AVIF_QUALITIES = (46, 40, 34, 28)  # at two pixels a point nobody tells 46 from 56, which takes half as much again
_SMALLEST_AVIF = 38_000  # bytes at 480 wide go with about 70 kB at 720
_EARLY_SIDE = 800  # a phone's screen is about that high, in points
_EARLY_QUALITIES = (20, 14, 8)
_EARLY_BYTES = 12_000  # a twentieth of a second on slow 4G, before anything else can come
_LARGEST_PROFILE = 4_000_000
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_ORIENTATION_TAG = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
heif.register()


def process(data: bytes, limits: Limits = LIMITS) -> Processed:
    """Decode one upload and encode its variants.

    Raises:
        ImageRefused: with the reason.
    """
    picture = decode(data, limits)
    try:
        return Processed(
            width=picture.width,
            height=picture.height,
            thumbhash=fingerprint.thumbhash(picture),
            placeholder=fingerprint.placeholder(picture),
            colour=fingerprint.colour(picture),
            dhash=fingerprint.dhash(picture),
            variants=tuple(_variants(picture)),
        )
    except Exception as error:
        raise ImageRefused("ours") from error


def decode(data: bytes, limits: Limits) -> Image.Image:
    """The upload as a fresh RGB picture in sRGB, upright, no larger than the largest variant needs."""
    kind = sniff(data, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decoded(without_end(data) if kind == "JPEG" else data, kind, limits)
    except (ImageRefused, PermissionError):
        raise
    except (MemoryError, Image.DecompressionBombError) as error:
        raise too_many_pixels(limits) from error
    except Exception as error:  # decoders meet hostile bytes with every kind of error there is
        raise ImageRefused("damaged") from error


def _decoded(data: bytes, kind: Format, limits: Limits) -> Image.Image:
    with Image.open(BytesIO(data), formats=(kind,)) as image:
        check_size(image.size, limits)
        # A camera's formats may hold more (depth, gain map, burst): their first frame is the photo.
        if kind in {"PNG", "WEBP"} and getattr(image, "n_frames", 1) > 1:
            raise ImageRefused("animated")
        if kind == "PNG":
            check_png(data)
        if kind != "JPEG":
            image.load()  # before EXIF is asked for, which would load as well and is allowed to fail
        turn = _UPRIGHT.get(_orientation(image))
        wanted = _fit(image.size, turn)
        profile = image.info.get("icc_profile")
        image.draft(None, wanted)
        image.load()
        small = _plain(image).resize(wanted, Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = small.transpose(turn) if turn is not None else small
    return _on_fresh_canvas(_in_srgb(_opaque(upright), profile))


def _orientation(image: Image.Image) -> int:
    """EXIF orientation, 1 to 8; broken EXIF in a good photo counts as upright."""
    with suppress(Exception):
        return int(image.getexif().get(_ORIENTATION_TAG, 1))
    return 1


def _fit(stored: tuple[int, int], turn: Image.Transpose | None) -> tuple[int, int]:
    """Size of the largest variant in the stored orientation; never larger than the picture is."""
    lies = turn is not None and turn.name in {"TRANSPOSE", "TRANSVERSE", "ROTATE_90", "ROTATE_270"}
    size = _scaled((stored[1], stored[0]) if lies else stored, WIDTHS[-1])
    return (size[1], size[0]) if lies else size


def _scaled(size: tuple[int, int], width: int) -> tuple[int, int]:
    scale = min(1.0, width / size[0], width * _TALLEST / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _plain(image: Image.Image) -> Image.Image:
    """The same pixels in a mode that can be resized: no palettes, 8 bits a channel."""
    if image.mode in {"1", "P", "PA"}:
        return image.convert("RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB")
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    return image


def _opaque(image: Image.Image) -> Image.Image:
    """Transparency lies on white."""
    if not image.has_transparency_data:
        return image
    image = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    if isinstance(profile, bytes) and len(profile) <= _LARGEST_PROFILE:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
            if converted is not None:
                return converted
    return image.convert("RGB")


def _on_fresh_canvas(image: Image.Image) -> Image.Image:
    """Pixels only: a new picture has no EXIF, XMP, comment, profile or anything else that came with the old one."""
    canvas = Image.new("RGB", image.size)
    canvas.paste(image)
    return canvas


def _variants(picture: Image.Image) -> Iterator[Variant]:
    """The early look, then smallest first; none is larger than the picture, and there is always one."""
    sizes = list(_sizes(picture))
    _, smallest = sizes[-1]
    yield _early(picture)
    quality, tried = _avif_quality(smallest)
    for name, sized in reversed(sizes):
        avif = tried if sized is smallest else _avif(sized, quality)
        webp = _saved(sized, "WEBP", quality=74, method=3)
        jpeg = _saved(sized, "JPEG", quality=78, optimize=True, progressive=True)
        yield Variant(f"{name}.avif", *sized.size, "image/avif", avif)
        yield Variant(f"{name}.webp", *sized.size, "image/webp", webp)
        yield Variant(f"{name}.jpg", *sized.size, "image/jpeg", jpeg)


def _sizes(picture: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """From the largest to the smallest, each made from the one before."""
    names = [width for i, width in enumerate(WIDTHS) if i == 0 or not _fits(picture.size, WIDTHS[i - 1])]
    for name in reversed(names):
        size = _scaled(picture.size, name)
        picture = picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)
        yield name, picture


def _fits(size: tuple[int, int], width: int) -> bool:
    return _scaled(size, width) == size


def _early(picture: Image.Image) -> Variant:
    small = picture.copy()
    small.thumbnail((_EARLY_SIDE, _EARLY_SIDE), Image.Resampling.BICUBIC)
    _, data = _avif_within(small, _EARLY_QUALITIES, _EARLY_BYTES)
    return Variant(EARLY, *small.size, "image/avif", data)


def _avif_quality(smallest: Image.Image) -> tuple[int, bytes]:
    """Busy pictures (gravel, leaves, noise) take a coarser step; the smallest variant tells, and costs least."""
    return _avif_within(smallest, _AVIF_QUALITIES, _SMALLEST_AVIF)


def _avif_within(picture: Image.Image, qualities: Sequence[int], most: int) -> tuple[int, bytes]:
    """The first quality whose file has at most so many bytes, or the coarsest; and the file."""
    *finer, coarsest = qualities
    for quality in finer:
        if len(data := _avif(picture, quality)) <= most:
            return quality, data
    return coarsest, _avif(picture, coarsest)


def _avif(picture: Image.Image, quality: int) -> bytes:
    """Speed 8 takes a fifth of the time of the thorough steps for about 6 % more bytes."""
    return _saved(picture, "AVIF", quality=quality, speed=8, max_threads=1)


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
