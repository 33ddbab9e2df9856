"""Who may do what from which state: the whole table, so that a change of it is seen here."""

from datetime import UTC, datetime, timedelta

import pytest

from advocacy_app.services.content.rules import DEEDS, may, missing, parts_of, slug_of, standing

NOW = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
SOON, PAST = NOW + timedelta(hours=1), NOW - timedelta(hours=1)
STATES = ("draft", "in_review", "scheduled", "live", "paused", "archived")

# From each state: what a champion may do with an own card, somebody else's champion, an owner.
TABLE = {
    "draft": (
        "save submit duplicate delete",
        "",
        "save submit publish schedule duplicate delete",
    ),
    "in_review": (
        "take_back duplicate",
        "",
        "save send_back publish schedule duplicate",
    ),
    "scheduled": ("duplicate", "", "save publish schedule unschedule pause duplicate"),
    "live": ("duplicate", "", "save pause archive feature unfeature duplicate"),
    "paused": ("duplicate", "", "save resume archive duplicate"),
    "archived": ("duplicate", "", "reopen duplicate"),
}
PEOPLE = (
    parts_of("champion", own=True),
    parts_of("champion", own=False),
    parts_of("campaign_owner", own=False),
)


@pytest.mark.parametrize("state", STATES)
def test_from_each_state_everyone_may_do_exactly_this(state: str):
    allowed = tuple(" ".join(deed for deed in DEEDS if may(deed, state, parts)) for parts in PEOPLE)
    assert allowed == TABLE[state]


@pytest.mark.parametrize("role", ["employee", "guest_curator"])
def test_employees_and_guests_have_no_part_in_it(role: str):
    assert parts_of(role, own=True) == parts_of(role, own=False) == frozenset()


def test_nobody_but_owners_leads_anything_to_readers():
    for name, deed in DEEDS.items():
        if deed.to in {"live", "scheduled"}:
            assert all(by == {"owner"} for by in deed.by.values()), name


@pytest.mark.parametrize(
    ("state", "live_at", "expires_at", "seen"),
    [
        ("scheduled", SOON, None, "scheduled"),
        ("scheduled", PAST, None, "live"),
        ("scheduled", PAST, NOW, "archived"),
        ("live", PAST, SOON, "live"),
        ("live", PAST, NOW, "archived"),
        ("paused", PAST, PAST, "paused"),
        ("draft", PAST, None, "draft"),
    ],
)
def test_the_state_is_what_readers_notice(state, live_at, expires_at, seen):
    assert standing(state, live_at, expires_at, NOW) == seen


def test_each_kind_says_what_it_still_needs():
    names: list[str] = ["title", "summary", "url", "picture", "body", "video_url", "captions"]
    everything = dict.fromkeys(names, True)
    assert missing("link", everything) == ""
    for kind, needs in {"link": "url", "image": "picture", "article": "body", "video": "video_url"}.items():
        assert missing(kind, everything | {needs: False}) == needs
    assert missing("video", everything | {"captions": False}) == "captions"
    assert missing("article", everything | {"title": False, "body": False}) == "title"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Gdańsk’s new roast", "gdansks-new-roast-1a2b"),
        ("Łódź, Århus & Žalec", "lodz-arhus-zalec-1a2b"),
        ("日本", "post-1a2b"),
        ("word " * 40, "-".join(["word"] * 15) + "-1a2b"),
    ],
)
def test_addresses_are_readable(title: str, slug: str):
    assert slug_of(title, "1a2b") == slug
