"""The small size of ``python -m bench fairness``, and the sums that it does."""

from fractions import Fraction

import pytest

from bench import fairness


@pytest.mark.parametrize("drum", fairness.DRUMS.values(), ids=list(fairness.DRUMS))
def test_every_ticket_is_as_likely_as_the_next_in_every_position(drum: tuple[int, ...]):
    assert fairness.measured(drum, fairness.SIZES["small"])["lowest_p"] > fairness.LIMIT


def test_the_chances_of_a_position_add_up_and_are_those_of_the_protocol():
    wanted = fairness.expected((1, 2, 3, 4, 5))
    assert all(sum(position) == 1 for position in wanted)
    assert wanted[0] == [Fraction(tickets, 15) for tickets in range(1, 6)]
    in_the_top_two = [round(float(first + second), 4) for first, second in zip(wanted[0], wanted[1], strict=True)]
    assert in_the_top_two == [0.1512, 0.2913, 0.4178, 0.5267, 0.613]


def test_a_crooked_drum_is_found():
    assert fairness.p_value(13.28, 4) == pytest.approx(0.01, abs=1e-4)
    assert fairness.p_value(60, 4) < fairness.LIMIT
