"""Wherever one is in the studio, one place is marked: on a phone that may be the button behind which it lies."""

import re

import pytest

from advocacy_app.components.markup import Html
from advocacy_app.components.studio_side import StudioPlace, studio_side

PLACES = tuple(StudioPlace(f"/studio/{n}", "flag", "common.more") for n in range(6))


@pytest.mark.parametrize(("current", "more"), [("/studio/1", 0), ("/studio/5", 1)])
def test_more_is_marked_while_one_is_behind_it(current: str, more: int):
    drawn = str(studio_side(Html("en", ""), "Studio", PLACES, current, None))
    assert len(re.findall(r'<a [^>]*aria-current="page"', drawn)) == 1
    assert len(re.findall(r'<button [^>]*aria-current="true"', drawn)) == more
