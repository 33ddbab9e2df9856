"""The few pictures that are kept: for the install dialogue (assets/screenshots) and the README (docs/screens).

``python scripts/showcase.py`` draws them anew from the demo, when a screen has changed its looks.
"""

import io
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import tools
from tests.demo import Demo, running
from tests.phone import PHONE, chromium, live
from tests.places import PHOTO, POST

INSTALL = tools.ROOT / "assets" / "screenshots"
README = tools.ROOT / "docs" / "screens"
NARROW: dict[str, Any] = PHONE | {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"}
INSTALLED = (("narrow", "feed", "/"), ("narrow", "post", f"/c/{PHOTO}"), ("narrow", "me", "/me"))
INSTALLED_WIDE = (("wide", "feed", "/"), ("wide", "library", "/library"))
SHOWN = (
    ("feed", "/", "light", "en-GB"),
    ("composer", f"/share/{POST}", "light", "en-GB"),
    ("boards", "/boards", "light", "sl"),
    ("photo", f"/c/{PHOTO}", "dark", "en-GB"),
    ("photos", "/photos", "dark", "en-GB"),
    ("me", "/me", "dark", "pl"),
)
COLOURS = 192
SETTLE_MS = 2000


def main() -> None:
    """Sow a demo, look at it, keep the pictures."""
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as demo, chromium() as browser:
        for wishes, places in ((NARROW, INSTALLED), (WIDE, INSTALLED_WIDE)):
            for form, name, address in places:
                _small(_seen(demo, browser, wishes, address), INSTALL / f"{form}-{name}.png")
        for name, address, scheme, language in SHOWN:
            seen = _seen(demo, browser, NARROW | {"color_scheme": scheme, "locale": language}, address)
            _web(seen, README / f"{name}.webp")


def _seen(demo: Demo, browser: Browser, wishes: dict[str, Any], address: str) -> Image.Image:
    context = browser.new_context(**wishes, service_workers="block")
    page = context.new_page()
    page.goto(demo.sign_in_link("ana"))
    live(page)
    language = wishes["locale"][:2]
    if language != "en":
        context.request.post(f"{demo.origin}/auth/language", form={"language": language}, max_redirects=0)
    page.goto(demo.origin + address)
    page.wait_for_timeout(SETTLE_MS)
    picture = Image.open(io.BytesIO(page.screenshot()))
    if language != "en":
        context.request.post(f"{demo.origin}/auth/language", form={"language": "en"}, max_redirects=0)
    context.close()
    return picture


def _small(picture: Image.Image, file: Path) -> None:
    """Browsers want PNG or JPEG here; so many colours are enough."""
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.convert("RGB").quantize(COLOURS).save(file, optimize=True)


def _web(picture: Image.Image, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.convert("RGB").save(file, quality=80, method=6)


if __name__ == "__main__":
    main()
