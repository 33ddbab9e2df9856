"""``advocacy training export`` and ``import``."""

import asyncio
from pathlib import Path

from sqlmodel import select
from typer.testing import CliRunner

from advocacy_app.cli import app
from advocacy_app.config import Settings
from advocacy_app.db import dispose, reading, transaction
from advocacy_app.models import TrainingEdition
from advocacy_app.training.shelf import SHIPPED
from tests.cast import arrive


async def owner() -> str:
    async with transaction() as session:
        email = (await arrive(session)).piotr.email
    await dispose()
    assert email
    return email


async def published() -> list[tuple[str, str, str]]:
    async with reading() as session:
        rows = (await session.exec(select(TrainingEdition))).all()
    await dispose()
    return [(row.track, row.lesson, row.language) for row in rows]


def test_files_leave_and_only_changed_ones_are_published(settings: Settings, tmp_path: Path):
    email, folder = asyncio.run(owner()), tmp_path / "files"
    told = CliRunner().invoke(app, ["training", "export", str(folder)])
    assert told.exit_code == 0, told.output
    assert len(list(folder.glob("*/*/*.md"))) == len(list(SHIPPED.glob("*/*/*.md")))
    file = folder / "it" / "04-photos" / "01-look-behind.md"
    file.write_text(file.read_text(encoding="utf-8").replace("minutes: 3", "minutes: 4"), encoding="utf-8")
    told = CliRunner().invoke(app, ["training", "import", str(folder), "--member", email])
    assert told.exit_code == 0, told.output
    assert asyncio.run(published()) == [("photos", "look-behind", "it")]


def test_one_unreadable_file_stops_them_all(settings: Settings, tmp_path: Path):
    email, folder = asyncio.run(owner()), tmp_path / "files" / "en" / "04-photos"
    folder.mkdir(parents=True)
    shipped = (SHIPPED / "en" / "04-photos" / "01-look-behind.md").read_text(encoding="utf-8")
    (folder / "01-look-behind.md").write_text(shipped.replace("minutes: 3", "minutes: 4"), encoding="utf-8")
    (folder / "02-ask-first.md").write_text("Nothing of the kind", encoding="utf-8")
    told = CliRunner().invoke(app, ["training", "import", str(tmp_path / "files"), "--member", email])
    assert told.exit_code != 0
    assert "Traceback" not in told.output
    assert asyncio.run(published()) == []
