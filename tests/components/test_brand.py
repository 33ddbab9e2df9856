import re
from math import floor

import pytest

from advocacy_app.components.brand import DEFAULT_HUE, Colour, brand_css, ladder, linear_rgb
from advocacy_app.components.styles import stylesheet

# What stands on what, and the contrast it needs: the table of the design.
PAIRS = [
    ("ink", "bg", 7),
    ("ink", "surface", 7),
    ("ink", "sunken", 7),
    ("ink-2", "bg", 7),
    ("ink-2", "surface", 7),
    ("ink-2", "sunken", 4.5),
    ("ink-3", "bg", 4.5),
    ("ink-3", "surface", 4.5),
    ("ink-3", "sunken", 4.5),
    ("brand-ink", "bg", 4.5),
    ("brand-ink", "surface", 4.5),
    ("on-brand", "brand", 4.5),
    ("on-brand", "brand-press", 4.5),
    ("on-brand-soft", "brand-soft", 7),
    ("brand", "surface", 3),
    ("brand", "bg", 3),
    ("brand", "sunken", 3),
    ("brand-line", "surface", 3),
    ("line-strong", "surface", 3),
    ("line-strong", "bg", 3),
    ("line-strong", "sunken", 3),
    ("voice", "surface", 3),
    ("voice", "bg", 3),
    ("voice", "voice-soft", 2.4),
    ("voice-ink", "surface", 4.5),
    ("voice-ink", "bg", 4.5),
    ("voice-ink", "voice-soft", 4.5),
    ("ink", "voice-soft", 7),
    ("on-voice", "voice", 4.5),
    ("good-ink", "good-soft", 4.5),
    ("good", "surface", 3),
    ("good-ink", "surface", 4.5),
    ("warn-ink", "warn-soft", 4.5),
    ("warn", "surface", 3),
    ("warn-ink", "surface", 4.5),
    ("bad-ink", "bad-soft", 4.5),
    ("bad", "surface", 3),
    ("bad-ink", "surface", 4.5),
    ("on-bad", "bad", 4.5),
]


def tokens(start: str) -> dict[str, Colour]:
    """The colours of one block of the sheet."""
    block = stylesheet().split(start, 1)[1].split("}", 1)[0]
    found = re.findall(r"--([a-z0-9-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)", block)
    return {name: (float(lt), float(chroma), float(hue)) for name, lt, chroma, hue in found}


LIGHT = tokens(":root {")
DARK = tokens(':root[data-theme="dark"]')
SYSTEM_DARK = tokens(':root:not([data-theme="light"]):not(.light) {')


def contrast(one: Colour, other: Colour) -> float:
    """WCAG's ratio, from colours rounded to eight bits as a screen shows them, rounded down."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return floor((first + 0.05) / (second + 0.05) * 100) / 100


def _luminance(colour: Colour) -> float:
    red, green, blue = (_seen(channel) for channel in linear_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(channel: float) -> float:
    channel = min(1, max(0, channel))
    encoded = 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
    shown = round(encoded * 255) / 255
    return shown / 12.92 if shown <= 0.04045 else ((shown + 0.055) / 1.055) ** 2.4


def test_the_dark_theme_is_the_same_whether_asked_for_or_taken_from_the_system():
    assert DARK == SYSTEM_DARK
    assert len(LIGHT) > len(DARK) > 25


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_the_sheet_has_the_contrast_it_needs(theme: dict[str, Colour]):
    weak = [(f, b, contrast(theme[f], theme[b])) for f, b, need in PAIRS if contrast(theme[f], theme[b]) < need]
    assert weak == []


def test_the_sheet_holds_the_ladder_of_the_default_hue():
    for theme, dark in ((LIGHT, False), (DARK, True)):
        assert {name: theme[name] for name in ladder(DEFAULT_HUE)} == ladder(DEFAULT_HUE, dark=dark)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_every_hue_has_the_contrast_it_needs(scheme: str):
    weak, dark = [], scheme == "dark"
    for hue in range(360):
        theme = (DARK if dark else LIGHT) | ladder(hue, dark=dark)
        weak += [(hue, f, b) for f, b, need in PAIRS if contrast(theme[f], theme[b]) < need]
    assert weak == []


def test_initials_are_readable_on_every_tint():
    for background, text in (((0.90, 0.04), (0.34, 0.06)), ((0.37, 0.045), (0.93, 0.03))):
        assert min(contrast((*background, hue), (*text, hue)) for hue in range(360)) >= 4.5


def test_the_default_hue_needs_no_rules():
    assert brand_css(DEFAULT_HUE) == ""


def test_another_hue_writes_the_whole_ladder_for_both_themes():
    css = brand_css(262)
    assert css.count("--brand:") == 3
    assert css.count("--bg:oklch(0.974 0.004 262)") == 1
    assert "data-theme" in css
    assert "prefers-color-scheme:dark" in css


@pytest.mark.parametrize("hue", [-1, 360, 1000])
def test_there_is_no_hue_outside_the_circle(hue: int):
    with pytest.raises(ValueError, match="0 to 359"):
        brand_css(hue)
