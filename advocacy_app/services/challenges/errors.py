"""Why a challenge was not joined, left, made or changed."""

from advocacy_app.services.errors import Invalid, Refusal


class ChallengeOver(Refusal):
    """Its time has passed."""

    key = "challenges.over"
    status = 410


class TeamMissing(Refusal):
    """Teams take part in this one, and this person is in none."""

    key = "challenges.team_missing"


class ReachedAlready(Refusal):
    """The goal was reached; there is nothing left to leave."""

    key = "challenges.reached_already"


class HasBegun(Refusal):
    """What people joined for stays as it was told; only its end may come sooner."""

    key = "challenges.has_begun"


class TitleMissing(Invalid):
    """A challenge needs a name."""

    key = "challenges.title_missing"


class NumberUnusable(Invalid):
    """The goal is a whole number from 1 to ``n``."""

    key = "challenges.number_unusable"


class LeastUnusable(Invalid):
    """The own part is at least 1 and never more than the goal."""

    key = "challenges.least_unusable"


class PointsUnusable(Invalid):
    """Points are a whole number from 0 to ``n``."""

    key = "challenges.points_unusable"


class DatesUnusable(Invalid):
    """A challenge ends on the day it starts or later, at most ``n`` days later, and not in the past."""

    key = "challenges.dates_unusable"


class HashtagUnusable(Invalid):
    """A hashtag is one word of letters and digits."""

    key = "challenges.hashtag_unusable"


class TrackUnknown(Invalid):
    """No such track."""

    key = "challenges.track_unknown"


class GoalUnusable(Invalid):
    """This goal cannot be counted that way."""

    key = "challenges.goal_unusable"
