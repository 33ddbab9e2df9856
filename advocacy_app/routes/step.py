"""How often visitors whom nobody knows may ask for what is costly, or could be guessed."""

import math

from limits import RateLimitItem

from advocacy_app import pace
from advocacy_app.services.errors import Refusal


class TooOften(Refusal):
    """Asked for too often; ``n`` minutes later it may be tried again."""

    key = "signin.too_often"
    status = 429


async def in_step(*limits: tuple[RateLimitItem, str]) -> None:
    """Count one request in each limit, by whoever is counted there.

    Raises:
        TooOften: one of them is reached.
    """
    for limit, who in limits:
        if wait := await pace.seconds_to_wait(limit, who):
            raise TooOften(n=math.ceil(wait / 60))
