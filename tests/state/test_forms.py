"""Forms: a field that is not on the screen comes as None, and None is no word."""

import re
from pathlib import Path

from advocacy_app.services import contests
from advocacy_app.services.errors import Refusal
from advocacy_app.state.fields import FIELDS, field_of
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


def test_a_refusal_is_said_at_the_field_that_it_is_about():
    assert field_of(contests.TitleMissing()) == "title"
    assert field_of(contests.ValueUnclear(at="value-2", prize="A kayak")) == "value-2"
    assert field_of(contests.RulesFrozen()) == ""


def test_each_refusal_that_has_a_field_is_still_there():
    assert set(FIELDS) <= {one.key for one in _kinds_of(Refusal)}


def _kinds_of(kind: type[Refusal]) -> set[type[Refusal]]:
    return {kind}.union(*map(_kinds_of, kind.__subclasses__()))
