import asyncio
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advocacy_app.cli import app
from advocacy_app.config import Settings
from advocacy_app.db import dispose, transaction
from tests.cast import arrive

run = CliRunner().invoke


@pytest.fixture
def email(settings: Settings) -> str:
    """The address of Jakob, who left, in a database where everybody has arrived."""

    async def people() -> str:
        async with transaction() as session:
            email = (await arrive(session)).jakob.email
        await dispose()
        return email or ""

    return asyncio.run(people())


def test_the_file_holds_what_is_stored_about_a_member(email: str, tmp_path: Path) -> None:
    out = tmp_path / "jakob.json"
    assert run(app, ["export-member", email.upper(), "--out", str(out)]).exit_code == 0
    assert json.loads(out.read_text())["data"]["member"][0]["email"] == email
    assert out.stat().st_mode & 0o077 == 0


def test_a_page_for_people_is_written_where_the_name_says_so(email: str, tmp_path: Path) -> None:
    out = tmp_path / "jakob.html"
    assert run(app, ["export-member", email, "--out", str(out)]).exit_code == 0
    assert out.read_text().startswith("<!doctype html>")
    assert email in out.read_text()
    assert out.stat().st_mode & 0o077 == 0


def test_erasing_asks_first(email: str, tmp_path: Path) -> None:
    assert run(app, ["erase-member", email], input="n\n").exit_code == 1
    assert run(app, ["export-member", email, "--out", str(tmp_path / "a.json")]).exit_code == 0


def test_an_erased_member_is_not_there_any_more(email: str) -> None:
    assert run(app, ["erase-member", email, "--yes"]).exit_code == 0
    again = run(app, ["erase-member", email, "--yes"])
    assert again.exit_code == 1
    assert email in again.output
