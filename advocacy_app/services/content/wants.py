"""What a card needs before others see it."""

from advocacy_app.models import Card
from advocacy_app.services.content.errors import (
    BodyMissing,
    CaptionsMissing,
    LinkMissing,
    NotReady,
    PictureMissing,
    SummaryMissing,
    TitleMissing,
    VideoMissing,
)
from advocacy_app.services.content.rules import missing
from advocacy_app.services.feed import film_in

_SAYS: dict[str, type[NotReady]] = {
    "title": TitleMissing,
    "summary": SummaryMissing,
    "url": LinkMissing,
    "picture": PictureMissing,
    "body": BodyMissing,
    "video_url": VideoMissing,
    "captions": CaptionsMissing,
}


def check_ready(card: Card) -> None:
    """Nothing that this kind of post needs is missing.

    Raises:
        NotReady: the subclass says what is.
    """
    film = film_in(card.video_url)
    given = {name: bool(getattr(card, name)) for name in ("title", "summary", "url", "body", "video_url")}
    given |= {"picture": bool(card.picture_id), "captions": film is None or bool(film.languages)}
    if name := missing(card.kind, given):
        raise _SAYS[name]
