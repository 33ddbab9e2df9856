"""Forms: a field that is not on the screen comes as None, and None is no word."""

import re
from pathlib import Path

from advocacy_app.state.inbox import hours_in
from advocacy_app.state.studio.polls import written_of

STATE = Path("advocacy_app/state")


def test_a_field_that_is_not_on_the_screen_is_empty():
    written = written_of(dict.fromkeys(("title", "offered", "how", "days", "grouped", "question-0")), "en")
    assert (written.title, written.questions[0], list(written.options), written.days) == ("", "", [], 0)
    assert not hours_in(dict.fromkeys(("when", "day-1", "quiet_from"))).sensible


def test_what_is_asked_stays_one_line_though_its_field_grows():
    form = dict.fromkeys(("title", "offered", "how", "days", "grouped")) | {
        "title": " Our\nweek ",
        "question-0": "Well?\r\n",
    }
    written = written_of(form, "en")
    assert (written.title, written.questions[0]) == ("Our week", "Well?")


def test_no_handler_takes_none_for_a_word():
    taken = [file.name for file in STATE.rglob("*.py") if re.search(r"form\.get\([^()]*, ", file.read_text())]
    assert taken == []
