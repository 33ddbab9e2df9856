"""Documents for paper: Typst sets them, with fonts that it brings along and that have the letters of five languages."""

import json
from typing import Any

import typst

_READ = "#let given = json(bytes(sys.inputs.given))\n"


def typeset(template: str, given: dict[str, Any], language: str) -> bytes:
    """A PDF of a Typst template; it finds what is ``given`` under that name, as data that is never run.

    Takes some tenths of a second: call it in a thread.
    """
    return _set(template, given, language, format="pdf")


def painted(template: str, given: dict[str, Any], language: str, *, ppi: float = 144) -> bytes:
    """The first page of a Typst template as a PNG, with so many pixels an inch; as slow as ``typeset``."""
    pages = _set(template, given, language, format="png", ppi=ppi)
    return pages[0] if isinstance(pages, list) else pages


def _set(template: str, given: dict[str, Any], language: str, **how: Any) -> Any:
    inputs = {"given": json.dumps(given, ensure_ascii=False), "lang": language}
    return typst.compile((_READ + template).encode(), sys_inputs=inputs, **how)
