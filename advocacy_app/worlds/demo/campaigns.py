"""The demo's campaigns: one that runs, one that is over, and a champion's draft."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from advocacy_app import clock, ids
from advocacy_app.hashtags import key_of
from advocacy_app.models import Campaign
from advocacy_app.worlds.demo.past import EVENING

_SAME = (
    "slug",
    "hashtag",
    "template",
    "language",
    "title",
    "brief",
    "dos",
    "donts",
    "sponsor_name",
    "sponsor_words",
    "goal_kind",
    "goal",
    "state",
)


def campaigns(listed: Any, known: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """Their rows, by name; days count from today."""
    now = clock.now()
    evening = now.replace(hour=EVENING, minute=0, second=0, microsecond=0)
    for data in listed:
        made = now + timedelta(days=min(data["starts_days"], 0) - 3)
        yield (
            f"campaign:{data['slug']}",
            Campaign(
                id=ids.new_id(),
                tag=key_of(data["hashtag"]),
                starts_at=evening + timedelta(days=data["starts_days"]),
                ends_at=evening + timedelta(days=data["ends_days"]),
                made_by=known[f"member:{data['made_by']}"],
                made_at=made,
                changed_at=made,
                submitted_at=made if data.get("submitted") else None,
                **{name: data[name] for name in _SAME},
            ),
        )
