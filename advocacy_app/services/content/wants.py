"""What a card needs before others see it."""

from advocacy_app.models import Card
from advocacy_app.services.content.errors import (
    BodyMissing,
    LinkMissing,
    NotReady,
    PictureMissing,
    SummaryMissing,
    TitleMissing,
    VideoMissing,
)
from advocacy_app.services.content.rules import missing

_SAYS: dict[str, type[NotReady]] = {
    "title": TitleMissing,
    "summary": SummaryMissing,
    "url": LinkMissing,
    "picture": PictureMissing,
    "body": BodyMissing,
    "video_url": VideoMissing,
}


def check_ready(card: Card) -> None:
    """Nothing that this kind of post needs is missing.

    Raises:
        NotReady: the subclass says what is.
    """
    given = {name: bool(getattr(card, "picture_id" if name == "picture" else name)) for name in _SAYS}
    if name := missing(card.kind, given):
        raise _SAYS[name]
