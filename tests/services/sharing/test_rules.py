import pytest

from advocacy_app.i18n.catalogue import LANGUAGES, catalogue
from advocacy_app.models.share import EVIDENCE
from advocacy_app.services.sharing import Evidence, errors, is_short_code, short_code


def test_evidence_has_the_levels_of_the_table_weakest_first():
    assert tuple(Evidence) == EVIDENCE
    assert [level.rank for level in Evidence] == [0, 1, 2, 3, 4]


def test_evidence_only_grows():
    assert Evidence.CLICKED.raised_by(Evidence.SAID) is Evidence.CLICKED
    assert Evidence.SAID.raised_by(Evidence.CONFIRMED) is Evidence.CONFIRMED


def test_a_code_is_nine_letters_that_can_be_read_aloud():
    codes = {short_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(is_short_code(code) for code in codes)


@pytest.mark.parametrize("text", ["", "4fK9wQz2", "4fK9wQz2ab", "4fK9wQz2O", "4fK9wQz2l", "4fK9wQz2\n", "../../etc"])
def test_other_texts_are_no_codes(text: str):
    assert not is_short_code(text)


def test_every_refusal_has_its_sentence_in_five_languages():
    for refusal in (
        errors.TargetNotSafe,
        errors.ServerNotUnderstood,
        errors.PostNotRecognised,
        errors.PostHasNoAddress,
    ):
        assert all(refusal.key in catalogue(language) for language in LANGUAGES)
