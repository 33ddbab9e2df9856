"""The organisation as pages show it; looked up at most twice a minute."""

import time
from dataclasses import dataclass

from advocacy_app.db import reading
from advocacy_app.services import identity

MEMORY_SECONDS = 30.0


@dataclass(frozen=True)
class House:
    """Name and hue of the company."""

    name: str
    hue: int


_known: dict[str, tuple[float, House]] = {}


async def organisation() -> House:
    """The company of this installation."""
    hit = _known.get("house")
    if hit and time.monotonic() - hit[0] < MEMORY_SECONDS:
        return hit[1]
    async with reading() as session:
        row = await identity.organisation(session)
    house = House(row.name, row.brand_hue)
    _known["house"] = (time.monotonic(), house)
    return house
