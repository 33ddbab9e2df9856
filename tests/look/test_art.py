from math import hypot
from pathlib import Path

import pytest
from PIL import Image

ICONS = Path(__file__).parents[2] / "assets" / "icons"
SIZES = {"icon-192": 192, "icon-512": 512, "maskable-512": 512, "apple-touch-180": 180, "badge-96": 96}


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_every_icon_has_the_size_its_name_says(name: str, size: int):
    with Image.open(ICONS / f"{name}.png") as icon:
        assert icon.size == (size, size)


@pytest.mark.parametrize("name", ["maskable-512", "apple-touch-180"])
def test_icons_that_a_platform_cuts_are_opaque_to_their_edge(name: str):
    with Image.open(ICONS / f"{name}.png") as icon:
        assert icon.mode == "RGB"


def test_nothing_of_the_mark_is_cut_from_the_maskable_icon():
    with Image.open(ICONS / "maskable-512.png") as icon:
        ground = icon.getpixel((0, 0))
        far = max(
            hypot(x - 255.5, y - 255.5) for x in range(512) for y in range(512) if icon.getpixel((x, y)) != ground
        )
    assert far < 0.4 * 512


def test_the_badge_is_a_shape_on_nothing():
    with Image.open(ICONS / "badge-96.png") as icon:
        assert icon.getchannel("A").getextrema() == (0, 255)
        assert icon.getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_browser_finds_its_icon_in_three_sizes():
    with Image.open(ICONS.parent / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
