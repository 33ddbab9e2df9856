"""What we do to the front end after it was compiled: five languages, one origin, inlined styles.

Pages are prerendered once, with markers where a translated text stands. ``FrontEnd`` fills them for each language
into ``pages/<language>/…`` beside Vite's output, writes one small hashed script per language, and replaces the baked
API address by the page's own origin, so that one build serves any host and port.
"""

import itertools
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import reflex as rx

from advocacy_app.config import pages_root
from advocacy_app.i18n.catalogue import LANGUAGES, Language, Scripts, catalogue, scripts, tr
from advocacy_app.islands import LATE, bundle, early
from advocacy_app.safe import escaped

PLACEHOLDER = "http://origin.invalid"
COMPANY = "⦃company⦄"  # the place that the server fills with the company's name
_NAMED = re.compile(r"""["'`]([a-z0-9_.]+)["'`]""")
_MARKER = re.compile("⟦([^⟦⟧]*)⟧")
_STYLESHEET = re.compile(r'<link href="(/assets/[^"]+\.css)" rel="stylesheet" type="text/css"/>')
_PROGRAM = re.compile('<script type="module" async="">(.*?)</script>', re.DOTALL)
_BINDING = re.compile(r'import \* as (\w+) from ("[^"]+");\n')
_SPRITE = Path(__file__).with_name("components") / "sprite.svg"
_FIRST = "index.html"
"""The feed: what it needs comes with every page; the words of the others come with the first of them."""
_KEPT = {"index.html", "__spa-fallback.html", "404.html"}


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
        bundle(root)
        speech = _write_scripts(root)
        for file in list(root.rglob("*.html")):
            _localize_page(root, file, speech)
        files = [f"/{p.relative_to(root).as_posix()}" for p in sorted(root.rglob("*")) if _in_shell(root, p)]
        sources = {language: made.sources for language, made in speech.items()}
        (pages_root() / "index.json").write_text(json.dumps({"scripts": sources, "files": files}))


def _own_origin(file: Path) -> None:
    """``"ws://origin.invalid/_event"`` becomes an expression with the page's own address."""
    text = file.read_text()
    if "origin.invalid" in text:
        file.write_text(re.sub(r"([\"'`])(ws|http)://origin\.invalid(/[^\"'`]*)?\1", _expression, text))


def _expression(match: re.Match[str]) -> str:
    return f'(location.origin.replace(/^http/,"{match[2]}")+"{match[3] or ""}")'


def _write_scripts(root: Path) -> dict[Language, Scripts]:
    """Two scripts a language: the words of the feed, and those of all other pages, which wait for them."""
    late = [file for file in root.rglob("*.js") if LATE not in file.parts]
    first = _with_the_feed(root)
    words = _spoken(first)
    more = _spoken(late) - words
    for file in root.glob("assets/*.js"):
        if file not in first and more & _spoken([file]):
            file.write_text(f"await globalThis.__i18n?.more?.();{file.read_text()}")
    (root / "i18n").mkdir(exist_ok=True)
    return {language: _written(root, scripts(language, words, more)) for language in LANGUAGES}


def _with_the_feed(root: Path) -> set[Path]:
    """Every script that the feed's page names, and the app's own modules."""
    named = re.findall(r"/assets/[\w.-]+\.js", (root / _FIRST).read_text())
    return {root / name[1:] for name in (*named, *early(root))}


def _spoken(files: Iterable[Path]) -> set[str]:
    """The keys that scripts name; what only the server says never travels."""
    named = (_NAMED.findall(file.read_text()) for file in files)
    return catalogue("en").keys() & set(itertools.chain.from_iterable(named))


def _written(root: Path, made: Scripts) -> Scripts:
    for source, body in zip(made.sources, made.bodies, strict=True):
        (root / source[1:]).write_text(body)
    return made


def _localize_page(root: Path, file: Path, speech: dict[Language, Scripts]) -> None:
    """Write a page once per language; the original goes, so that nothing but our own step can serve it."""
    page = file.relative_to(root)
    if page.name in _KEPT:
        text = _inline_styles(root, file.read_text())
        hints = "".join(f'<link rel="modulepreload" href="{address}"/>' for address in early(root))
        text = text.replace("</head>", hints + "</head>", 1)
        text = _after_the_picture(text) if page == Path(_FIRST) else text
        for language in LANGUAGES:
            out = pages_root() / language / page
            out.parent.mkdir(parents=True, exist_ok=True)
            sources = speech[language].sources
            out.write_text(localized(text, language, sources[:1] if page == Path(_FIRST) else sources))
    file.unlink()


def localized(text: str, language: Language, sources: Sequence[str]) -> str:
    """A prerendered page with its markers filled, in one language.

    The icons and the scripts stand in custom elements, which React leaves alone when it takes the page over; the icons
    come first, since what follows a script waits for it.
    """
    text = _MARKER.sub(lambda marker: escaped(_filled(marker[1], language)), text)
    if "⟦" in text:
        raise ValueError("A translated text was cut or changed while the page was compiled")
    text = text.replace('<html lang="en"', f'<html lang="{language}"', 1)
    words = "".join(f'<script src="{source}"></script>' for source in sources)
    speech = f'<x-i18n hidden="" data-company="{COMPANY}">{words}</x-i18n>'
    extra = f'<x-sprite hidden="">{_SPRITE.read_text()}</x-sprite>{speech}'
    head, found, tail = text.partition("<script>window.__reactRouterContext")
    if not found:
        head, found, tail = text.partition("<script")
    return head + extra + found + tail


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


def _after_the_picture(text: str) -> str:
    """The feed's program waits for its first picture, whose bytes it would share; the boot screen needs no program.

    ``window.__picture`` comes from ``components/boot.py`` and ends early for a tap, a swipe or a slow network; without
    a boot screen there is nothing to wait for.
    """
    program = _PROGRAM.search(text)
    names = _BINDING.findall(program[1]) if program else []
    if program is None or not names:
        raise ValueError("The framework starts its pages in another way now")
    bound, asked = ",".join(name for name, _ in names), ",".join(f"import({address})" for _, address in names)
    body = _BINDING.sub("", program[1]).replace('import "', 'await import("', 1).replace('";', '");', 1)
    late = "document.querySelectorAll('link[rel=later]').forEach(l=>{l.rel='modulepreload'});"
    body = f"await window.__picture;{late}const [{bound}]=await Promise.all([{asked}]);{body}"
    text = text[: program.start(1)] + body + text[program.end(1) :]
    return text.replace('<link rel="modulepreload" fetchpriority="low" ', '<link rel="later" ')


def _in_shell(root: Path, file: Path) -> bool:
    """Whether the service worker keeps a file of the build for a start without a network."""
    parts = file.relative_to(root).parts
    return (
        file.is_file()
        and parts[0] in {"assets", "js", "icons"}
        and file.suffix in {".js", ".png", ".svg", ".ico"}
        and LATE not in parts
    )
