"""``advocacy credentials rotate-key`` and ``check``."""

import asyncio
import json
from pathlib import Path

from typer.testing import CliRunner

from advocacy_app.cli import app
from advocacy_app.config import Settings
from advocacy_app.db import dispose, transaction
from advocacy_app.services import credentials
from tests import factories
from tests.cast import arrive
from tests.services.credentials.stories import token_of


async def issued() -> str:
    async with transaction() as session:
        ana = (await arrive(session)).ana
        await credentials.issue(session, ana, "photos")
        number = (await credentials.mine(session, factories.viewer(ana)))[0].id
    token = await token_of(number)
    await dispose()
    return token


def test_a_file_is_checked_and_a_new_key_changes_nothing_about_it(settings: Settings, tmp_path: Path):
    file = tmp_path / "badge.jwt"
    file.write_text(asyncio.run(issued()))
    assert CliRunner().invoke(app, ["credentials", "rotate-key"]).exit_code == 0
    told = CliRunner().invoke(app, ["credentials", "check", str(file), "--json"])
    assert (told.exit_code, json.loads(told.stdout)["holder"]) == (0, "Ana Kralj")
    assert CliRunner().invoke(app, ["credentials", "renew", "none"]).exit_code == 1
    file.write_text("nothing")
    told = CliRunner().invoke(app, ["credentials", "check", str(file)])
    assert (told.exit_code, told.stdout.strip()) == (3, "unreadable")
