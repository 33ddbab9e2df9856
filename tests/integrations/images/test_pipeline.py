"""What the pipeline lets through and what it refuses, in this process."""

import base64
import io
import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image, ImageCms

from advocacy_app.integrations.images import EARLY, LIMITS, ImageRefused, Limits, Processed, distance
from advocacy_app.integrations.images.pipeline import process
from tests.integrations.images import made


def opened(processed: Processed, name: str) -> Image.Image:
    return Image.open(io.BytesIO(next(v.data for v in processed.variants if v.name == name)))


def named(cases: Iterable[tuple[str, bytes]]) -> list[Any]:
    return [pytest.param(data, id=name) for name, data in cases]


def reason(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(ImageRefused) as refusal:
        process(data, limits)
    return refusal.value.reason


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel[:3]
    return red > 150 and green < 90 and blue < 90


def test_a_photo_becomes_three_formats_in_three_widths():
    processed = process(made.jpeg((2000, 1500)))
    early, *sizes = processed.variants
    assert (early.name, early.width, early.height, early.content_type) == (EARLY, 800, 600, "image/avif")
    assert [(v.name, v.width, v.height, v.content_type) for v in sizes] == [
        (f"{width}.{suffix}", width, width * 3 // 4, f"image/{kind}")
        for width in (480, 720, 1080)
        for suffix, kind in (("avif", "avif"), ("webp", "webp"), ("jpg", "jpeg"))
    ]
    for variant in processed.variants:
        with Image.open(io.BytesIO(variant.data)) as picture:
            assert picture.size == (variant.width, variant.height)
            assert f"image/{str(picture.format).lower()}" == variant.content_type


def test_a_small_photo_is_never_enlarged():
    assert {(v.name, v.width) for v in process(made.jpeg((300, 200))).variants} == {
        ("early.avif", 300),
        ("480.avif", 300),
        ("480.webp", 300),
        ("480.jpg", 300),
    }
    assert {v.width for v in process(made.jpeg((600, 400))).variants} == {480, 600}


def test_an_early_look_is_as_high_as_a_phone_and_small_enough_for_a_page():
    early = process(made.jpeg((1440, 1920))).variants[0]
    assert (early.name, early.width, early.height) == (EARLY, 600, 800)
    assert len(early.data) <= 12_000


def test_the_early_look_of_mere_noise_is_as_small():
    noise = Image.frombytes("RGB", (600, 800), random.Random(1).randbytes(3 * 600 * 800))
    assert len(process(made.saved(noise, "PNG")).variants[0].data) <= 12_000


def test_a_single_pixel_is_a_photo():
    assert process(made.jpeg((1, 1))).width == 1


def test_a_tall_screenshot_stays_affordable():
    processed = process(made.png((1080, 9000)))
    assert processed.height == 2700
    assert max(v.height for v in processed.variants) == 2700


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_photo_stands_upright_whatever_way_the_camera_was_held(orientation: int):
    processed = process(made.turned(orientation))
    assert (processed.width, processed.height) == made.SIZE
    with opened(processed, "720.jpg") as picture:
        assert is_red(picture.convert("RGB").getpixel((40, 40)))
        assert not is_red(picture.convert("RGB").getpixel((600, 40)))
        assert not is_red(picture.convert("RGB").getpixel((40, 440)))


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_counts_as_upright(orientation: int):
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert process(made.jpeg(exif=exif)).width == made.SIZE[0]


def test_broken_exif_in_a_good_photo_does_not_matter():
    data = made.with_segments(made.jpeg(), made.segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xffgarbage"))
    assert process(data).width == made.SIZE[0]


@pytest.mark.parametrize("upload", [made.tattling_jpeg, made.tattling_png, made.tattling_webp])
def test_no_byte_of_metadata_survives(upload: Callable[[], bytes]):
    data = upload()
    assert made.CANARY in data
    for variant in process(data).variants:
        assert made.CANARY not in variant.data
        for trace in (b"Exif", b"ICC_PROFILE", b"xmpmeta", b"Photoshop", b"EXIF", b"ICCP", b"XMP "):
            assert trace not in variant.data
        with Image.open(io.BytesIO(variant.data)) as picture:
            assert not picture.getexif()
            assert not {"icc_profile", "xmp", "comment", "exif"} & picture.info.keys()


def test_equal_pixels_give_equal_bytes_whatever_came_with_them():
    plain, tattling = made.png(), made.tattling_png()
    assert [v.data for v in process(plain).variants] == [v.data for v in process(tattling).variants]


def test_colours_of_a_wide_profile_come_out_as_srgb():
    swapped = _profile_that_swaps_red_and_blue()
    with opened(process(made.jpeg(icc_profile=swapped)), "720.jpg") as picture:
        pixel = picture.convert("RGB").getpixel((40, 40))
    assert isinstance(pixel, tuple)
    assert pixel[2] > 150
    assert pixel[0] < 90


def _profile_that_swaps_red_and_blue() -> bytes:
    """sRGB with two of its primaries exchanged: reading it is visible at once."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = {bytes(data[i : i + 4]): i for i in range(132, 132 + 12 * data[131], 12)}
    red, blue = at[b"rXYZ"], at[b"bXYZ"]
    data[red + 4 : red + 12], data[blue + 4 : blue + 12] = data[blue + 4 : blue + 12], data[red + 4 : red + 12]
    return bytes(data)


@pytest.mark.parametrize(
    "profile",
    named({"nonsense": b"nonsense", "zeros": bytes(10_000), "cut": made.profile_with_a_message()[:200]}.items()),
)
def test_a_broken_profile_counts_as_srgb(profile: bytes):
    with opened(process(made.png(icc_profile=profile)), "720.jpg") as picture:
        assert is_red(picture.convert("RGB").getpixel((40, 40)))


def test_an_enormous_profile_counts_as_srgb():
    with opened(process(made.jpeg(icc_profile=bytes(4_500_000))), "720.jpg") as picture:
        assert is_red(picture.convert("RGB").getpixel((40, 40)))


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA", "P", "1", "I;16"])
def test_every_kind_of_png_is_understood(mode: str):
    picture = made.scene(mode="L").convert("I;16") if mode == "I;16" else made.scene(mode=mode)
    assert process(made.saved(picture, "PNG")).width == made.SIZE[0]


def test_sixteen_bits_of_grey_keep_their_brightness():
    picture = Image.new("I;16", (64, 64), 32896)
    with opened(process(made.saved(picture, "PNG")), "480.jpg") as small:
        value = small.convert("L").getpixel((30, 30))
    assert isinstance(value, int)
    assert abs(value - 128) <= 2


def test_sixteen_bits_of_colour_are_understood():
    row = b"\0" + b"\xd0\0\x20\0\x20\0" * 40
    data = made.png_of(40, 40, zlib.compress(row * 40), depth=16)
    with opened(process(data), "480.jpg") as picture:
        assert is_red(picture.convert("RGB").getpixel((20, 20)))


def test_print_colours_look_like_the_screen():
    with opened(process(made.saved(made.scene(mode="CMYK"), "JPEG", quality=95)), "720.jpg") as picture:
        assert is_red(picture.convert("RGB").getpixel((40, 40)))


def test_transparency_lies_on_white():
    picture = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    for data in (made.saved(picture, "PNG"), made.saved(picture, "WEBP", lossless=True)):
        with opened(process(data), "480.jpg") as small:
            assert small.convert("L").getpixel((50, 50)) == 255


def test_a_transparent_palette_lies_on_white():
    picture = Image.new("P", (100, 100), 0)
    picture.putpalette([10, 20, 30] * 256)
    with opened(process(made.saved(picture, "PNG", transparency=0)), "480.jpg") as small:
        assert small.convert("L").getpixel((50, 50)) == 255


def test_a_camera_picture_with_a_second_frame_is_one_photo():
    data = made.saved(made.scene(), "MPO", save_all=True, append_images=[made.scene((64, 48))])
    processed = process(data)
    assert (processed.width, processed.height) == made.SIZE


def test_a_motion_photo_is_a_photo():
    film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(2000)
    assert process(made.jpeg() + film).width == made.SIZE[0]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_moving_pictures_are_refused(kind: str):
    assert reason(made.animation(kind)) == "animated"


@pytest.mark.parametrize("data", named(made.other_formats()))
def test_other_formats_are_named_as_such(data: bytes):
    assert reason(data) == "format"


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"hevc"])
def test_a_heic_photo_is_told_from_other_formats(brand: bytes):
    assert reason(made.heif(brand), Limits(heic=False)) == "heic"


@pytest.mark.parametrize("data", named(made.not_images()))
def test_what_is_no_picture_is_refused(data: bytes):
    assert reason(data) == "not_an_image"


@pytest.mark.parametrize("data", named(made.polyglots()))
def test_a_picture_that_is_something_else_too_is_refused(data: bytes):
    assert reason(data) == "polyglot"


def test_too_many_bytes_are_refused_with_both_figures():
    with pytest.raises(ImageRefused) as refusal:
        process(made.jpeg() + bytes(15_000_000))
    assert refusal.value.key == "photos.refused_too_large_bytes"
    assert refusal.value.values == {"size": "16\u00a0MB", "limit": "15\u00a0MB"}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(made.png_bomb(12_000, 4_500), id="png bomb"),
        pytest.param(made.png_of(65535, 65535, b""), id="png header"),
        pytest.param(made.png_of(2**31 - 1, 2**31 - 1, b""), id="png header at its end"),
        pytest.param(made.png_of(1, 65535, b""), id="1 × 65535"),
        pytest.param(made.png_of(12_001, 1, b""), id="one pixel too wide"),
        pytest.param(made.jpeg((1, 13_000)), id="tall jpeg"),
        pytest.param(made.jpeg_claiming(65500, 65500), id="lying jpeg"),
        pytest.param(made.jpeg_claiming(8000, 7000), id="56 megapixels"),
        pytest.param(made.webp_claiming(16_000, 16_000), id="lying webp"),
        pytest.param(made.webp_claiming(1 << 24, 1 << 24), id="webp at its end"),
        pytest.param(made.webp((13_000, 2), lossless=True), id="wide webp"),
    ],
)
def test_too_many_pixels_are_refused_before_they_cost_memory(data: bytes):
    with pytest.raises(ImageRefused) as refusal:
        process(data)
    assert refusal.value.reason == "too_many_pixels"
    assert refusal.value.values == {"megapixels": 50, "side": 12_000}


@pytest.mark.parametrize(
    "whole",
    named(
        {
            "jpeg": made.jpeg(),
            "progressive jpeg": made.jpeg(progressive=True),
            "png": made.png(),
            "webp": made.webp(),
        }.items()
    ),
)
@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.9, 0.99])
def test_a_cut_off_file_is_damaged(whole: bytes, share: float):
    assert reason(whole[: max(16, int(len(whole) * share))]) == "damaged"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(made.png_of(100, 100, b"nonsense"), id="png without pixels"),
        pytest.param(made.png_of(0, 100, b""), id="png of no width"),
        pytest.param(made.png_of(100, 100, b"", depth=3), id="png of odd depth"),
        pytest.param(b"\xff\xd8\xff" + bytes(500), id="jpeg of zeros"),
        pytest.param(b"\xff\xd8\xff\xd9", id="jpeg of nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="png of nothing"),
        pytest.param(b"RIFF\0\0\0\0WEBP", id="webp of nothing"),
        pytest.param(b"RIFF\xff\xff\xff\xffWEBPVP8 " + bytes(60), id="webp of zeros"),
        pytest.param(made.jpeg_claiming(0, 0), id="jpeg of no size"),
        pytest.param(made.webp_claiming(2000, 2000), id="webp with another canvas"),
    ],
)
def test_a_broken_file_is_damaged(data: bytes):
    assert reason(data) == "damaged"


@pytest.mark.parametrize("data", named(made.lying()))
def test_a_header_that_promises_more_than_there_is_is_found_out(data: bytes):
    assert reason(data) in {"damaged", "too_many_pixels"}


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA", "P", "1"])
@pytest.mark.parametrize("size", [(1, 1), (7, 3), (64, 48), (33, 65)])
def test_an_interlaced_png_is_counted_right(mode: str, size: tuple[int, int]):
    assert process(made.interlaced(size, mode)).width == size[0]


def test_a_jpeg_in_several_scans_is_taken():
    assert process(made.jpeg(progressive=True)).variants
    restarts = made.saved(made.scene(), "JPEG", restart_marker_rows=1)
    assert b"\xff\xd0" in restarts
    assert process(restarts).variants


def test_the_name_a_file_had_plays_no_part():
    assert process(made.png()).variants  # bytes are all the pipeline ever sees


def test_ten_megabytes_of_exif_are_thrown_away():
    pad = b"".join(made.segment(0xE1, b"Exif\0\0" + bytes(65_000)) for _ in range(150))
    assert sum(len(v.data) for v in process(made.with_segments(made.jpeg(), pad)).variants) < 200_000


def test_ten_thousand_mutants_are_either_clean_or_refused():
    ends = Counter(end(data) for data in made.mutants(seed=1, count=10_000))
    assert ends.total() == 10_000
    assert ends["taken"] > 100
    assert ends["damaged"] > 1_000
    assert ends["ours"] == ends["took_too_long"] == 0


def end(data: bytes) -> str:
    try:
        process(data)
    except ImageRefused as refusal:
        return refusal.reason
    return "taken"


def test_the_fingerprint_knows_the_scene_again():
    large, small = process(made.jpeg((2000, 1500))), process(made.jpeg((800, 600), quality=60))
    other = process(made.saved(made.scene().transpose(Image.Transpose.ROTATE_180), "JPEG"))
    assert distance(large.dhash, small.dhash) <= 6
    assert distance(large.dhash, other.dhash) > 10
    assert len(large.dhash) == 16


def test_placeholder_and_colour_are_small_and_true():
    processed = process(made.saved(Image.new("RGB", (400, 300), "#2e7d5b"), "PNG"))
    assert processed.colour == "#2e7d5b"
    assert 20 <= len(processed.thumbhash) <= 40


def test_a_placeholder_shows_the_picture_in_two_hundred_bytes():
    file = base64.b64decode(process(made.saved(Image.linear_gradient("L").resize((600, 800)), "PNG")).placeholder)
    blurred = Image.open(io.BytesIO(file)).convert("L")
    rows = blurred.resize((1, 8)).tobytes()
    assert (len(file) < 200, blurred.size) == (True, (24, 32))
    assert list(rows) == sorted(rows)
    assert rows[-1] - rows[0] > 150


def test_a_busy_photo_stays_near_seventy_kilobytes():
    noisy = Image.effect_noise((1440, 1920), 90).convert("RGB")
    sizes = {v.name: len(v.data) for v in process(made.saved(noisy, "JPEG", quality=80)).variants}
    smooth = {v.name: len(v.data) for v in process(made.jpeg((1440, 1920))).variants}
    assert smooth["720.avif"] < 20_000
    assert sizes["720.avif"] < sizes["720.jpg"] / 2
    assert all(small < large for small, large in pairwise([sizes["480.avif"], sizes["720.avif"], sizes["1080.avif"]]))
