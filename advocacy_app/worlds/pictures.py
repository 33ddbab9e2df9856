"""The demo's pictures go through the same pipeline as everybody's."""

import asyncio
import json
from dataclasses import replace
from typing import Any

from advocacy_app import clock, ids
from advocacy_app.integrations.images import LIMITS
from advocacy_app.models import Picture
from advocacy_app.outside import outside
from advocacy_app.worlds.folk import FOLDER, read

PATIENT = replace(LIMITS, seconds=180.0)
"""Our own pictures need no guard against dawdling, and a first start may share its machine with others."""


async def keep_pictures() -> dict[str, Picture]:
    """Encode and store every picture of the demo; rows by slug, not yet in the database."""
    rows = await asyncio.gather(*(_keep(data) for data in read("pictures/pictures")))
    return {data["slug"]: row for data, row in zip(read("pictures/pictures"), rows, strict=True)}


async def _keep(data: Any) -> Picture:
    done = await outside().images.process((FOLDER / "pictures" / data["file"]).read_bytes(), limits=PATIENT)
    picture = Picture(
        id=ids.new_id(),
        state="kept",
        width=done.width,
        height=done.height,
        focus_x=data["focus"]["x"],
        focus_y=data["focus"]["y"],
        dominant=done.colour,
        thumbhash=done.thumbhash,
        placeholder=done.placeholder,
        dhash=done.dhash,
        alt=json.dumps(data["alt"], ensure_ascii=False),
        made_at=clock.now(),
    )
    for variant in done.variants:
        await outside().storage.put(f"picture/{picture.id}/{variant.name}", variant.data)
    return picture
