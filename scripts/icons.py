"""Make the sprite anew, or add icons: ``python scripts/icons.py FOLDER [NAME …]``.

FOLDER is `icons/` of the npm package lucide-static.
"""

import re
import sys
from pathlib import Path

from advocacy_app.components.icons import NAMES, SPRITE

HEAD = """<!-- Lucide, ISC licence (see NOTICE); made by scripts/icons.py -->
<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" aria-hidden="true">
"""


def symbol(folder: Path, name: str) -> str:
    """One icon as a symbol that inherits its stroke from whoever uses it."""
    shapes = re.search(r"<svg.*?>(.*)</svg>", (folder / f"{name}.svg").read_text(), re.DOTALL)
    assert shapes, name
    inside = re.sub(r"\s*/>", "/>", re.sub(r"\s+", " ", shapes[1]).strip()).replace("> <", "><")
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{inside}</symbol>\n'


if __name__ == "__main__":
    source = Path(sys.argv[1])
    body = "".join(symbol(source, name) for name in sorted(NAMES.union(sys.argv[2:])))
    SPRITE.write_text(f"{HEAD}{body}</svg>\n")
