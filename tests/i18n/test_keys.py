"""Code and catalogue know each other: no key without a text, no text without a use."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from advocacy_app.i18n.catalogue import LANGUAGES, catalogue
from tests.architecture.source import tree

ROOT = Path(__file__).parents[2]
OTHER_THINGS = re.compile(r"\.(?:js|css|json|py|svg|html|toml|md|place)$")  # files, and names in the browser's storage


def nouns() -> str:
    return "|".join(sorted({key.split(".")[0] for key in catalogue("en")}))


@cache
def noun_alone() -> re.Pattern[str]:
    """The pattern of a key of which only the noun is written."""
    return re.compile(rf"({nouns()})\\\.\\w\+(.*)")


@cache
def said() -> tuple[frozenset[str], frozenset[str]]:
    """Every string of the code: the whole ones, and the patterns of those put together."""
    whole: set[str] = set()
    pieces: set[str] = set()
    for file in (ROOT / "advocacy_app").rglob("*.py"):
        for node in ast.walk(tree(file)):
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
    patterns = re.compile("|".join(sorted({*(each for each in pieces if not noun_alone().fullmatch(each)), *filled()})))
    endings = tuple(text for text in whole if re.fullmatch(r"_[a-z0-9]+", text))
    named = {f"{key}{ending}" for key in whole & catalogue("en").keys() for ending in endings}
    unused = [key for key in catalogue("en") if key not in whole | named and not patterns.fullmatch(key)]
    assert unused == []


def filled() -> Iterator[str]:
    """Keys whose noun alone is written, such as ``f"points.{key}"``: what follows is a word of the same folder."""
    for folder in sorted({file.parent for file in (ROOT / "advocacy_app").rglob("*.py")}):
        found = {part for file in folder.glob("*.py") for node in ast.walk(tree(file)) for part in put_together(node)}
        for noun, ending in sorted({match.groups() for part in found if (match := noun_alone().fullmatch(part))}):
            yield rf"{noun}\.(?:{'|'.join(sorted(words_of(folder, noun)))}){ending}"


def words_of(folder: Path, noun: str) -> set[str]:
    """What a folder may put behind a noun: a language, its own strings and those it begins, in Python and in data."""
    after = [key.removeprefix(f"{noun}.") for key in catalogue("en") if key.startswith(f"{noun}.")]
    begins = {rest[:end] for rest in after for end in range(1, len(rest) + 1)}
    trees = [tree(file) for file in folder.rglob("*.py")]
    nodes = [node for each in trees for node in ast.walk(each)]
    said_here = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    data = [file.read_text() for file in folder.glob("*.toml")]
    said_here |= {word.replace(".", "_") for text in data for word in re.findall(r'"([a-z_.]+)"', text)}
    begun = {part for node in nodes for part in put_together(node) if part.partition(r"\w+")[0] in begins}
    return {re.escape(word) for word in {*said_here, *LANGUAGES} & begins} | begun


def test_scripts_name_their_keys_whole():
    """What the browser gets is what scripts name; a key that is put together there would be an empty text."""
    scripts = [*(ROOT / "assets" / "js").rglob("*.js"), *(ROOT / "advocacy_app").rglob("*.js")]
    assert [file.name for file in scripts if re.search(r"\bt\(`[^`]*\$\{", file.read_text())] == []
