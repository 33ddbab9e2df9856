"""Q-P2 on polls: an attacker who sees every result adds and subtracts, and looks for groups under five."""

from typing import Any

from tests.services.polls.attacker import besiege

COMPANIES = {"small": 200, "full": 20_000}
"""Random companies, each with several results and people who move."""


def run(size: str) -> dict[str, dict[str, Any]]:
    """Publish, deduce, count what should not have been found."""
    siege = besiege(COMPANIES[size])
    figures = {"companies": COMPANIES[size], "results": siege.results, "figures seen": siege.seen}
    return {"Q-P2 polls": {**figures, "deduced": siege.found, "groups under five": len(siege.broken)}}
