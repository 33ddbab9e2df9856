"""Which pages there are and whom each is meant for, as the site map and the loaders' policies say."""

import re

import pytest

from advocacy_app import advocacy_app, site

assert advocacy_app.app  # adding the pages fills the table


@pytest.mark.parametrize(
    ("address", "roles"),
    [
        ("/", set(site.COLLEAGUES)),
        ("/c/the-dryer-now-runs", set(site.COLLEAGUES)),
        ("/studio/content", {"champion", "campaign_owner", "administrator"}),
        ("/studio/photos", {"campaign_owner", "administrator", "guest_curator"}),
        ("/studio/mine", {"guest_curator"}),
        ("/studio/people", {"administrator"}),
        ("/studio/people/new", {"administrator"}),
        ("/studio/people/0199", {"administrator"}),
        ("/c/two/parts", set()),
        ("/c/with.a.dot", set()),
        ("/studio/nowhere/at/all", set()),
        ("/404", set()),
    ],
)
def test_an_address_says_whom_its_page_is_meant_for(address: str, roles: set[str]) -> None:
    assert site.roles_at(address) == roles


def test_addresses_with_a_changing_part_match_the_pattern_the_phone_uses() -> None:
    assert re.match(site.pattern(), "/studio/people/0199")
    assert not re.match(site.pattern(), "/boards")
    assert "/boards" in site.addresses()
