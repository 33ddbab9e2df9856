"""The organisation as pages show it; looked up at most twice a minute."""

import time

from advocacy_app.db import reading
from advocacy_app.read_models.house import House
from advocacy_app.services import identity

MEMORY_SECONDS = 30.0


_known: dict[str, tuple[float, House]] = {}


async def organisation() -> House:
    """The company of this installation."""
    hit = _known.get("house")
    if hit and time.monotonic() - hit[0] < MEMORY_SECONDS:
        return hit[1]
    async with reading() as session:
        row = await identity.organisation(session)
    house = House(row.name, row.brand_hue, row.contact, row.timezone)
    _known["house"] = (time.monotonic(), house)
    return house
