"""Challenges: a goal in a time window, joined by a tap, counted from what happened, paid exactly once.

**Taking part.** ``challenges`` lists what is for the viewer, ``challenge_page`` is one of them; ``join`` and ``leave``.
**What counts** is never stored: ``counting`` asks the shares, visits, photos and thanks themselves, ``settling`` pays
whoever got there and takes back what fell, under the ledger's turn, so that it can be asked again at any time. The
reactions do so when something happens, ``settle_challenges`` does for whatever they missed, and ``replay`` compares.
**Owners** ``announce`` (``announce_for`` a campaign), ``change`` (before it begins), ``end_early``, ``call_off``;
``open_challenges`` and ``close_challenges`` are the clockwork.
"""

from advocacy_app.services.challenges.acts import join, leave
from advocacy_app.services.challenges.check import replay
from advocacy_app.services.challenges.clockwork import close_challenges, open_challenges, settle_challenges
from advocacy_app.services.challenges.counting import GOALS
from advocacy_app.services.challenges.errors import (
    ChallengeOver,
    DatesUnusable,
    GoalUnusable,
    HasBegun,
    HashtagUnusable,
    LeastUnusable,
    NumberUnusable,
    PointsUnusable,
    ReachedAlready,
    TeamMissing,
    TitleMissing,
    TrackUnknown,
)
from advocacy_app.services.challenges.hosted import announce_for
from advocacy_app.services.challenges.plans import LONGEST, Plan
from advocacy_app.services.challenges.queries import challenge_page, challenges, hashtags
from advocacy_app.services.challenges.reactions import (
    follow_click,
    follow_photo,
    follow_share,
    follow_thanks,
    follow_track,
    follow_withdrawal,
)
from advocacy_app.services.challenges.rules import begins, ends
from advocacy_app.services.challenges.studio import all_challenges, desk
from advocacy_app.services.challenges.writing import announce, call_off, change, end_early

__all__ = [
    "GOALS",
    "LONGEST",
    "ChallengeOver",
    "DatesUnusable",
    "GoalUnusable",
    "HasBegun",
    "HashtagUnusable",
    "LeastUnusable",
    "NumberUnusable",
    "Plan",
    "PointsUnusable",
    "ReachedAlready",
    "TeamMissing",
    "TitleMissing",
    "TrackUnknown",
    "all_challenges",
    "announce",
    "announce_for",
    "begins",
    "call_off",
    "challenge_page",
    "challenges",
    "change",
    "close_challenges",
    "desk",
    "end_early",
    "ends",
    "follow_click",
    "follow_photo",
    "follow_share",
    "follow_thanks",
    "follow_track",
    "follow_withdrawal",
    "hashtags",
    "join",
    "leave",
    "open_challenges",
    "replay",
    "settle_challenges",
]
