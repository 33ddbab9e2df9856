"""Content worth a moment: whom it is for, in which order, and what a reader does with it."""

from advocacy_app.services.feed.acts import (
    drop_card,
    hide_card,
    mark_seen,
    save_card,
    say_thanks,
    show_card_again,
    take_thanks_back,
    visible_card_id,
)
from advocacy_app.services.feed.audience import may_see, reader_of
from advocacy_app.services.feed.errors import CardGone
from advocacy_app.services.feed.queries import card, feed, saved
from advocacy_app.services.feed.views import topic_name

__all__ = [
    "CardGone",
    "card",
    "drop_card",
    "feed",
    "hide_card",
    "mark_seen",
    "may_see",
    "reader_of",
    "save_card",
    "saved",
    "say_thanks",
    "show_card_again",
    "take_thanks_back",
    "topic_name",
    "visible_card_id",
]
