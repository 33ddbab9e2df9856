import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.services.sharing import Sameness, sameness, similarity


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [
        ("we roast coffee with lost heat", "we roast coffee with lost heat", 100),
        ("We ROAST coffee, with lost heat!", "we roast coffee with lost heat", 100),
        # runs: abc bcd cde | abc bcd cdf -> 2 of 4
        ("a b c d e", "a b c d f", 50),
        # abc bcd cde def | bcd cde def efg -> 3 of 5
        ("a b c d e f", "b c d e f g", 60),
        # 6 runs and 5 of them: 5 of 6, rounded down
        ("a b c d e f g h", "a b c d e f g", 83),
        ("one two three", "three two one", 0),
        ("roast", "roast", 100),
        ("good coffee", "Good coffee", 100),
        ("good coffee", "good coffee here", 0),
        ("", "", 0),
        ("", "we roast coffee", 0),
        ("!!! ☕", "☕", 0),
        ("Žganje kave s toploto", "žganje KAVE s toploto", 100),
        ("Zażółć gęślą jaźń dziś", "ZAŻÓŁĆ GĘŚLĄ JAŹŃ DZIŚ", 100),
        ("Zażółć gęślą jaźń", "Zazolc gesla jazn", 0),
        ("we don’t roast today", "we don't roast today", 100),
    ],
)
def test_similarity_is_the_share_of_three_word_runs(one: str, other: str, percent: int):
    assert similarity(one, other) == similarity(other, one) == percent


def test_loose_and_composed_accents_are_the_same_letters():
    text = "Čaša kave iz Gdańska diši"
    assert similarity(unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)) == 100


def test_disclosure_tags_and_links_do_not_count():
    one = "I work at Lindhall. The dryer runs on lost heat #HandsOfLindhall https://go.example/s/abc"
    other = "Jeg arbejder hos Lindhall. The dryer runs on lost heat #Coffee @maja"
    assert similarity(one, other, "Lindhall") == 100


def test_seven_colleagues_used_the_same_words():
    starter = "This dryer runs on heat that we used to throw away"
    earlier = [starter] * 6 + [starter + " today", "Something else entirely, in my own words"]
    assert sameness(starter, earlier) == Sameness(percent=100, posts=7)
    assert sameness(starter, earlier).is_hint


def test_just_under_sixty_is_no_hint():
    found = sameness("a b c d e f g", ["a b c d e x y", "q r s"])
    assert (found.percent, found.posts, found.is_hint) == (42, 0, False)
    assert sameness("anything", []) == Sameness()


@given(st.text(max_size=80), st.text(max_size=80))
def test_similarity_is_a_symmetric_percentage(one: str, other: str):
    assert 0 <= similarity(one, other) <= 100
    assert similarity(one, other) == similarity(other, one)
    assert similarity(one, one) in {0, 100}
