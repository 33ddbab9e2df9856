"""The parts of every screen; each takes a ``Markup`` first, so that it can be drawn as React and as HTML."""

from advocacy_app.components.primitives.avatar import avatar, emblem
from advocacy_app.components.primitives.button import button, icon_button, row_action
from advocacy_app.components.primitives.chip import chip, chips, choice_chip, chosen_chip
from advocacy_app.components.primitives.choice import checkbox, choices, option, switch
from advocacy_app.components.primitives.classes import classes
from advocacy_app.components.primitives.empty import empty
from advocacy_app.components.primitives.field import (
    error_text,
    option_list,
    search_field,
    select_field,
    text_area,
    text_field,
)
from advocacy_app.components.primitives.fold import fold
from advocacy_app.components.primitives.kept import kept
from advocacy_app.components.primitives.offline_bar import going_out_sheet, offline_bar
from advocacy_app.components.primitives.points_chip import points_chip, points_plus
from advocacy_app.components.primitives.progress import progress, steps
from advocacy_app.components.primitives.segmented import panel, segmented, segmented_links
from advocacy_app.components.primitives.sheet import sheet
from advocacy_app.components.primitives.skeleton import block, line, waiting, waiting_rows
from advocacy_app.components.primitives.surface import card, list_row, note, rows
from advocacy_app.components.primitives.tag import Provenance, Tone, provenance, tag
from advocacy_app.components.primitives.toast import toasts
from advocacy_app.components.primitives.top_bar import top_bar
from advocacy_app.components.primitives.voiceline import mark, voiceline, voices

__all__ = [
    "Provenance",
    "Tone",
    "avatar",
    "block",
    "button",
    "card",
    "checkbox",
    "chip",
    "chips",
    "choice_chip",
    "choices",
    "chosen_chip",
    "classes",
    "emblem",
    "empty",
    "error_text",
    "fold",
    "going_out_sheet",
    "icon_button",
    "kept",
    "line",
    "list_row",
    "mark",
    "note",
    "offline_bar",
    "option",
    "option_list",
    "panel",
    "points_chip",
    "points_plus",
    "progress",
    "provenance",
    "row_action",
    "rows",
    "search_field",
    "segmented",
    "segmented_links",
    "select_field",
    "sheet",
    "steps",
    "switch",
    "tag",
    "text_area",
    "text_field",
    "toasts",
    "top_bar",
    "voiceline",
    "voices",
    "waiting",
    "waiting_rows",
]
