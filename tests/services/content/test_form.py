"""What somebody typed, cleaned and checked."""

import pytest

from advocacy_app.services import content, feed
from advocacy_app.services.content import errors
from advocacy_app.services.errors import Invalid, TooLong
from tests.services.content.stories import FORM


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("title", "x" * 141, TooLong),
        ("body", "x" * 20_001, TooLong),
        ("url", "javascript:alert(1)", errors.LinkUnusable),
        ("url", "https://user:secret@example.org/", errors.LinkUnusable),
        ("live_at", "yesterday", errors.DateUnusable),
        ("expires_at", "9999-99-99T99:99", errors.DateUnusable),
        ("tenure_under", "-3", feed.TenureUnusable),
        ("hashtag", "two words", errors.HashtagUnusable),
        ("kind", "poster", Invalid),
        ("for:planet:mars", "on", Invalid),
        ("for:tenure_under:soon", "on", Invalid),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(field, value, refusal):
    with pytest.raises(refusal):
        content.typed(FORM | {field: value}, "Europe/Warsaw")


def test_dates_are_of_the_writers_zone_and_addresses_may_be_short():
    typed = content.typed(FORM | {"live_at": "2026-07-01T14:00", "url": "lindhall.example/news"}, "Europe/Warsaw")
    assert typed.live_at is not None
    assert typed.live_at.isoformat() == "2026-07-01T12:00:00+00:00"
    assert typed.url == "https://lindhall.example/news"
