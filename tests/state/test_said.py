"""What is said once is said once, whatever was lost in between."""

from advocacy_app.state.said import Saying, after
from tests.hands import Hands


def test_the_same_words_twice_are_two_sayings(hands: Hands):
    first = after(0)
    assert after(first) > first


def test_a_state_that_forgot_everything_does_not_repeat_the_numbers_of_the_past(hands: Hands):
    before = Saying(after(0))
    hands.forward(seconds=1)
    assert after(Saying().n) > before.n
