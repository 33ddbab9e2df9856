"""Why something with a campaign was not done."""

from advocacy_app.services.errors import Invalid, NotFound, Refusal


class CampaignGone(NotFound):
    """No such campaign, or not for this person, or not yet, or taken back: all look alike."""

    key = "error.nothing_here"


class CampaignClosed(Refusal):
    """It is over, or not open at the moment."""

    key = "campaign.closed"


class NotNow(Refusal):
    """The campaign is not in a state for this; somebody may have been quicker."""

    key = "campaign.not_now"


class ChangedMeanwhile(Refusal):
    """Somebody saved it since it was opened; nothing was overwritten."""

    key = "campaign.changed_meanwhile"


class TitleMissing(Invalid):
    key = "campaign.needs_title"


class BriefMissing(Invalid):
    key = "campaign.needs_brief"


class HashtagMissing(Invalid):
    key = "campaign.needs_hashtag"


class HashtagUnusable(Invalid):
    """Spaces, signs, emoji, or digits alone."""

    key = "campaign.hashtag_unusable"


class HashtagTaken(Refusal):
    """A campaign has it already, now or in the past."""

    key = "campaign.hashtag_taken"


class DateUnusable(Invalid):
    key = "campaign.date_unusable"


class DatesCrossed(Invalid):
    """It would end before it starts."""

    key = "campaign.dates_crossed"


class TooShort(Invalid):
    """Nobody can take part in a campaign of less than an hour."""

    key = "campaign.too_short"


class TooLasting(Invalid):
    """More than a year is a habit, not a campaign."""

    key = "campaign.too_lasting"


class EndIsPast(Invalid):
    key = "campaign.end_is_past"


class GoalUnusable(Invalid):
    """Not a whole number between 1 and a million."""

    key = "campaign.goal_unusable"


class Started(Refusal):
    """What people joined for stays as it is: hashtag, start and audience."""

    key = "campaign.started"
