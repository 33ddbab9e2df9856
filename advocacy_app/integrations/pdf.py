"""Documents for paper: Typst sets them, with fonts that it brings along and that have the letters of five languages."""

import json
from typing import Any

import typst

_READ = "#let given = json(bytes(sys.inputs.given))\n"


def typeset(template: str, given: dict[str, Any], language: str) -> bytes:
    """A PDF of a Typst template; it finds what is ``given`` under that name, as data that is never run.

    Takes some tenths of a second: call it in a thread.
    """
    inputs = {"given": json.dumps(given, ensure_ascii=False), "lang": language}
    return typst.compile((_READ + template).encode(), sys_inputs=inputs)
