"""Why something in the feed was not done."""

from advocacy_app.services.errors import Invalid, NotFound


class CardGone(NotFound):
    """No such card, or not for this person, or not yet, or no longer: all look alike."""

    key = "error.nothing_here"


class CommentEmpty(Invalid):
    key = "feed.comment_empty"


class CommentTooLong(Invalid):
    key = "feed.comment_too_long"


class TenureUnusable(Invalid):
    """Not a number of days that anybody can have been here."""

    key = "studio.tenure_unusable"


class TopicUnknown(NotFound):
    key = "feed.topic_unknown"
