"""Q-S5: a corpus of script injections in every text that people write, on every page, in five languages."""

import asyncio
from typing import Any

from advocacy_app.i18n import LANGUAGES, Language
from bench._worlds import folder
from tests.security.payloads import OWN, naughty
from tests.security.planting import attack

ROUNDS = {"small": 1, "full": 4}
"""Times that each language sees other payloads in each place."""


def run(size: str) -> dict[str, dict[str, Any]]:
    """Plant, walk, count what ran."""
    most = len(OWN) + len(naughty())
    times = len(LANGUAGES) * ROUNDS[size]
    rounds: list[tuple[Language, int]] = [(LANGUAGES[i % len(LANGUAGES)], i * most // times) for i in range(times)]
    with folder() as home:
        harvest = asyncio.run(attack(home, rounds))
    print(*harvest.wrong, sep="\n")
    figures = {"payloads": most, "languages": len(LANGUAGES), "pages": harvest.pages, "texts shown": harvest.shown}
    return {"Q-S5": {**figures, "executed or clickable": len(harvest.wrong)}}
