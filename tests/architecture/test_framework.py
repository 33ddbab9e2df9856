"""What is private to others is touched in one module each, and Reflex is held to the pinned version."""

import ast
import subprocess
import sys
from importlib.metadata import version

from advocacy_app.framework import FRAMEWORK
from tests.architecture.source import PRODUCT, files, nodes, tree

OF_NAMED_TUPLES = {"_replace", "_asdict"}


def _own_private_names() -> set[str]:
    """Every name with an underscore in front that our own code defines."""
    names: set[str] = set()
    for file in files():
        for node in ast.walk(tree(file)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names.add(node.attr)
    return names


def test_private_names_of_others_stand_in_two_modules():
    """Reflex's in framework.py, those of SQLAlchemy's cursor in db.py."""
    own = _own_private_names()
    wrong = [
        f"{place} {node.attr}"
        for place, node in nodes()
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and node.attr not in own | OF_NAMED_TUPLES
        and not place.startswith(("framework.py", "db.py"))
    ]
    assert not wrong


def test_private_switches_stand_where_the_server_is_started():
    wrong = {file.relative_to(PRODUCT).as_posix() for file in files() if "__REFLEX" in file.read_text()} - {
        "commands/serve.py"
    }
    assert not wrong


def test_the_framework_is_the_one_that_was_looked_at():
    assert version("reflex") == "0.10.1"
    assert {name.rpartition(".")[2] for name in FRAMEWORK} == {
        "hydrate",
        "hydrate_and_load",
        "set_is_hydrated",
        "on_load_internal",
        "update_vars_internal",
        "handle_frontend_exception",
    }


def test_commands_start_without_the_framework():
    """It would cost each of them, and every process of the job worker, seconds."""
    question = "import sys, advocacy_app.cli; sys.exit('reflex' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", question], check=False).returncode == 0
