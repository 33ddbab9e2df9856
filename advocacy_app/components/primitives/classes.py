from typing import Any


def classes(*names: Any) -> Any:
    """A class list of the names that are there; each may be a Var."""
    given = [name for name in names if not isinstance(name, str) or name]
    whole = given[0] if given else ""
    for name in given[1:]:
        whole = whole + " " + name
    return whole
