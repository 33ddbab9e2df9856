"""The product's own source, as trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ROOT / "advocacy_app"


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(), str(file))


def files(*folders: str) -> Iterator[Path]:
    """Every Python file in these folders of the product; without folders, all of them."""
    for folder in folders or ("",):
        yield from sorted((PRODUCT / folder).rglob("*.py"))


def nodes(*folders: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node with the place where it stands, such as ``pages/feed.py:12``."""
    for file in files(*folders):
        for node in ast.walk(tree(file)):
            yield f"{file.relative_to(PRODUCT)}:{getattr(node, 'lineno', 0)}", node
