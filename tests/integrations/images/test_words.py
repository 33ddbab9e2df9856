from typing import get_args

import pytest

from advocacy_app.i18n import LANGUAGES, Language, tr
from advocacy_app.integrations.images import REASONS, ImageRefused, Limits, Reason
from advocacy_app.integrations.images.sniffing import too_large, too_many_pixels


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_a_sentence_in_every_language(reason: Reason, language: Language):
    figures = {"too_large_bytes": too_large(23_000_001, Limits()), "too_many_pixels": too_many_pixels(Limits())}
    refusal = figures.get(reason, ImageRefused(reason))
    sentence = tr(language, refusal.key, **refusal.values)
    assert "{" not in sentence
    assert sentence.endswith(".")
    assert len(sentence) <= 125
    assert reason in get_args(Reason)
