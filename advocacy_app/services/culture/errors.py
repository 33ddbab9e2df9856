"""Why something about a photo was not done."""

from advocacy_app.services.errors import Invalid, NotFound, Refusal


class PhotoGone(NotFound):
    """No such photo, or not for this person: all look alike."""

    key = "error.nothing_here"


class CaptionMissing(Invalid):
    key = "photos.caption_missing"


class HashtagUnusable(Invalid):
    key = "photos.hashtag_unusable"


class TooManyPeople(Invalid):
    key = "photos.too_many_people"


class PersonUnknown(Invalid):
    key = "photos.person_unknown"


class TooManyPhotos(Refusal):
    """The day's quota is used up; the phone keeps the photo for tomorrow."""

    key = "photos.too_many_today"
    status = 429


class NotNow(Refusal):
    """The photo is not in a state for this; somebody may have been quicker."""

    key = "photos.not_now"


class HeldByOther(Refusal):
    """A colleague is looking at it."""

    key = "photos.held"


class OwnPhoto(Refusal):
    """Nobody reviews their own photo."""

    key = "photos.own"


class ReasonMissing(Invalid):
    key = "photos.reason_missing"


class TooLateToUndo(Refusal):
    key = "photos.too_late"


class ConsentLinkOver(NotFound):
    """No such link, or its photo was withdrawn by its author."""

    key = "consent.link_over"
    status = 410
