"""A company with a name and nobody in it yet."""

from advocacy_app.db import transaction
from advocacy_app.models import Organisation


async def sow() -> None:
    """One organisation, ready for its first administrator."""
    async with transaction() as session:
        session.add(Organisation(name="Our company"))
