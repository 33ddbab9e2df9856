"""What a build brings to phones."""

import json
import re
from pathlib import Path

import pytest

from advocacy_app.commands.build import building
from advocacy_app.config import build_root, pages_root

FEW = 3
"""Files of our own before the first picture: a slow network lets each wait as long as a picture."""
INLINE = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)


@pytest.fixture(scope="module")
def built() -> Path:
    """The front end, built from what is here now."""
    with building():
        pass
    return build_root()


def test_what_a_build_links_does_not_ask_for_another(built: Path, capsys: pytest.CaptureFixture[str]):
    linked = Path("assets/external/linked-just-now.js")
    linked.touch()
    try:
        with building():
            pass
    finally:
        linked.unlink()
    assert "Building" not in capsys.readouterr().out


def test_no_component_library_comes_along(built: Path):
    scripts = [file for file in built.rglob("*.js") if "radix" in file.read_text().lower()]
    sheets = [file for file in built.rglob("*.css") if ".rt-" in file.read_text()]
    assert not scripts + sheets


def test_no_address_is_baked_in(built: Path):
    assert not [file for file in built.rglob("*.js") if "origin.invalid" in file.read_text()]


def test_no_page_runs_a_handler_from_its_html(built: Path):
    assert list(pages_root().rglob("*.html"))
    assert not [file for file in pages_root().rglob("*.html") if INLINE.search(_without_scripts(file.read_text()))]


def test_what_checks_a_draw_is_there_but_comes_along_with_no_other_page(built: Path):
    assert [file.name for file in built.rglob("js/*/draws/verify.js")]
    kept = json.loads((pages_root() / "index.json").read_text())["files"]
    assert kept
    assert not [file for file in kept if "/draws/" in file]
    assert not [page for page in pages_root().rglob("*.html") if "draws/verify.js" in page.read_text()]
    assert not [script for script in built.rglob("i18n/*.js") if "proof." in script.read_text()]


def _without_scripts(html: str) -> str:
    return re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def test_a_phone_gets_the_words_of_its_scripts_and_no_others(built: Path):
    found = [next(built.glob(f"i18n/{name}.??????????.js")) for name in ("en", "en.more")]
    first, more = (file.read_text() for file in found)
    assert '"feed.title":' in first
    assert '"challenges.title":' in more
    assert "challenges." not in first
    assert '"mail.' not in first + more


def test_a_page_opened_from_the_feed_waits_for_its_words(built: Path):
    pages = [file.read_text() for file in built.glob("assets/*.js") if "challenges.title" in file.read_text()]
    assert pages
    assert all(page.startswith("await globalThis.__i18n?.more?.();") for page in pages)


@pytest.mark.parametrize(
    ("page", "scripts"), [("index.html", 1), ("challenges/index.html", 2), ("__spa-fallback.html", 2)]
)
def test_a_page_opened_by_its_address_brings_its_words(built: Path, page: str, scripts: int):
    assert (pages_root() / "sl" / page).read_text().count('<script src="/i18n/sl.') == scripts


def test_what_starts_with_the_app_is_fetched_at_once_and_nothing_else(built: Path):
    page = (pages_root() / "en" / "index.html").read_text()
    early = set(re.findall(r'modulepreload" href="/js/\w+/([\w-]+\.js)"', page))
    assert "app.js" in early
    assert len(early) <= FEW
    folder = next(built.glob("js/*/app.js")).parent
    assert all("\n//" not in (folder / name).read_text() for name in early)
    assert {file.name for file in folder.glob("*.js")} - early


def test_the_program_of_the_feed_is_named_for_later_and_that_of_other_pages_for_now(built: Path):
    feed, board = ((pages_root() / "en" / page).read_text() for page in ("index.html", "boards/index.html"))
    assert '<link rel="later" href="/assets/entry.client' in feed
    assert '<link rel="modulepreload" fetchpriority="low" href="/assets/entry.client' in board
    program = re.search('<script type="module" async="">(.*?)</script>', feed, re.DOTALL)
    assert program
    assert program[1].startswith("await window.__picture;")
    order = [program[1].index(part) for part in ("await import", "__reactRouterRouteModules", "entry.client")]
    assert order == sorted(order)


def test_the_feed_brings_no_style_of_the_studio(built: Path):
    feed, studio = ((pages_root() / "en" / page).read_text() for page in ("index.html", "studio/index.html"))
    assert ".cal" not in feed
    assert re.search(r'<link rel="stylesheet" href="/assets/studio-[^"]+\.css"', studio)
