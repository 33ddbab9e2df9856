import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.i18n.catalogue import LANGUAGES
from advocacy_app.services.guidelines import (
    PHRASES,
    find_disclosure,
    has_disclosure,
    opening,
    with_disclosure,
    without_disclosure,
)
from advocacy_app.services.guidelines.disclosure import first_sentence_end

COMPANIES = ["Lindhall", "Il Forno", "Lindhall d.o.o.", "3M", "Nie & Ne", "Żabka (PL)"]


def test_there_are_phrases_for_every_language():
    assert set(PHRASES) == set(LANGUAGES)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_that_we_offer_is_accepted(language: str, company: str):
    for phrase in (*PHRASES[language].openings, PHRASES[language].brackets):
        said = phrase.replace("{company}", company)
        assert has_disclosure(f"{said} Today we roast.", company, language), said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I’ve worked in the roastery at Lindhall for three years, and it still smells of rain."),
        ("en", "Great news! I work at Lindhall, and we have a new dryer."),
        ("en", "Our dryer (I work there) runs on lost heat."),
        ("it", "Lavoro da tre anni alla Lindhall, in torrefazione."),
        ("it", "Da dipendente di Lindhall vi dico: si sente."),
        ("sl", "Že pet let delam v Lindhallu in še vedno diši."),
        ("sl", "Sem ponosen del ekipe Lindhall."),
        ("pl", "Pracuję w Lindhallu od dwóch lat."),
        ("pl", "Od roku pracuję w palarni firmy Lindhall."),
        ("da", "Til daglig arbejder jeg hos Lindhall."),
        ("da", "Jeg er ansat i risteriet hos Lindhall."),
        ("pl", "[REKLAMA] Pracuję w firmie Lindhall. Nowa suszarnia."),
    ],
)
def test_a_persons_own_way_of_saying_it_is_accepted(language: str, text: str):
    assert has_disclosure(text, "Lindhall", language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Proud to be #LindhallEmployee! #TeamLindhall"),
        ("en", "I don’t work at Lindhall."),
        ("en", "I used to work at Lindhall."),
        ("en", "I work at a bakery. Lindhall makes good coffee."),
        ("it", "Il lavoro in Lindhall è duro."),
        ("it", "Non lavoro in Lindhall."),
        ("sl", "Ne delam v podjetju Lindhall."),
        ("pl", "Nie pracuję w firmie Lindhall."),
        ("da", "Jeg arbejder ikke hos Lindhall."),
        ("pl", "I work at Lindhall. Mamy nową suszarnię."),
        ("en", ""),
    ],
)
def test_what_does_not_say_it_is_not_accepted(language: str, text: str):
    assert not has_disclosure(text, "Lindhall", language)


def test_said_after_the_fold_is_found_but_late():
    late = "Our dryer is new. " + "It runs on heat that we used to lose. " * 4 + "I work at Lindhall."
    place = find_disclosure(late, "Lindhall", "en")
    assert place is not None
    assert not place.early
    assert not has_disclosure(late, "Lindhall", "en")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Lindhall d.o.o. je super. Res.", "Lindhall d.o.o. je super."),
        ("Odprto od 5. marca. Pridi.", "Odprto od 5. marca."),
        ("Ura je 5. 3. 2026. Danes", "Ura je 5. 3. 2026."),
        ("Tonight 3.5 bar! ☕ yes", "Tonight 3.5 bar!"),
        ("No end", "No end"),
        ("A line\nanother", "A line\n"),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(text: str, first: str):
    assert text[: first_sentence_end(text, "Lindhall d.o.o.")] == first


def test_it_is_put_behind_a_label_of_advertising_and_never_twice():
    text = with_disclosure("Reklame: Ny tørrer.", "da", "Lindhall")
    assert text == "Reklame: Jeg arbejder hos Lindhall. Ny tørrer."
    assert with_disclosure(text, "da", "Lindhall") == text


def test_an_italian_preposition_is_no_label():
    assert with_disclosure("Ad aprile apriamo.", "it", "Lindhall") == "Lavoro in Lindhall. Ad aprile apriamo."


def test_what_we_offered_is_left_out_of_comparisons_in_any_language():
    said = "I work at Lindhall. It roars. (jeg arbejder der) Lavoro in Lindhall"
    assert without_disclosure(said, "Lindhall").split() == ["It", "roars."]


@given(st.sampled_from(LANGUAGES), st.text(max_size=200), st.sampled_from(COMPANIES))
def test_what_it_adds_it_finds_and_adds_once(language: str, text: str, company: str):
    said = with_disclosure(text, language, company)
    assert has_disclosure(said, company, language)
    assert with_disclosure(said, language, company) == said
    assert opening(language, company) in said or said == text
