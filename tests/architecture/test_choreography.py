"""The two tables of subscribers.py: what a fact sets off is short and never comes back to itself."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from advocacy_app import events
from advocacy_app.events import FACTS, Fact
from advocacy_app.services import points
from advocacy_app.subscribers import LATER, NOW

DEEPEST = 2


def test_a_fact_sets_off_at_most_one_other_before_it_ends():
    for fact in FACTS.values():
        assert _depth(fact, ()) <= DEEPEST, fact.name


def _depth(fact: type[Fact], path: tuple[type[Fact], ...]) -> int:
    """How many facts in a row follow from this one, itself included."""
    assert fact not in path, f"{fact.name} sets itself off: {[f.name for f in path]}"
    reactions = (*NOW.get(fact, ()), *LATER.get(fact, ()))
    caused = {next_fact for reaction in reactions for next_fact in _recorded_by(reaction, set())}
    return 1 + max((_depth(next_fact, (*path, fact)) for next_fact in caused), default=0)


def _recorded_by(function: Callable[..., Any], seen: set[Callable[..., Any]]) -> Iterator[type[Fact]]:
    """The facts that a function, or whatever it calls among our own, records."""
    if function in seen or not isinstance(function, FunctionType):
        return
    seen.add(function)
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if isinstance(node, ast.Call):
            called = _named(node.func, function.__globals__)
            if isinstance(called, type) and issubclass(called, Fact):
                yield called
            elif (getattr(called, "__module__", "") or "").startswith("advocacy_app.services"):
                yield from _recorded_by(called, seen)


def _named(name: ast.expr, scope: dict[str, Any]) -> Any:
    if isinstance(name, ast.Name):
        return scope.get(name.id)
    if isinstance(name, ast.Attribute):
        return getattr(_named(name.value, scope), name.attr, None)
    return None


def test_the_walk_sees_what_a_reaction_records():
    assert events.PointsMoved in set(_recorded_by(points.pay_share_said, set()))
