import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest

from advocacy_app.services.sharing.visitors import (
    day_of,
    network_of,
    new_salt,
    salt_is_due,
    visitor_hash,
    wants_no_tracking,
)

SALT = "00" * 32


def test_the_same_browser_has_one_name_a_day_and_another_under_the_next_salt():
    names = {visitor_hash(salt, "46.1.2.3", "Safari") for salt in (SALT, SALT, new_salt())}
    assert len(names) == 2
    assert visitor_hash(SALT, "46.1.2.3", "Safari") != visitor_hash(SALT, "46.1.2.4", "Safari")
    assert visitor_hash(SALT, "46.1.2.3", "Safari") != visitor_hash(SALT, "46.1.2.3", "Firefox")


def test_the_name_is_published_arithmetic():
    again = hmac.new(SALT.encode(), b"46.1.2.3/32\nSafari", hashlib.sha256).hexdigest()
    assert visitor_hash(SALT, "46.1.2.3", "Safari") == again[:32]


def test_a_phone_that_changes_the_lower_half_of_its_address_stays_one_visitor():
    assert visitor_hash(SALT, "2a01:e0a:1:2::9", "x") == visitor_hash(SALT, "2a01:e0a:1:2:ffff::7", "x")
    assert visitor_hash(SALT, "::ffff:46.1.2.3", "x") == visitor_hash(SALT, "46.1.2.3", "x")


def test_any_agent_can_be_hashed():
    assert len(visitor_hash(SALT, "nonsense", "\udcff\x00" * 1000)) == 32


@pytest.mark.parametrize(
    ("ip", "network"),
    [("46.1.2.3", "46.1.2.0/24"), ("2a01:e0a:1:2::9", "2a01:e0a:1::/48"), ("", ""), ("unix:", "")],
)
def test_neighbours_share_a_network(ip: str, network: str):
    assert network_of(ip) == network


def test_a_salt_is_gone_within_48_hours_of_its_first_use():
    midnight = datetime(2026, 3, 5, tzinfo=UTC)
    day = day_of(midnight)
    assert day == "2026-03-05"
    assert not salt_is_due(day, midnight + timedelta(hours=47, minutes=59))
    assert salt_is_due(day, midnight + timedelta(hours=48))


@pytest.mark.parametrize("headers", [{"dnt": "1"}, {"sec-gpc": "1"}])
def test_who_asks_not_to_be_tracked_gets_no_name(headers: dict[str, str]):
    assert wants_no_tracking(headers)
    assert not wants_no_tracking({"dnt": "0"})
