"""What we do to the front end after it was compiled: five languages, one origin, inlined styles.

Pages are prerendered once, with markers where a translated text stands. ``FrontEnd`` fills them for each language
into ``pages/<language>/…`` beside Vite's output, writes one small hashed script per language, and replaces the baked
API address by the page's own origin, so that one build serves any host and port.
"""

import functools
import hashlib
import itertools
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import reflex as rx

from advocacy_app.config import pages_root
from advocacy_app.i18n.catalogue import LANGUAGES, Language, catalogue, script, tr
from advocacy_app.safe import escaped

PLACEHOLDER = "http://origin.invalid"
COMPANY = "⦃company⦄"  # the place that the server fills with the company's name
_IMPORT = re.compile(r"""^(?:import|export)\b[^;"']*["']\./([\w./-]+\.js)["']""", re.MULTILINE)
_NAMED = re.compile(r"""["'`]([a-z0-9_.]+)["'`]""")
_MARKER = re.compile("⟦([^⟦⟧]*)⟧")
_STYLESHEET = re.compile(r'<link href="(/assets/[^"]+\.css)" rel="stylesheet" type="text/css"/>')
_SPRITE = Path(__file__).with_name("components") / "sprite.svg"
_ISLANDS = Path(__file__).parents[1] / "assets" / "js"
_LATE = "draws"  # modules that one page alone loads, when somebody checks a draw
_KEPT = {"index.html", "__spa-fallback.html", "404.html"}


@functools.cache
def islands() -> str:
    """Folder of our own modules. It is named for what they all contain, so that browsers may keep them forever."""
    if "ADVOCACY_DEV_API" in os.environ:
        return "/js"
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(_ISLANDS.rglob("*.js"))))
    return f"/js/{digest.hexdigest()[:10]}"


class FrontEnd(rx.plugins.Plugin):
    """Reflex plugin; runs after Vite and the prerendering, before compression."""

    def get_static_assets(self, **_: Any) -> list[tuple[Path, str]]:
        """Development has no prerendered pages: one script with all catalogues, and the icons."""
        data = json.dumps({language: dict(catalogue(language)) for language in LANGUAGES}, ensure_ascii=False)
        choose = (
            "const k=/(?:^|; )lang=(\\w+)/.exec(document.cookie)?.[1],n=navigator.language.slice(0,2);"
            "const lang=C[k]?k:C[n]?n:'en';window.__i18n={lang,m:C[lang]};document.documentElement.lang=lang;"
        )
        sprite = json.dumps(_SPRITE.read_text())
        icons = f"addEventListener('DOMContentLoaded',()=>document.body.insertAdjacentHTML('afterbegin',{sprite}))"
        return [(Path("public/i18n-dev.js"), f"(()=>{{const C={data};{choose}{icons}}})()")]

    def post_build(self, **context: Any) -> None:
        """Turn Vite's output into what ``routes/pages.py`` serves."""
        root: Path = context["static_dir"]
        (root / "i18n-dev.js").unlink(missing_ok=True)
        for file in root.glob("assets/*.js"):
            _own_origin(file)
        _shrink_islands(root / "js")
        spoken = _spoken(root)
        _name_islands(root)
        scripts: dict[Language, str] = {language: _write_script(root, language, spoken) for language in LANGUAGES}
        for file in list(root.rglob("*.html")):
            _localize_page(root, file, scripts)
        files = [f"/{p.relative_to(root).as_posix()}" for p in sorted(root.rglob("*")) if _in_shell(root, p)]
        (pages_root() / "index.json").write_text(json.dumps({"scripts": scripts, "files": files}))


def _own_origin(file: Path) -> None:
    """``"ws://origin.invalid/_event"`` becomes an expression with the page's own address."""
    text = file.read_text()
    if "origin.invalid" in text:
        file.write_text(re.sub(r"([\"'`])(ws|http)://origin\.invalid(/[^\"'`]*)?\1", _expression, text))


def _expression(match: re.Match[str]) -> str:
    return f'(location.origin.replace(/^http/,"{match[2]}")+"{match[3] or ""}")'


def _shrink_islands(folder: Path) -> None:
    """Without comments and long names; each stays a module of its own, with its imports as they were."""
    files = [str(file) for file in sorted(folder.rglob("*.js"))]
    bun = ["bun", "build", *files, "--minify", "--external", "*", "--format", "esm"]
    subprocess.run([*bun, "--root", str(folder), "--outdir", str(folder)], check=True, capture_output=True)  # noqa: S603 - ours, beside our Python


