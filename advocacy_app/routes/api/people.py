"""The caller."""

from advocacy_app.routes.api.operation import Call, Operation
from advocacy_app.routes.api.shapes import Me


async def read_me(call: Call) -> Me:
    """Who is calling."""
    return Me.of(call.viewer)


OPERATIONS = (Operation("GET", "/me", read_me, guests=True),)
