"""Why something in the feed was not done."""

from advocacy_app.services.errors import Invalid, NotFound


class CardGone(NotFound):
    """No such card, or not for this person, or not yet, or no longer: all look alike.

    ``lost`` says what became of it, to those alone who had it on their screen before.
    """

    key = "error.nothing_here"
    lost = ""


class CardPaused(CardGone):
    lost = "paused"


class CardOver(CardGone):
    """Its time is over, or it was taken back."""

    lost = "over"


class CommentEmpty(Invalid):
    key = "feed.comment_empty"


class CommentLookedAt(Invalid):
    """An owner has looked at it and lets it stay."""

    key = "feed.comment_looked_at"


class TenureUnusable(Invalid):
    """Not a number of days that anybody can have been here."""

    key = "studio.tenure_unusable"


class TopicUnknown(NotFound):
    key = "feed.topic_unknown"
