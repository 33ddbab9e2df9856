"""What one holds in hands: the badge of a track, and the certificate on paper or as a picture, in the company's hue."""

import functools
import hashlib
from math import cos, pi, sin
from pathlib import Path
from typing import Any

from advocacy_app.components.brand import hex_of
from advocacy_app.i18n import Language, tr
from advocacy_app.integrations import qr
from advocacy_app.integrations.pdf import painted, typeset
from advocacy_app.read_models.credentials import PaperView
from advocacy_app.read_models.house import House

VOICE = "#e06a1c"
_TEMPLATE = Path(__file__).with_name("certificate.typ")
_STROKES, _SIDE = 7, 400
_ALONE = """\
#set page(width: 400pt, height: 400pt, margin: 0pt, fill: none)
#image(bytes(given.badge), width: 100%)
"""


def badge_svg(track: str, house: House) -> str:
    """The badge of a track: seven voices, of which one is yours. Their heights are made of its name, so none is twice.

    There are no words in it: it is the same in every language.
    """
    middle, step, width = _SIDE / 2, 30, 16
    heights = [44 + byte * 76 // 255 for byte in hashlib.sha256(track.encode()).digest()[:_STROKES]]
    heights[_STROKES // 2] = 150
    strokes = "".join(
        f'<rect x="{middle + (at - _STROKES // 2) * step - width / 2}" y="{middle - height / 2}" width="{width}" '
        f'height="{height}" rx="{width / 2}" fill="{VOICE if at == _STROKES // 2 else "#ffffff"}"/>'
        for at, height in enumerate(heights)
    )
    brand, ring, soft = (hex_of(house.hue, step) for step in ("brand", "brand-line", "brand-soft"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}" width="{_SIDE}" height="{_SIDE}">'
        f'<path d="{_scallops()}" fill="{soft}"/><path d="{_scallops()}" fill="none" stroke="{ring}" stroke-width="5"/>'
        f'<circle cx="200" cy="200" r="150" fill="{brand}"/>'
        f'<circle cx="200" cy="200" r="138" fill="none" stroke="{ring}" stroke-width="2.5"/>{strokes}</svg>'
    )


def _scallops(lobes: int = 32, radius: float = 182) -> str:
    """A round seal with a soft edge: as many arcs as lobes."""
    at = [(200 + radius * cos(2 * pi * i / lobes), 200 + radius * sin(2 * pi * i / lobes)) for i in range(lobes + 1)]
    bow = radius * sin(pi / lobes) * 1.3
    arcs = "".join(f"A{bow:.2f} {bow:.2f} 0 0 1 {x:.2f} {y:.2f}" for x, y in at[1:])
    return f"M{at[0][0]:.2f} {at[0][1]:.2f}{arcs}Z"


@functools.lru_cache(maxsize=32)
def badge_png(track: str, house: House) -> bytes:
    """The same as a PNG of 800 pixels; takes some tenths of a second the first time, so call it in a thread."""
    return painted(_ALONE, {"badge": badge_svg(track, house)}, "en", ppi=144)


def certificate_pdf(paper: PaperView, house: House, language: Language) -> bytes:
    """The certificate on A4; takes some tenths of a second, so call it in a thread."""
    return typeset(_TEMPLATE.read_text("utf-8"), _told(paper, house, language), language)


def certificate_png(paper: PaperView, house: House, language: Language) -> bytes:
    """The same as a picture, 2 000 pixels wide; as slow."""
    return painted(_TEMPLATE.read_text("utf-8"), _told(paper, house, language), language, ppi=171)


def _told(paper: PaperView, house: House, language: Language) -> dict[str, Any]:
    line = tr(language, "credential.line_issued", date=paper.issued)
    ends = tr(language, "credential.line_until", date=paper.until) if paper.until else ""
    steps = {name.replace("-", "_"): hex_of(house.hue, name) for name in ("brand", "brand-line", "brand-soft", "ink-3")}
    return steps | {
        "voice": VOICE,
        "badge": badge_svg(paper.track, house),
        "qr": qr.drawing(paper.address),
        "heading": tr(language, "credential.one"),
        "to": tr(language, "credential.paper_to"),
        "name": paper.name,
        "reason": tr(language, "credential.paper_for"),
        "track": paper.title,
        "track_language": paper.language,
        "company": house.name,
        "days": [each for each in (line, ends) if each],
        "check": tr(language, "credential.paper_check"),
        "address": paper.address.partition("//")[2],
        "link": paper.address,
    }
