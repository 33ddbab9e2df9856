"""Pictures of every screen of the demo: 390×844 and 1280×800, light and dark, into ``build/screens``.

``python scripts/screens.py [LANGUAGE]``; English unless told otherwise.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from advocacy_app.i18n import Language, is_language
from tests import tools
from tests.demo import running
from tests.phone import chromium
from tests.places import PLACES
from tests.walk import SCHEMES, Walk

OUT = tools.ROOT / "build" / "screens"
SIZES: dict[str, Any] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1},
    "desk": {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 1, "is_mobile": False},
}
SETTLE_MS = 1200


def main(language: Language) -> None:
    """Start the demo in a folder of its own, walk along every place, take pictures."""
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as demo, chromium() as browser:
        for size, wishes in SIZES.items():
            for scheme in SCHEMES:
                folder = OUT / f"{size}-{scheme}"
                folder.mkdir(parents=True, exist_ok=True)
                for stop, page in Walk(demo, browser, wishes | {"color_scheme": scheme}).along(PLACES, language):
                    page.wait_for_timeout(SETTLE_MS)
                    file = folder / f"{stop.name}.png"
                    page.screenshot(path=str(file))
                    print(stop.who or "nobody", stop.address, file.relative_to(tools.ROOT), flush=True)


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "en"
    main(asked if is_language(asked) else "en")
