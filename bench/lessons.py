"""Answers on phones: none lost or counted twice however often the tab dies and the network comes and goes."""

from contextlib import closing
from typing import Any

from bench._phones import demo_and_browser
from tests.journeys.test_learning import answers_die
from tests.phone import PHONE

KILLS = {"small": 6, "full": 200}


def run(size: str) -> dict[str, dict[str, Any]]:
    """In a real browser, against the demo company."""
    with demo_and_browser() as (demo, browser), closing(browser.new_context(**PHONE)) as context:
        arrived = answers_die(demo, context, KILLS[size])
    lost, double = KILLS[size] - len(set(arrived)), len(arrived) - len(set(arrived))
    return {"offline answers": {"kills": KILLS[size], "lost": lost, "double": double}}
