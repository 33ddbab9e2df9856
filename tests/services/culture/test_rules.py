"""The pure rules about photos."""

import pytest

from advocacy_app.i18n import LANGUAGES, tr
from advocacy_app.services.culture import rules


@pytest.mark.parametrize(
    ("verdict", "sample", "decided", "outcome"),
    [
        ("approve", False, True, "approved"),
        ("approve", False, False, "first_yes"),
        ("approve", True, True, "stays"),
        ("change", False, True, "returned"),
        ("change", True, True, "returned"),
        ("decline", False, True, "declined"),
        ("decline", True, True, "taken_down"),
    ],
)
def test_reviewers_are_told_what_comes_of_a_verdict(verdict: str, sample: bool, decided: bool, outcome: str):  # noqa: FBT001
    assert rules.outcome(verdict, sample=sample, decided=decided) == outcome
    assert len({tr(language, f"studio.photo_{outcome}") for language in LANGUAGES}) == len(LANGUAGES)
