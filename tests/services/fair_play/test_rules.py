"""Patterns, with vectors: what is noticed, and what is plain friendliness."""

from datetime import datetime, timedelta

from advocacy_app.services.fair_play import Burst, BurstRule, Ring, RingRule, burst, published, rings
from tests.factories import LONG_AGO

RULE = RingRule(days=7, each=3, of_all_percent=60)
QUICK = BurstRule(minutes=10, visits=4)


def thanks(giver: str, receiver: str, n: int) -> list[tuple[str, str]]:
    return [(giver, receiver)] * n


def at(*minutes: float) -> list[datetime]:
    return [LONG_AGO + timedelta(minutes=each) for each in minutes]


def test_two_who_thank_only_each_other_are_a_ring() -> None:
    assert rings(thanks("a", "b", 3) + thanks("b", "a", 4), RULE) == [Ring(frozenset("ab"), 7)]


def test_thanks_in_one_direction_are_admiration() -> None:
    assert rings(thanks("a", "b", 30) + thanks("b", "a", 2), RULE) == []


def test_who_thanks_many_others_too_is_simply_friendly() -> None:
    others = thanks("a", "c", 3) + thanks("a", "d", 3)
    assert rings(thanks("a", "b", 3) + thanks("b", "a", 3) + others, RULE) == []


def test_pairs_that_share_somebody_are_one_ring() -> None:
    rule = RingRule(days=7, each=3, of_all_percent=40)
    found = [pair for a, b in ("ab", "bc", "ca") for pair in thanks(a, b, 3) + thanks(b, a, 3)]
    assert rings(found, rule) == [Ring(frozenset("abc"), 18)]


def test_nobody_is_a_ring_alone() -> None:
    assert rings(thanks("a", "a", 50), RULE) == []


def test_nothing_is_no_pattern() -> None:
    assert rings([], RULE) == []
    assert burst([], QUICK) is None


def test_enough_visits_in_the_span_are_a_burst() -> None:
    assert burst(at(100, 0, 101, 102, 109.9, 300), QUICK) == Burst(4, at(100)[0])


def test_the_end_of_the_span_does_not_belong_to_it() -> None:
    assert burst(at(0, 1, 2, 10), QUICK) is None


def test_the_busiest_stretch_counts() -> None:
    found = burst(at(0, 1, 2, 3, 60, 61, 62, 63, 64), QUICK)
    assert found == Burst(5, at(60)[0])


def test_the_published_rules_can_be_met() -> None:
    rules = published()
    assert rules.version == 1
    assert (rules.thanks_ring.each, rules.kudos_ring.days, rules.click_burst.visits) == (8, 35, 10)
