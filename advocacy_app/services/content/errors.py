"""Why something in the studio was not done."""

from advocacy_app.integrations.images import REASONS, Reason
from advocacy_app.integrations.web import Trouble
from advocacy_app.services.errors import Invalid, NotAllowed, Refusal


class NotNow(Refusal):
    """The card is not in a state for this; somebody may have been quicker."""

    key = "studio.not_now"


class ChangedMeanwhile(Refusal):
    """Somebody saved this card since it was opened; nothing was overwritten."""

    key = "studio.changed_meanwhile"


class WasShared(Refusal):
    key = "studio.was_shared"


class NotReady(Invalid):
    """Something that this kind of post needs is missing; the subclass says what."""

    key = "studio.needs_title"


class TitleMissing(NotReady):
    key = "studio.needs_title"


class SummaryMissing(NotReady):
    key = "studio.needs_summary"


class LinkMissing(NotReady):
    key = "studio.needs_link"


class PictureMissing(NotReady):
    key = "studio.needs_picture"


class BodyMissing(NotReady):
    key = "studio.needs_body"


class VideoMissing(NotReady):
    key = "studio.needs_video"


class CaptionsMissing(NotReady):
    """A film of our own goes out with captions, or not at all."""

    key = "studio.needs_captions"


class FilmUnusable(Invalid):
    """Not an MP4 with H.264 in it."""

    key = "studio.film_unusable"


class CaptionsUnusable(Invalid):
    """Not WebVTT."""

    key = "studio.captions_unusable"


class LinkUnusable(Invalid):
    key = "studio.link_unusable"


class DateUnusable(Invalid):
    key = "studio.date_unusable"


class DatesCrossed(Invalid):
    key = "studio.dates_crossed"


class TimeIsPast(Invalid):
    key = "studio.time_is_past"


class EmbargoStands(Refusal):
    """Its time has not come: it can be scheduled, not published."""

    key = "studio.embargo_stands"


class TimeIsOver(Refusal):
    key = "studio.time_is_over"


class HashtagUnusable(Invalid):
    key = "studio.hashtag_unusable"


class PictureGone(Invalid):
    key = "studio.picture_gone"


class PictureShared(NotAllowed):
    """It is on another post, too, which this person may not change: focus and descriptions stay."""

    key = "studio.picture_shared"


class ReasonMissing(Invalid):
    key = "studio.reason_missing"


class CaptionEmpty(Invalid):
    key = "studio.caption_empty"


class NothingFound(Invalid):
    key = "import.nothing_found"


class ImportedAlready(Refusal):
    key = "import.known"


class AddressNotOpen(Invalid):
    key = "fetch.refused_address"


class AddressUnreachable(Invalid):
    key = "fetch.refused_unreachable"


class AnswerTooLarge(Invalid):
    key = "fetch.refused_too_large"


class AnswerTooSlow(Invalid):
    key = "fetch.refused_took_too_long"


class TooManyRedirects(Invalid):
    key = "fetch.refused_redirects"


FETCHES: dict[Trouble, type[Refusal]] = {
    "address": AddressNotOpen,
    "unreachable": AddressUnreachable,
    "too_large": AnswerTooLarge,
    "took_too_long": AnswerTooSlow,
    "redirects": TooManyRedirects,
}


def _picture_refusal(reason: Reason) -> type[Refusal]:
    return type(f"Picture_{reason}", (Invalid,), {"key": f"photos.refused_{reason}"})


PICTURE_REFUSALS: dict[Reason, type[Refusal]] = {reason: _picture_refusal(reason) for reason in REASONS}
"""The reasons of the picture workshop, as refusals that entry points can say."""
