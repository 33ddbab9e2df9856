"""Photos on phones: none lost or sent twice however often the tab dies (Q-R10); how soon a withdrawn one is gone."""

from contextlib import closing
from typing import Any

from bench._worlds import folder
from tests.demo import Demo, running
from tests.journeys.test_photos import tabs_die, withdrawn
from tests.phone import PHONE, chromium

KILLS = {"small": 8, "full": 200}


def run(size: str) -> dict[str, dict[str, Any]]:
    """In a real browser, against the demo company."""
    with folder() as home, running(home, ADVOCACY_PHOTOS_A_DAY="1000") as demo:
        return {"Q-R10": _killed(demo, KILLS[size]), "consent withdrawn": _withdrawn(demo)}


def _killed(demo: Demo, kills: int) -> dict[str, Any]:
    with chromium() as browser, closing(browser.new_context(**PHONE)) as context:
        sent = tabs_die(demo, context, kills)
    return {"kills": kills, "lost": kills - len(set(sent)), "twice": len(sent) - len(set(sent))}


def _withdrawn(demo: Demo) -> dict[str, Any]:
    with chromium() as browser:
        left, back = withdrawn(demo, lambda **wishes: browser.new_context(**PHONE | wishes))
    return {"open_phone_s": round(left, 1), "phone_that_comes_back_s": round(back, 1)}
