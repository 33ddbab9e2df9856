"""Text that is HTML already, and the way everything else becomes it."""

import html
from typing import Any


class Safe(str):
    """Text that is HTML already."""

    __slots__ = ()


def escaped(value: Any) -> str:
    """Text as React would write it (also safe inside attributes); nothing for None and False."""
    if value is None or value is False:
        return ""
    return value if isinstance(value, Safe) else html.escape(str(value))
