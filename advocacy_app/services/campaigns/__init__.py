"""Campaigns: a hashtag, what is asked for, whom it is for, and its time.

A card belongs to a campaign when it carries its hashtag (``Card.tag`` equals ``Campaign.tag``); nothing else ties them.
Challenges, contests and rewards refer to ``campaign.id``. Colleagues see a campaign under ``may_see(reader)``: begun,
not paused, and for them; ``state_of`` is the state to the second, whatever the clockwork has done yet.
``open_for`` and ``look_at`` are the way onto the table of owners (and of champions for their own drafts).
"""

from advocacy_app.services.campaigns.clockwork import end_due, start_due
from advocacy_app.services.campaigns.errors import CampaignClosed, CampaignGone
from advocacy_app.services.campaigns.queries import by_hashtag, by_id
from advocacy_app.services.campaigns.table import is_running, look_at, may_see, open_for, state_of

__all__ = [
    "CampaignClosed",
    "CampaignGone",
    "by_hashtag",
    "by_id",
    "end_due",
    "is_running",
    "look_at",
    "may_see",
    "open_for",
    "start_due",
    "state_of",
]
