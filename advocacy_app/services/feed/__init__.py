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
from advocacy_app.services.feed.audience import Reader, is_live, is_paused, may_see, meant_for, reader_of
from advocacy_app.services.feed.choosing import MOST_RULES, TENURE, Rule, Rules, as_ticks, audience_in, whom
from advocacy_app.services.feed.clockwork import archive_expired, publish_due
from advocacy_app.services.feed.comments import comment, comments, take_comment_back
from advocacy_app.services.feed.errors import (
    CardGone,
    CardOver,
    CardPaused,
    CommentEmpty,
    CommentLookedAt,
    TenureUnusable,
    TopicUnknown,
)
from advocacy_app.services.feed.films import FILE as FILM_FILE
from advocacy_app.services.feed.films import Film, film_called, film_in, film_view
from advocacy_app.services.feed.follows import choose_topics, follow_topic, unfollow_topic
from advocacy_app.services.feed.library import Wanted, library, saved_items, topics
from advocacy_app.services.feed.page import card_page, what_became
from advocacy_app.services.feed.queries import card, feed, saved, titles_of, window
from advocacy_app.services.feed.reports import decide_comment, report_comment, reported_comments
from advocacy_app.services.feed.views import PICTURE, picture_view, topic_name

__all__ = [
    "FILM_FILE",
    "MOST_RULES",
    "PICTURE",
    "TENURE",
    "CardGone",
    "CardOver",
    "CardPaused",
    "CommentEmpty",
    "CommentLookedAt",
    "Film",
    "Reader",
    "Rule",
    "Rules",
    "TenureUnusable",
    "TopicUnknown",
    "Wanted",
    "archive_expired",
    "as_ticks",
    "audience_in",
    "card",
    "card_page",
    "choose_topics",
    "comment",
    "comments",
    "decide_comment",
    "drop_card",
    "feed",
    "film_called",
    "film_in",
    "film_view",
    "follow_topic",
    "hide_card",
    "is_live",
    "is_paused",
    "library",
    "mark_seen",
    "may_see",
    "meant_for",
    "picture_view",
    "publish_due",
    "reader_of",
    "report_comment",
    "reported_comments",
    "save_card",
    "saved",
    "saved_items",
    "say_thanks",
    "show_card_again",
    "take_comment_back",
    "take_thanks_back",
    "titles_of",
    "topic_name",
    "topics",
    "unfollow_topic",
    "visible_card_id",
    "what_became",
    "whom",
    "window",
]
