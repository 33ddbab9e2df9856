"""Views describe; words live in the catalogue, and nothing runs that the Content-Security-Policy would stop."""

import ast
from itertools import pairwise

from tests.architecture.source import nodes

VIEWS = ("pages", "components")
SPOKEN = {"aria_label", "aria_description", "aria_roledescription", "alt", "title", "placeholder", "label"}
EVALUATING = {"call_script", "call_function", "run_script", "download", "upload", "upload_files", "script", "html"}


def _says_something(node: ast.expr) -> bool:
    """Whether a literal holds a word (two letters in a row) that a person would read."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    text = " ".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return any(a.isalpha() and b.isalpha() for a, b in pairwise(text))


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_words_stand_in_the_code():
    wrong = []
    for place, node in nodes(*VIEWS):
        if not isinstance(node, ast.Call):
            continue
        children = node.args[1:] if _called(node) == "el" else []
        spoken = [keyword.value for keyword in node.keywords if keyword.arg in SPOKEN]
        wrong += [place for part in (*children, *spoken) if _says_something(part)]
    assert not wrong


def test_a_word_in_the_code_would_be_noticed():
    said = ast.parse('m.el("p", f"Hello {name}"), m.el("p", " · ", t("feed.title"))', mode="eval").body
    assert isinstance(said, ast.Tuple)
    calls = [call for call in said.elts if isinstance(call, ast.Call)]
    assert [any(_says_something(part) for part in call.args[1:]) for call in calls] == [True, False]


def test_nothing_is_drawn_with_radix():
    wrong = [
        place
        for place, node in nodes()
        if isinstance(node, (ast.Import, ast.ImportFrom))
        and any("radix" in name for name in (getattr(node, "module", "") or "", *(alias.name for alias in node.names)))
    ]
    wrong += [
        place
        for place, node in nodes(*VIEWS)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "rx"
        and node.attr
        in {"box", "flex", "button", "heading", "dialog", "card", "theme", "text", "link", "hstack", "vstack"}
    ]
    assert not wrong


def test_nothing_asks_the_browser_to_run_text():
    wrong = [
        place
        for place, node in nodes(*VIEWS, "state")
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "rx"
        and node.attr in EVALUATING
    ]
    assert not wrong
