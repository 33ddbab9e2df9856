"""Pictures of every screen of the demo: 390×844 and 1280×800, light and dark, into ``build/screens``.

``python scripts/screens.py [LANGUAGE]``; English unless told otherwise.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from advocacy_app.pages import SITE_MAP
from tests import tools

OUT = tools.ROOT / "build" / "screens"
SIZES: dict[str, Any] = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
PEOPLE = {"Ana Kralj": ("/", "/c/espresso-from-above", "/c/the-dryer-runs-on-heat", "/share/the-dryer-runs-on-heat"),
          "Inês Matos": ("/studio",), "Nadia Rahman": ()}  # fmt: skip
OPEN = ("/sign-in", "/outbox", "/nowhere")
SETTLE_MS = 1800


def main(language: str) -> None:
    """Start the demo in a folder of its own, sign in, walk, take pictures."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        port, log = tools.free_port(), Path(home) / "run.log"
        env = {**os.environ, "ADVOCACY_DATA_DIR": home, "ADVOCACY_PUBLIC_URL": f"http://localhost:{port}"}
        command = (Path(sys.executable).with_name("advocacy"), "run", "--world", "demo", "--port", str(port))
        with tools.running(*command, ready=lambda: tools.listens(port), log=log, env=env):
            browser = playwright.chromium.launch(executable_path=str(tools.chromium()), args=["--no-sandbox"])
            for name, path, picture in _visits(browser, f"http://localhost:{port}", env, language):
                print(name, path, picture.relative_to(tools.ROOT))
            browser.close()


def _visits(browser: Browser, base: str, env: dict[str, str], language: str) -> Iterator[tuple[str, str, Path]]:
    for size, viewport in SIZES.items():
        schemes: Any = ("light", "dark")
        for scheme in schemes:
            context = browser.new_context(
                viewport=viewport, color_scheme=scheme, has_touch=size == "phone", locale=language
            )
            context.add_cookies([{"name": "lang", "value": language, "url": base}])
            for path in OPEN:
                yield "nobody", path, _picture(context, base, path, f"{size}-{scheme}")
            context.close()
            for person, paths in PEOPLE.items():
                yield from _person(browser, base, env, language, person, paths, (size, scheme))


def _person(
    browser: Browser,
    base: str,
    env: dict[str, str],
    language: str,
    person: str,
    paths: tuple[str, ...],
    look: tuple[str, Any],
) -> Iterator[tuple[str, str, Path]]:
    size, scheme = look
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, has_touch=size == "phone", locale=language)
    context.new_page().goto(_link(person, env))
    context.add_cookies([{"name": "lang", "value": language, "url": base}])
    for path in dict.fromkeys([*paths, *_pages(person)]):
        yield person, path, _picture(context, base, path, f"{size}-{scheme}")
    context.close()


def _pages(person: str) -> list[str]:
    """The static pages of the build that fit a person."""
    routes = [place.route for place in SITE_MAP if "[" not in place.route]
    studio = [route for route in routes if route.startswith("/studio")]
    return {"Ana Kralj": [r for r in routes if r not in studio], "Inês Matos": studio, "Nadia Rahman": studio}[person]


def _link(person: str, env: dict[str, str]) -> str:
    """A one-time sign-in address."""
    advocacy = str(Path(sys.executable).with_name("advocacy"))
    members = json.loads(
        subprocess.run([advocacy, "member", "list", "--json"], env=env, capture_output=True, check=True).stdout
    )
    email = next(member["email"] for member in members if member["name"] == person)
    return subprocess.run(
        [advocacy, "sign-in-link", email], env=env, capture_output=True, check=True, text=True
    ).stdout.strip()


def _picture(context: BrowserContext, base: str, path: str, folder: str) -> Path:
    page = context.new_page()
    page.goto(base + path)
    page.wait_for_timeout(SETTLE_MS)
    file = OUT / folder / f"{re.sub(r'[^a-z0-9]+', '-', path).strip('-') or 'feed'}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(file))
    page.close()
    return file


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "en")
