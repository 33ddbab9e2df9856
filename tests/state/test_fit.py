from typing import Any

import pytest

from advocacy_app.state.fit import LARGEST_PAYLOAD, fits


async def handler(self: object, slug: str, n: int = 0, tags: list[str] | None = None) -> None:
    """Takes a slug, perhaps a number and tags."""


async def loose(self: object, form: dict[str, Any]) -> None:
    """Takes a form."""


@pytest.mark.parametrize(
    "payload",
    [
        {"slug": "a"},
        {"slug": "", "n": 3},
        {"slug": "ž😀\n", "n": -1, "tags": ["x"]},
        {"slug": "a", "tags": None},
    ],
)
def test_what_a_page_sends_fits(payload: dict[str, Any]) -> None:
    assert fits(handler, payload)


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"slug": 1},
        {"slug": None},
        {"slug": ["a"]},
        {"slug": {"a": 1}},
        {"slug": "a", "n": "3"},
        {"slug": "a", "n": True},
        {"slug": "a", "n": 1.5},
        {"slug": "a", "tags": "x"},
        {"slug": "a", "tags": [1]},
        {"slug": "a", "self": 1},
        {"slug": "a", "more": 1},
        {"slug": "a", "argument_n": 1},
        {"slug": "a\0"},
        {"slug": "\ud800"},
        {"slug": "x" * LARGEST_PAYLOAD},
    ],
)
def test_what_no_page_sends_does_not(payload: dict[str, Any]) -> None:
    assert not fits(handler, payload)


def test_text_is_looked_at_wherever_it_stands() -> None:
    assert fits(loose, {"form": {"a": ["b"]}})
    assert not fits(loose, {"form": {"a": ["\0"]}})
    assert not fits(loose, {"form": {"\ud800": 1}})
