"""Code and catalogue know each other: no key without a text, no text without a use."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from advocacy_app.i18n.catalogue import catalogue

ROOT = Path(__file__).parents[2]
OTHER_THINGS = re.compile(r"\.(?:js|css|json|py|svg|html|toml|md|place)$")  # files, and names in the browser's storage


def nouns() -> str:
    return "|".join(sorted({key.split(".")[0] for key in catalogue("en")}))


@cache
def said() -> tuple[frozenset[str], frozenset[str]]:
    """Every string of the code: the whole ones, and the patterns of those put together."""
    whole: set[str] = set()
    pieces: set[str] = set()
    for file in (ROOT / "advocacy_app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            pieces.update(put_together(node))
    for file in [*(ROOT / "assets" / "js").rglob("*.js"), *(ROOT / "advocacy_app").rglob("*.js")]:
        script = file.read_text()
        whole |= set(re.findall(r"""["'`]([\w.]+)["'`]""", script))
        pieces |= {re.sub(r"\\\$\\\{[^}]*\}", r"\\w+", re.escape(text)) for text in re.findall(r"`([^`\s]+)`", script)}
    pieces |= {re.escape(text) + r"\w+" for text in whole if text.endswith(("_", "."))}
    starts = re.compile(rf"(?:{nouns()})\\\.")
    return frozenset(whole), frozenset(piece for piece in pieces if starts.match(piece))


def put_together(node: ast.AST) -> Iterator[str]:
    """``f"card.purpose_{x}"`` and ``"card.purpose_" + x`` as patterns."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"\w+" for p in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and isinstance(node.left, ast.Constant):
        yield re.escape(str(node.left.value)) + r"\w+"


def test_every_key_in_the_code_has_a_text():
    whole, pieces = said()
    shaped = re.compile(rf"(?:{nouns()})\.[a-z0-9_]*[a-z0-9]")
    keys = {text for text in whole if shaped.fullmatch(text) and not OTHER_THINGS.search(text)}
    begun = {text for text in keys if re.escape(text) + r"\w+" in pieces}
    assert sorted(keys - begun - catalogue("en").keys()) == []


def test_every_text_is_used():
    whole, pieces = said()
    patterns = re.compile("|".join(sorted(pieces)))
    endings = tuple(text for text in whole if re.fullmatch(r"_[a-z0-9]+", text))
    named = {f"{key}{ending}" for key in whole & catalogue("en").keys() for ending in endings}
    unused = [key for key in catalogue("en") if key not in whole | named and not patterns.fullmatch(key)]
    assert unused == []


def test_scripts_name_their_keys_whole():
    """What the browser gets is what scripts name; a key that is put together there would be an empty text."""
    scripts = [*(ROOT / "assets" / "js").rglob("*.js"), *(ROOT / "advocacy_app").rglob("*.js")]
    assert [file.name for file in scripts if re.search(r"\bt\(`[^`]*\$\{", file.read_text())] == []
