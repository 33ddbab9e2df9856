"""Every page of the site map is walked along by journeys, figures and pictures."""

from advocacy_app.pages import SITE_MAP
from tests.places import PLACES


def test_every_route_of_the_app_is_walked():
    walked = {stop.route or stop.address for stop in PLACES}
    assert {place.route for place in SITE_MAP} - walked == set()


def test_every_address_leads_to_a_page_of_its_own():
    addresses = [stop.address for stop in PLACES]
    assert len(set(addresses)) == len(addresses)
