"""Draw the app's icons from the Voiceline: ``python scripts/art.py`` writes them into assets/.

Five strokes, one of them yours. Nothing is drawn by hand, so a change of the mark changes every size.
"""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

ASSETS = Path(__file__).parents[1] / "assets"
HEIGHTS = (34, 62, 100, 54, 28)
YOURS = 2
GROUND, EVERYONE, TANGERINE = "#015C5D", "#FAFEFE", "#F89D51"
# The mark's own measures, as in the header of the app: strokes of 4 with gaps of 2.5, 32 high.
STROKE, GAP, HEIGHT = 4.0, 2.5, 32.0
WIDTH = len(HEIGHTS) * STROKE + (len(HEIGHTS) - 1) * GAP
FINE = 8  # drawn so many times larger, then reduced


@dataclass(frozen=True)
class Icon:
    """One file: its size in px, how high the mark stands in it, how round its ground is (None: no ground)."""

    name: str
    size: int
    mark: float
    corner: float | None


ICONS = (
    Icon("icon-192", 192, 0.58, 0.225),
    Icon("icon-512", 512, 0.58, 0.225),
    Icon("maskable-512", 512, 0.44, 0),  # platforms cut a circle of 80 % out of it
    Icon("apple-touch-180", 180, 0.54, 0),  # iOS rounds it
    Icon("badge-96", 96, 0.72, None),  # Android takes only the shape
)


def strokes(size: float, mark: float) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each stroke."""
    unit = size * mark / HEIGHT
    left = (size - WIDTH * unit) / 2
    boxes = []
    for i, percent in enumerate(HEIGHTS):
        x, half = left + i * (STROKE + GAP) * unit, HEIGHT * unit * percent / 200
        boxes.append((x, size / 2 - half, x + STROKE * unit, size / 2 + half))
    return boxes


def draw(icon: Icon) -> Image.Image:
    """The icon as a picture with transparent surroundings."""
    side = icon.size * FINE
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    if icon.corner is not None:
        pen.rounded_rectangle((0, 0, side - 1, side - 1), icon.corner * side, fill=GROUND)
    for i, box in enumerate(strokes(side, icon.mark)):
        colour = TANGERINE if i == YOURS and icon.corner is not None else EVERYONE
        pen.rounded_rectangle(box, (box[2] - box[0]) / 2, fill=colour)
    return image.resize((icon.size, icon.size), Image.Resampling.LANCZOS)


def svg() -> str:
    """The icon of a browser's tab: larger strokes, so that it reads at 16 px."""
    shapes = [f'<rect width="64" height="64" rx="14" fill="{GROUND}"/>']
    for i, (left, top, right, bottom) in enumerate(strokes(64, 0.68)):
        shapes.append(
            f'<rect x="{left:.2f}" y="{top:.2f}" width="{right - left:.2f}" height="{bottom - top:.2f}"'
            f' rx="{(right - left) / 2:.2f}" fill="{TANGERINE if i == YOURS else EVERYONE}"/>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{"".join(shapes)}</svg>\n'


if __name__ == "__main__":
    icons = ASSETS / "icons"
    icons.mkdir(exist_ok=True)
    for each in ICONS:
        picture = draw(each)
        opaque = each.corner == 0
        (picture.convert("RGB") if opaque else picture).save(icons / f"{each.name}.png", optimize=True)
    (icons / "favicon.svg").write_text(svg())
    sizes = [draw(Icon("favicon", side, mark, 0.22)) for side, mark in ((48, 0.68), (32, 0.72), (16, 0.9))]
    sizes[0].save(ASSETS / "favicon.ico", sizes=[(48, 48), (32, 32), (16, 16)], append_images=sizes[1:])
