"""Campaigns: a hashtag, what is asked for, whom it is for, and its time.

A card belongs to a campaign when it carries its hashtag (``Card.tag`` equals ``Campaign.tag``); nothing else ties them.
Challenges, contests and rewards refer to ``campaign.id``. Colleagues see a campaign under ``may_see(reader)``: begun,
not paused, and for them; ``state_of`` is the state to the second, whatever the clockwork has done yet.
``open_for`` and ``look_at`` are the way onto the table of owners (and of champions for their own drafts).
"""

from advocacy_app.services.campaigns.clockwork import end_due, start_due
from advocacy_app.services.campaigns.counts import Counts, counts, photos_of, shares_of, took_part
from advocacy_app.services.campaigns.drafts import (
    audience_of,
    delete_campaign,
    duplicate_campaign,
    save_campaign,
    start_campaign,
)
from advocacy_app.services.campaigns.errors import CampaignClosed, CampaignGone, HashtagTaken
from advocacy_app.services.campaigns.form import Typed, typed, version_in
from advocacy_app.services.campaigns.moves import move
from advocacy_app.services.campaigns.queries import by_hashtag, by_id, hashtags, join_page, wall_of
from advocacy_app.services.campaigns.rules import SMALLEST_GROUP, Group, broken_out
from advocacy_app.services.campaigns.studio import (
    as_form,
    desk,
    listed,
    overlaps,
    preview,
    rules_of,
    submitted,
)
from advocacy_app.services.campaigns.table import choices, is_running, look_at, may_see, open_for, state_of
from advocacy_app.services.campaigns.words import goal, when

__all__ = [
    "SMALLEST_GROUP",
    "CampaignClosed",
    "CampaignGone",
    "Counts",
    "Group",
    "HashtagTaken",
    "Typed",
    "as_form",
    "audience_of",
    "broken_out",
    "by_hashtag",
    "by_id",
    "choices",
    "counts",
    "delete_campaign",
    "desk",
    "duplicate_campaign",
    "end_due",
    "goal",
    "hashtags",
    "is_running",
    "join_page",
    "listed",
    "look_at",
    "may_see",
    "move",
    "open_for",
    "overlaps",
    "photos_of",
    "preview",
    "rules_of",
    "save_campaign",
    "shares_of",
    "start_campaign",
    "start_due",
    "state_of",
    "submitted",
    "took_part",
    "typed",
    "version_in",
    "wall_of",
    "when",
]
