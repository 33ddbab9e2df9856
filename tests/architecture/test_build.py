"""What a build brings to phones."""

import json
import re
from pathlib import Path

import pytest

from advocacy_app.commands.build import building
from advocacy_app.config import build_root, pages_root

INLINE = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)


@pytest.fixture(scope="module")
def built() -> Path:
    """The front end, built from what is here now."""
    with building():
        pass
    return build_root()


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
    [english] = built.glob("i18n/en.*.js")
    words = english.read_text()
    assert '"feed.new_posts":' in words or '"feed.title":' in words
    assert '"mail.' not in words


def test_what_starts_with_the_app_is_fetched_at_once_and_nothing_else(built: Path):
    page = (pages_root() / "en" / "index.html").read_text()
    early = set(re.findall(r'modulepreload" href="/js/\w+/([\w-]+\.js)"', page))
    assert {"app.js", "outbox.js", "words.js"} <= early
    for name in early:
        file = next(built.glob(f"js/*/{name}"))
        assert "\n//" not in file.read_text()
