"""The published formula and its vectors (services/feed/rules.py)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.services.feed.rules import Traits, main_reason, ranked, relevance

NOW = datetime(2026, 3, 5, 7, 12, tzinfo=UTC)
FRESH = Traits(card_id="a", slug="a", live_at=NOW)


@pytest.mark.parametrize(
    ("traits", "worth"),
    [
        (FRESH, 4.0),
        (FRESH._replace(live_at=NOW - timedelta(hours=72)), 2.0),
        (FRESH._replace(live_at=NOW - timedelta(hours=144)), 1.0),
        (FRESH._replace(followed_topics=1), 7.0),
        (FRESH._replace(followed_topics=2), 7.75),
        (FRESH._replace(followed_topics=9), 7.75),
        (FRESH._replace(featured_at=NOW - timedelta(hours=72)), 5.0),
        (FRESH._replace(own_language=True, near=True), 6.5),
        (FRESH._replace(liking=0.5), 4.5),
        (FRESH._replace(disliking=1.0), 2.0),
        (FRESH._replace(seen=True), -2.0),
    ],
)
def test_the_formula_gives_the_published_figures(traits: Traits, worth: float):
    assert relevance(traits, NOW) == pytest.approx(worth)


def test_a_card_from_the_future_is_not_fresher_than_one_of_this_moment():
    assert relevance(FRESH._replace(live_at=NOW + timedelta(days=3)), NOW) == relevance(FRESH, NOW)


def test_equal_relevance_goes_to_the_newer_id():
    assert [t.card_id for t in ranked([FRESH, FRESH._replace(card_id="b")], NOW)] == ["b", "a"]


@given(st.permutations([FRESH._replace(card_id=f"{i}", live_at=NOW - timedelta(hours=i % 3)) for i in range(8)]))
def test_the_order_does_not_depend_on_how_the_cards_arrive(cards: list[Traits]):
    assert ranked(cards, NOW) == ranked(sorted(cards, key=lambda t: t.card_id), NOW)


@pytest.mark.parametrize(
    ("traits", "reason"),
    [
        (FRESH._replace(featured_at=NOW, followed_topics=1), "featured"),
        (FRESH._replace(followed_topics=1, near=True), "topic"),
        (FRESH._replace(near=True), "near"),
        (FRESH._replace(liking=0.2), "liking"),
        (FRESH, "fresh"),
        (FRESH._replace(live_at=NOW - timedelta(days=4)), "everyone"),
    ],
)
def test_the_reason_told_is_the_one_a_reader_understands_best(traits: Traits, reason: str):
    assert main_reason(traits, NOW) == reason
