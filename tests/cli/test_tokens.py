import asyncio

import pytest
from typer.testing import CliRunner

from advocacy_app.cli import app
from advocacy_app.config import Settings
from advocacy_app.db import dispose, reading, transaction
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from tests.cast import arrive

run = CliRunner().invoke


@pytest.fixture
def email(settings: Settings) -> str:
    """Ana's address, in a database where everybody has arrived."""

    async def people() -> str:
        async with transaction() as session:
            email = (await arrive(session)).ana.email
        await dispose()
        return email or ""

    return asyncio.run(people())


def _behind(token: str) -> tuple[Viewer, frozenset[str]] | None:
    async def look() -> tuple[Viewer, frozenset[str]] | None:
        async with reading() as session:
            found = await identity.find_token(session, token)
        await dispose()
        return found

    return asyncio.run(look())


def test_a_token_is_printed_and_acts_for_its_member(email: str) -> None:
    result = run(app, ["token", "create", "--member", email.upper(), "--scope", "read", "--scope", "write"])
    assert result.exit_code == 0
    found = _behind(result.stdout.strip())
    assert found
    assert (found[0].name, found[1]) == ("Ana Kralj", {"read", "write"})


def test_a_scope_that_does_not_exist_is_named(email: str) -> None:
    result = run(app, ["token", "create", "--member", email, "--scope", "admin"])
    assert (result.exit_code, result.stderr.strip()) == (1, "A token needs at least one of these scopes: read, write.")


def test_nobody_gets_no_token(email: str) -> None:
    assert run(app, ["token", "create", "--member", "nobody@lindhall.example", "--scope", "read"]).exit_code == 1
