"""``advocacy photo``: one file through the same pipeline as an upload."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from advocacy_app.i18n import tr
from advocacy_app.integrations.images import ImageRefused, ImageWorkers, Processed

REFUSED = 3

app = typer.Typer(no_args_is_help=True)


@app.callback()
def photo() -> None:
    """Try out photos."""


@app.command()
def process(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a photo")],
    out: Annotated[Path, typer.Option(file_okay=False, help="folder for the variants; made if missing")],
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Make the variants of one photo, or say why it is refused (exit 3)."""
    try:
        processed = asyncio.run(_processed(file.read_bytes()))
    except ImageRefused as refusal:
        _print_refusal(refusal, as_json=as_json)
        raise typer.Exit(REFUSED) from None
    _write(processed, out)
    _print_variants(processed, out, as_json=as_json)


async def _processed(data: bytes) -> Processed:
    images = ImageWorkers(size=1)
    try:
        return await images.process(data)
    finally:
        await images.aclose()


def _write(processed: Processed, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for variant in processed.variants:
        (out / variant.name).write_bytes(variant.data)


def _print_refusal(refusal: ImageRefused, *, as_json: bool) -> None:
    message = tr("en", refusal.key, **refusal.values)
    if as_json:
        typer.echo(json.dumps({"accepted": False, "reason": refusal.reason, "message": message}, ensure_ascii=False))
    else:
        typer.echo(f"{refusal.reason}: {message}")


def _print_variants(processed: Processed, out: Path, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"accepted": True, **_facts(processed)}))
        return
    typer.echo(f"{processed.width} × {processed.height}, {processed.colour}, dHash {processed.dhash}")
    for variant in processed.variants:
        typer.echo(f"{out / variant.name}  {variant.width} × {variant.height}  {len(variant.data):,} bytes")


def _facts(processed: Processed) -> dict[str, Any]:
    facts = asdict(processed)
    for variant in facts["variants"]:
        variant["bytes"] = len(variant.pop("data"))
    return facts