def _spoken(root: Path) -> set[str]:
    """The keys that scripts of the build name; what only the server says, or a late page brings, never travels."""
    files = (file for file in root.rglob("*.js") if _LATE not in file.parts)
    named = (_NAMED.findall(file.read_text()) for file in files)
    return catalogue("en").keys() & set(itertools.chain.from_iterable(named))


def _name_islands(root: Path) -> None:
    """Move our modules into their folder; they import each other by relative addresses."""
    parts = list((root / "js").iterdir())
    folder = root / islands().strip("/")
    folder.mkdir()
    for part in parts:
        part.rename(folder / part.name)


def _write_script(root: Path, language: Language, keys: set[str]) -> str:
    name, body = script(language, keys)
    (root / "i18n").mkdir(exist_ok=True)
    (root / "i18n" / name).write_text(body)
    return f"/i18n/{name}"


def _localize_page(root: Path, file: Path, scripts: dict[Language, str]) -> None:
    """Write a page once per language; the original goes, so that nothing but our own step can serve it."""
    page = file.relative_to(root)
    if page.name in _KEPT:
        text = _inline_styles(root, file.read_text())
        for language in LANGUAGES:
            out = pages_root() / language / page
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_text(localized(text, language, scripts[language]))
    file.unlink()


def localized(text: str, language: Language, source: str) -> str:
    """A prerendered page with its markers filled, in one language.

    The script and the icons stand in custom elements, which React leaves alone when it hydrates the document.
    """
    text = _MARKER.sub(lambda marker: escaped(_filled(marker[1], language)), text)
    if "⟦" in text:
        raise ValueError("A translated text was cut or changed while the page was compiled")
    text = text.replace('<html lang="en"', f'<html lang="{language}"', 1)
    text = text.replace("</head>", _fetch_islands_early() + "</head>", 1)
    speech = f'<x-i18n hidden="" data-company="{COMPANY}"><script src="{source}"></script></x-i18n>'
    extra = f'{speech}<x-sprite hidden="">{_SPRITE.read_text()}</x-sprite>'
    head, found, tail = text.partition("<script>window.__reactRouterContext")
    if not found:
        head, found, tail = text.partition("<script")
    return head + extra + found + tail


def _fetch_islands_early() -> str:
    """What starts with the app, all at once instead of one after the other, as each names the next."""
    return "".join(f'<link rel="modulepreload" href="{islands()}/{name}"/>' for name in sorted(_from("app.js")))


def _from(name: str) -> set[str]:
    """A module and all that it imports; what is fetched later, by ``import()``, is not among them."""
    found, ahead = set[str](), [name]
    while ahead:
        found.add(here := ahead.pop())
        ahead += set(_IMPORT.findall((_ISLANDS / here).read_text())) - found
    return found


def _filled(encoded: str, language: Language) -> str:
    key, args = json.loads(unquote(encoded))
    if key == "@company":
        return COMPANY
    return tr(language, key, **{name: _inner(value, language) for name, value in (args or {}).items()})


def _inner(value: Any, language: Language) -> Any:
    return _MARKER.sub(lambda m: _filled(m[1], language), value) if isinstance(value, str) else value


def _inline_styles(root: Path, text: str) -> str:
    """The style sheet stands in the page and nowhere else: what follows in the same tab has it.

    The links to the file stay, since React looks for them when it takes the page over; nobody fetches what they name.
    """
    if found := _STYLESHEET.search(text):
        css = (root / found[1][1:]).read_text()
        idle = found[0].replace("<link ", '<link disabled="" ')
        text = text.replace(found[0], f"<style>{css}</style>{idle}")
        text = text.replace('<link as="style" ', '<link as="style" media="not all" ')
    return text.replace('<link rel="modulepreload" ', '<link rel="modulepreload" fetchpriority="low" ')


def _in_shell(root: Path, file: Path) -> bool:
    """Whether the service worker keeps a file of the build for a start without a network."""
    parts = file.relative_to(root).parts
    return (
        file.is_file()
        and parts[0] in {"assets", "js", "icons"}
        and file.suffix in {".js", ".png", ".svg", ".ico"}
        and _LATE not in parts
    )
