"""The company's hue as custom properties: lightness fixes contrast, so any hue may be chosen and all can be read."""

import math

DEFAULT_HUE = 196
Colour = tuple[float, float, float]

# What each step wants: lightness and chroma. The chroma is what the hue can show in sRGB, at most this.
_LIGHT = {
    "bg": (0.974, 0.004),
    "surface": (0.998, 0.001),
    "sunken": (0.948, 0.006),
    "line": (0.895, 0.008),
    "line-strong": (0.60, 0.014),
    "ink": (0.215, 0.016),
    "ink-2": (0.40, 0.016),
    "ink-3": (0.49, 0.016),
    "on-brand": (0.995, 0.004),
    "brand": (0.43, 0.105),
    "brand-press": (0.37, 0.095),
    "brand-ink": (0.42, 0.105),
    "brand-soft": (0.945, 0.028),
    "on-brand-soft": (0.33, 0.08),
    "brand-line": (0.60, 0.10),
}
_DARK = {
    "bg": (0.165, 0.008),
    "surface": (0.208, 0.009),
    "sunken": (0.255, 0.010),
    "line": (0.315, 0.011),
    "line-strong": (0.585, 0.016),
    "ink": (0.955, 0.006),
    "ink-2": (0.815, 0.010),
    "ink-3": (0.725, 0.012),
    "on-brand": (0.19, 0.03),
    "brand": (0.81, 0.078),
    "brand-press": (0.75, 0.078),
    "brand-ink": (0.845, 0.075),
    "brand-soft": (0.31, 0.045),
    "on-brand-soft": (0.92, 0.04),
    "brand-line": (0.62, 0.09),
}


def brand_css(hue: int) -> str:
    """The rules for a hue of 0–359, to be laid unlayered after the sheets; nothing for the default.

    Raises:
        ValueError: no such hue.
    """
    if not 0 <= hue < 360:  # noqa: PLR2004 - the circle
        raise ValueError(f"A hue is 0 to 359, not {hue}")
    if hue == DEFAULT_HUE:
        return ""
    light, dark = _rules(ladder(hue)), _rules(ladder(hue, dark=True))
    return (
        f":root{{{light}}}"
        f':root[data-theme="dark"],:root.dark:not([data-theme="light"]){{{dark}}}'
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]):not(.light){{{dark}}}}}'
    )


def ladder(hue: int, *, dark: bool = False) -> dict[str, Colour]:
    """Every step that follows the company's hue, as OKLCH (lightness 0–1, chroma, hue)."""
    wanted = _DARK if dark else _LIGHT
    return {name: (lightness, _fit(lightness, chroma, hue), hue) for name, (lightness, chroma) in wanted.items()}


def _rules(steps: dict[str, Colour]) -> str:
    return ";".join(f"--{name}:oklch({lt:.3f} {chroma:.3f} {hue})" for name, (lt, chroma, hue) in steps.items())


def _fit(lightness: float, chroma: float, hue: float) -> float:
    """The largest chroma, at most the one wanted, that sRGB can show."""
    if _shown(lightness, chroma, hue):
        return chroma
    low, high = 0.0, chroma
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if _shown(lightness, middle, hue) else (low, middle)
    return math.floor(low * 1000) / 1000


def _shown(lightness: float, chroma: float, hue: float) -> bool:
    slack = 0.0001
    return all(-slack <= channel <= 1 + slack for channel in linear_rgb((lightness, chroma, hue)))


def hex_of(hue: int, step: str) -> str:
    """A step of the light ladder as ``#rrggbb``, for mail programs that know no other way."""
    channels = linear_rgb(ladder(hue)[step])
    return "#" + "".join(f"{round(255 * _encoded(channel)):02x}" for channel in channels)


def _encoded(channel: float) -> float:
    """Linear light to sRGB."""
    channel = min(max(channel, 0.0), 1.0)
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB


def linear_rgb(colour: Colour) -> Colour:
    """OKLCH to linear sRGB (Björn Ottosson's matrices); channels outside 0–1 cannot be shown."""
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
