"""The content studio: writing, looking through, publishing, taking back, and bringing drafts in from elsewhere."""

from advocacy_app.services.content.calendar import calendar
from advocacy_app.services.content.captions import add_caption, drop_caption, raise_caption
from advocacy_app.services.content.drafts import delete_card, duplicate_card, save_card, start_card
from advocacy_app.services.content.due import flag_stale
from advocacy_app.services.content.editor import as_form, editor
from advocacy_app.services.content.errors import ChangedMeanwhile, NotReady
from advocacy_app.services.content.form import Typed, typed, version_in
from advocacy_app.services.content.hints import text_hints
from advocacy_app.services.content.imports import (
    bring_in,
    bring_in_again,
    drop_source,
    due_sources,
    pause_source,
    sources,
)
from advocacy_app.services.content.lists import STATES, content, frame, home
from advocacy_app.services.content.moves import move
from advocacy_app.services.content.pictures import (
    add_picture,
    check_may_caption,
    check_may_send,
    give_picture,
    may_open_film,
    may_open_picture,
)
from advocacy_app.services.content.preview import preview
from advocacy_app.services.content.reach import fitting, reach, reach_line
from advocacy_app.services.content.reading import Found, found_in, read_address
from advocacy_app.services.content.stories import post_of_story

__all__ = [
    "STATES",
    "ChangedMeanwhile",
    "Found",
    "NotReady",
    "Typed",
    "add_caption",
    "add_picture",
    "as_form",
    "bring_in",
    "bring_in_again",
    "calendar",
    "check_may_caption",
    "check_may_send",
    "content",
    "delete_card",
    "drop_caption",
    "drop_source",
    "due_sources",
    "duplicate_card",
    "editor",
    "fitting",
    "flag_stale",
    "found_in",
    "frame",
    "give_picture",
    "home",
    "may_open_film",
    "may_open_picture",
    "move",
    "pause_source",
    "post_of_story",
    "preview",
    "raise_caption",
    "reach",
    "reach_line",
    "read_address",
    "save_card",
    "sources",
    "start_card",
    "text_hints",
    "typed",
    "version_in",
]
