"""Q-S5, what needs no browser: every column is known, and the corpus is large (journeys/test_hostile_words.py)."""

from tests.security.payloads import OWN, naughty
from tests.security.planting import unknown


def test_every_column_is_known_as_words_or_as_structure():
    assert unknown() == set(), "tests/security/planting.py must say whether people write them"


def test_the_corpus_is_large_enough():
    assert len(OWN) >= 100
    assert len(naughty()) >= 400
