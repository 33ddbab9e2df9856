"""Tracks and lessons as plain files."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_app.commands.running import run
from advocacy_app.db import reading, transaction
from advocacy_app.services import identity, training
from advocacy_app.services.errors import Refusal
from advocacy_app.training.blocks import NAME

app = typer.Typer(no_args_is_help=True, help=__doc__)


@app.callback()
def files() -> None:
    """Take the tracks along, or bring them back changed (docs/training-format.md)."""


@app.command("export")
def take_along(folder: Annotated[Path, typer.Argument(help="where the files go, one folder a language")]) -> None:
    """Write every track and lesson as it stands on the shelf."""
    written = run(_files())
    for path, text in written:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    typer.echo(f"{len(written)} files", err=True)


@app.command("import")
def bring_in(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="a folder as export writes it")],
    member: Annotated[str, typer.Option(help="e-mail of the owner who publishes them")],
) -> None:
    """Publish what is new in a folder: all of it, or, if one file cannot be used, nothing."""
    typer.echo(f"{run(_bring_in(_texts(folder), member))} published", err=True)


async def _files() -> list[tuple[str, str]]:
    async with reading() as session:
        return await training.files(session)


def _texts(folder: Path) -> list[tuple[Path, str]]:
    """Tracks first, since lessons belong to them."""
    found = sorted(folder.glob("*/*/*.md"), key=lambda file: (file.name != "track.md", str(file)))
    return [(file, file.read_text(encoding="utf-8")) for file in found]


async def _bring_in(texts: list[tuple[Path, str]], email: str) -> int:
    async with transaction() as session:
        owner = identity.viewer_of_member(await identity.member_by_email(session, email), "")
        published = 0
        for file, text in texts:
            try:
                published += await training.publish(session, owner, *_names(file), text)
            except Refusal as no:
                raise typer.BadParameter(f"{file}: {no.key} {no.words or ''}") from no
    return published


def _names(file: Path) -> tuple[str, str]:
    """The names of track and lesson out of ``<language>/<nn-track>/<nn-lesson>.md``."""
    track, lesson = file.parent.name.partition("-")[2], file.stem.partition("-")[2]
    return (track, "") if file.name == "track.md" else (track, lesson if NAME.fullmatch(lesson) else file.stem)
