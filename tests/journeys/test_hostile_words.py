"""Q-S5, small: hostile text wherever people's words are kept, shown on every page of a real browser; none of it runs.

``python -m bench injection`` does it with the whole corpus, in five languages.
"""

from playwright.sync_api import Browser

from tests.demo import Demo
from tests.security.hostile_walk import attack


def test_nothing_that_people_may_write_runs(own_demo: Demo, browser: Browser):
    harvest = attack(own_demo, browser, [("pl", 211)])
    assert not harvest.wrong, "\n".join(harvest.wrong)
    assert harvest.shown > 100, "the walk saw too little of what was planted"
