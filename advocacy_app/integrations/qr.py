"""QR codes."""

import io

import segno


def svg(text: str, *, title: str = "") -> str:
    """A QR code as an ``<svg>`` to stand in HTML: fills its box, dark on light in every theme, quiet zone included.

    ``title`` is its accessible name.

    Raises:
        ValueError: more text than a code can hold (about 2 kB).
    """
    return _code(text).svg_inline(dark="#000", light="#fff", omitsize=True, title=title or None)


def picture(text: str) -> str:
    """The same as an address that an ``<img>`` can show.

    Raises:
        ValueError: more text than a code can hold (about 2 kB).
    """
    return _code(text).svg_data_uri(dark="#000", light="#fff", omitsize=True)


def drawing(text: str) -> str:
    """The same as an SVG file, for paper.

    Raises:
        ValueError: more text than a code can hold (about 2 kB).
    """
    file = io.BytesIO()
    _code(text).save(file, kind="svg", dark="#000", omitsize=True, border=0)
    return file.getvalue().decode()


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)
