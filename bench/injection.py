"""Q-S5: a corpus of script injections in every text that people write, on every page, in five languages."""

from collections.abc import Iterator, Sequence
from typing import Any

from advocacy_app.i18n import LANGUAGES, Language
from bench._phones import demo_and_browser
from tests.security.hostile_walk import attack
from tests.security.payloads import OWN, naughty

ROUNDS = {"small": 1, "full": 4}
"""Times that each language sees other payloads in each place."""


def run(size: str) -> dict[str, dict[str, Any]]:
    """Plant, walk, count what ran."""
    most = len(OWN) + len(naughty())
    times = len(LANGUAGES) * ROUNDS[size]
    rounds: list[tuple[Language, int]] = [(LANGUAGES[i % len(LANGUAGES)], i * most // times) for i in range(times)]
    with demo_and_browser() as (demo, browser):
        harvest = attack(demo, browser, told(rounds))
    print(*harvest.wrong, sep="\n")
    figures = {"payloads": most, "languages": len(LANGUAGES), "pages": harvest.pages, "texts shown": harvest.shown}
    return {"Q-S5": {**figures, "executed or clickable or broken": len(harvest.wrong)}}


def told(rounds: Sequence[tuple[Language, int]]) -> Iterator[tuple[Language, int]]:
    """The rounds, each with a word about how far this is: they take minutes."""
    for n, one in enumerate(rounds, 1):
        print(f"   round {n} of {len(rounds)}: {one[0]}", flush=True)
        yield one
