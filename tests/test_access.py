"""Our cookies among those that other sites under the same domain leave in a browser."""

import pytest

from advocacy_app.access import cookie_value

NEIGHBOURS = (
    'prefs={"a":1,"b":"c d"}',
    "seen[0]=1",
    "flag",
    "=nameless",
    "name=Bj\xc3\xb8rn",
    "path=/",
    "expires=Wed, 21 Oct 2026 07:28:00 GMT",
    'half="unclosed',
    "x=a=b==",
    "",
)
PRETENDERS = (
    "\xa0__Host-advocacy=evil",
    "\x85__Host-advocacy=evil",
    "\x0b__Host-advocacy=evil",
    "__Host-advocacy\xa0=evil",
    "__HOST-ADVOCACY=evil",
    "x__Host-advocacy=evil",
    "=__Host-advocacy=evil",
    "$__Host-advocacy=evil",
    'x="__Host-advocacy=evil"',
    "__Host-advocacy",
)


@pytest.mark.parametrize("other", NEIGHBOURS)
def test_a_neighbours_cookie_does_not_keep_ours_from_being_read(other: str):
    assert cookie_value(f"{other}; __Host-advocacy=ours; lang=sl", "__Host-advocacy") == "ours"
    assert cookie_value(f"__Host-advocacy=ours; {other}", "__Host-advocacy") == "ours"


@pytest.mark.parametrize("other", PRETENDERS)
def test_a_neighbours_cookie_does_not_pass_for_ours(other: str):
    assert cookie_value(other, "__Host-advocacy") == ""
    assert cookie_value(f"{other}; __Host-advocacy=ours", "__Host-advocacy") == "ours"
    assert cookie_value(f"__Host-advocacy=ours; {other}", "__Host-advocacy") == "ours"


def test_a_cookie_that_is_not_there_is_empty():
    assert cookie_value("", "lang") == cookie_value("language=sl", "lang") == ""
