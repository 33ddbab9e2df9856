"""Services say what happens; entry points decide when it is kept."""

import ast

from tests.architecture.source import nodes

ENDING = {"commit", "rollback", "close", "begin"}
OPENING = {"transaction", "reading", "make_engine", "engine"}


def test_no_service_ends_or_begins_a_transaction():
    wrong = [
        place
        for place, node in nodes("services")
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Attribute) and node.func.attr in ENDING and _name(node.func.value) == "session")
            or (isinstance(node.func, ast.Name) and node.func.id in OPENING)
        )
    ]
    assert not wrong


def test_who_runs_the_programme_is_asked_in_one_place():
    asking = [
        place
        for place, node in nodes("services")
        if isinstance(node, ast.If)
        and ast.unparse(node.test).endswith("not viewer.owner")
        and ast.unparse(node.body[0]) == "raise NotAllowed"
    ]
    assert [place.partition(":")[0] for place in asking] == ["services/identity/roles.py"]


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
