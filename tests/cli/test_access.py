"""First mistakes at the command line end with one line that helps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advocacy_app import config
from advocacy_app.cli import app

run = CliRunner().invoke


@pytest.fixture(autouse=True)
def nothing_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation whose database nobody has set up."""
    monkeypatch.delenv("ADVOCACY_DATABASE_URL", raising=False)
    monkeypatch.setenv("ADVOCACY_DATA_DIR", str(tmp_path))
    config.settings.cache_clear()
    yield
    config.settings.cache_clear()


def test_a_database_that_is_not_set_up_is_named_with_its_remedy() -> None:
    result = run(app, ["sign-in-link", "ana@lindhall.example"])

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "The database said: no such table: member. If it is new or older: advocacy migrate"
    ]
