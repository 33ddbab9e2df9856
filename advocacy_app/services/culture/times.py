"""When a photo was taken and when it came, which are two things; in words."""

from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Photo
from advocacy_app.models.photo import GRACE
from advocacy_app.read_models.people import Viewer


def times(photo: Photo, viewer: Viewer) -> str:
    """“taken …, sent …”; where the phone did not say when it was taken, only when it was sent."""
    language, zone = viewer.language, viewer.timezone
    sent = numbers.day_and_time(language, photo.sent_at, zone)
    if photo.captured_at is None:
        return tr(language, "photos.sent_at", sent=sent)
    taken = numbers.day_and_time(language, photo.captured_at, zone)
    if numbers.day(language, photo.captured_at, zone) == numbers.day(language, photo.sent_at, zone):
        at = numbers.clock_time(language, photo.sent_at, zone)
        return tr(language, "photos.taken_and_sent_same_day", taken=taken, sent=at)
    return tr(language, "photos.taken_and_sent", taken=taken, sent=sent)


def late(photo: Photo, viewer: Viewer) -> str:
    """That it came after the grace, so that what has a deadline counts it from then; empty otherwise."""
    is_late = photo.captured_at is not None and photo.sent_at - photo.captured_at > GRACE
    return tr(viewer.language, "photos.counts_late") if photo.hashtag and is_late else ""
