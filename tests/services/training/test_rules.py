"""The rules of learning, by themselves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from advocacy_app.services.training import rules
from advocacy_app.training.lesson import ChoiceQuestion, MatchQuestion, Option, OrderQuestion

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
CHOICE = ChoiceQuestion("q", "Q", True, "", (Option("a", True), Option("b", False), Option("c", True)), "Why")  # noqa: FBT003
ORDER = OrderQuestion("q", "Q", ("first", "second", "third"), "Why")
MATCH = MatchQuestion("q", "Q", ("Left", "Right"), (("a", "1"), ("b", "2")), "Why")


def test_working_hours_are_those_of_the_place():
    assert rules.at_work(NOON, "Europe/Warsaw")
    assert not rules.at_work(NOON, "America/Los_Angeles")
    assert not rules.at_work(NOON + timedelta(days=3), "Europe/Warsaw")


@pytest.mark.parametrize(
    ("question", "picked", "right"),
    [
        (CHOICE, [0, 2], True),
        (CHOICE, [2, 0], True),
        (CHOICE, [0], False),
        (CHOICE, [0, 0, 2], False),
        (CHOICE, [0, 1, 2], False),
        (ORDER, [0, 1, 2], True),
        (ORDER, [0, 2, 1], False),
        (ORDER, [0, 1], False),
        (MATCH, [0, 1], True),
        (MATCH, [1, 0], False),
    ],
)
def test_an_answer_is_right_or_not(question: object, picked: list[int], right: bool):  # noqa: FBT001
    assert rules.is_right(question, picked) == right  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("count", range(2, 8))
def test_what_is_mixed_never_stands_in_the_right_order(count: int):
    for name in ("q-order", "q-match", "bees", "x"):
        order = rules.mixed(name, count)
        assert sorted(order) == list(range(count))
        assert order != list(range(count))
        assert order == rules.mixed(name, count)


def test_seventy_per_cent_of_three_are_three_and_of_four_three():
    assert [rules.enough(n, 3, 70) for n in range(4)] == [False, False, False, True]
    assert [rules.enough(n, 4, 70) for n in range(5)] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("hired", "days", "due"),
    [
        (date(2026, 11, 23), 7, date(2026, 11, 30)),
        (date(2020, 1, 1), 7, date(2026, 11, 25)),
        (None, 14, date(2026, 12, 2)),
        (date(2026, 11, 23), 0, None),
    ],
)
def test_a_day_counts_from_the_later_beginning(hired: date | None, days: int, due: date | None):
    assert rules.day_due(hired, date(2026, 11, 18), days) == due


def test_a_phone_is_believed_within_reason():
    assert rules.believed(NOON + timedelta(days=1), NOON) == NOON
    assert rules.believed(NOON - timedelta(days=3), NOON) == NOON - timedelta(days=3)
    assert rules.believed(NOON - timedelta(days=300), NOON) == NOON - rules.LONGEST_AWAY


def test_better_remembered_comes_back_later():
    memory, due = rules.planned("", rules.rating([True, True]), NOON)
    assert timedelta(days=1) <= due - NOON <= timedelta(days=4)
    days = {grade: (rules.planned(memory, grade, due)[1] - due).days for grade in (1, 2, 3)}
    assert days[1] < days[2] < days[3]
    assert [rules.rating(first) for first in ([True], [True, False], [False])] == [3, 2, 1]
