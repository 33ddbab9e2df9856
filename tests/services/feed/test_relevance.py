"""The published formula and its vectors (services/feed/rules.py)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.services.feed.rules import Traits, main_reason, ranked, relevance

FRESH = Traits(card_id="a", slug="a", age=0.0)


@pytest.mark.parametrize(
    ("traits", "worth"),
    [
        (FRESH, 4.0),
        (FRESH._replace(age=72), 2.0),
        (FRESH._replace(age=144), 1.0),
        (FRESH._replace(followed_topics=1), 7.0),
        (FRESH._replace(followed_topics=2), 7.75),
        (FRESH._replace(followed_topics=9), 7.75),
        (FRESH._replace(featured=72), 5.0),
        (FRESH._replace(own_language=True, near=True), 6.5),
        (FRESH._replace(liking=0.5), 4.5),
        (FRESH._replace(disliking=1.0), 2.0),
        (FRESH._replace(seen=True), -2.0),
    ],
)
def test_the_formula_gives_the_published_figures(traits: Traits, worth: float):
    assert relevance(traits) == pytest.approx(worth)


def test_a_card_from_the_future_is_not_fresher_than_one_of_this_moment():
    assert relevance(FRESH._replace(age=-72)) == relevance(FRESH)


def test_equal_relevance_goes_to_the_newer_id():
    assert [t.card_id for t in ranked([FRESH, FRESH._replace(card_id="b")])] == ["b", "a"]


@given(st.permutations([FRESH._replace(card_id=f"{i}", age=i % 3) for i in range(8)]))
def test_the_order_does_not_depend_on_how_the_cards_arrive(cards: list[Traits]):
    assert ranked(cards) == ranked(sorted(cards, key=lambda t: t.card_id))


@pytest.mark.parametrize(
    ("traits", "reason"),
    [
        (FRESH._replace(featured=0.0, followed_topics=1), "featured"),
        (FRESH._replace(followed_topics=1, near=True), "topic"),
        (FRESH._replace(near=True), "near"),
        (FRESH._replace(liking=0.2), "liking"),
        (FRESH, "fresh"),
        (FRESH._replace(age=96), "everyone"),
    ],
)
def test_the_reason_told_is_the_one_a_reader_understands_best(traits: Traits, reason: str):
    assert main_reason(traits) == reason
