"""``advocacy backup`` and ``advocacy restore``: the whole installation in one file, and back."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from alembic import command
from alembic.config import Config

from advocacy_app import backup as backups
from advocacy_app.commands.migrate import migrate
from advocacy_app.commands.running import run
from advocacy_app.config import settings
from advocacy_app.db import engine, reading
from advocacy_app.services import leaderboards, points

File = Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="a zip file")]


def backup(file: File) -> None:
    """Write database, media and the secret of this installation into one file. The server may run meanwhile."""
    if not file.parent.is_dir():
        _refuse(f"There is no folder {file.parent}.")
    facts = run(backups.make(file.absolute()))
    typer.echo(f"Written to {file}: {facts['database']} at revision {facts['revision']}, {facts['media']} media.")
    typer.echo("Whoever has this file has everything: keep it like a key.")


def restore(file: File, force: Annotated[bool, typer.Option("--force", help="replace what is here")] = False) -> None:
    """Bring an installation back. Nothing is changed before every byte of the file was compared with its manifest."""
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    media = 0
    try:
        with backups.opened(file, settings().data_dir) as archive:
            media = _restored(archive, force=force)
    except backups.BackupRefused as refused:
        _refuse(f"{file} was not restored. {refused}")
    migrate()
    if broken := run(_violations()):
        _refuse(f"Restored, but {broken} promises of the ledger are broken: advocacy points check")
    typer.echo(f"Restored: {media} media, and every invariant of the ledger holds. Restart the server now.")


def _restored(archive: "backups.Archive", *, force: bool) -> int:
    run(backups.must_fit(archive, force=force))
    with tempfile.TemporaryDirectory(dir=settings().data_dir) as folder:
        if archive.facts["database"] == "sqlite":
            return run(backups.restore(archive, backups.unpacked_database(archive, Path(folder))))
    if run(_is_new()):
        command.upgrade(Config("alembic.ini"), archive.facts["revision"])
    return run(backups.restore(archive, None))


async def _is_new() -> bool:
    async with engine().connect() as connection:
        return not await connection.run_sync(lambda sync: sync.dialect.has_table(sync, "alembic_version"))


async def _violations() -> int:
    async with reading() as session:
        return len([*await points.check(session), *await leaderboards.replay(session)])


def _refuse(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(1)
