import json
import sqlite3

import pytest
from typer.testing import CliRunner, Result

from advocacy_app.cli import app
from advocacy_app.config import Settings
from tests.cast import Cast
from tests.hands import Hands
from tests.services.leaderboards.stories import colleagues, gains


@pytest.fixture
async def company(cast: Cast, hands: Hands) -> Cast:
    await colleagues(5, 4, 3, 2, 1)
    await gains(cast.ana, 6)
    return cast


def advocacy(*words: str) -> Result:
    return CliRunner().invoke(app, ["points", *words])


def tamper(settings: Settings, *statements: str) -> None:
    """Change history behind the product's back, guards and all."""
    with sqlite3.connect(settings.database.removeprefix("sqlite+aiosqlite:///")) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_ledger_passes(company: Cast):
    for command in ("check", "replay"):
        told = advocacy(command, "--json")
        assert (told.exit_code, json.loads(told.stdout)) == (0, {"ok": True, "violations": []})


@pytest.mark.parametrize(
    ("command", "statement", "named"),
    [
        ("check", "UPDATE balance SET posted = posted + 1", "balances are the sum of the entries"),
        ("replay", "UPDATE balance SET posted = posted + 1", "balances are the sum of the entries"),
        ("replay", "UPDATE boardscore SET points = points + 1", "boards are the sum of the entries"),
        ("replay", "UPDATE boardstep SET people = people + 1", "steps count the people on a board"),
        ("replay", "UPDATE member SET visibility = 'hidden'", "boards show whoever chose to appear"),
        ("check", "DROP TRIGGER transfer_no_update", "history cannot be changed"),
        ("check", "INSERT INTO waiting VALUES ('x', 'member:x', 1, '2026-01-01')", "what waits is pending"),
    ],
)
def test_a_broken_promise_is_named(company: Cast, settings: Settings, command: str, statement: str, named: str):
    tamper(settings, statement)
    told = advocacy(command)
    assert told.exit_code == 1
    assert f"Broken: {named}" in told.stdout


def test_a_changed_amount_is_found(company: Cast, settings: Settings):
    tamper(settings, "DROP TRIGGER transfer_no_update", "UPDATE transfer SET amount = amount + 1 WHERE amount = 6")
    told = advocacy("check", "--json")
    names = {violation["invariant"] for violation in json.loads(told.stdout)["violations"]}
    assert names == {"history cannot be changed", "balances are the sum of the entries"}
