"""What we ask of a post, and where it is written down. It offers, it does not scold."""

from advocacy_app.services.guidelines.acceptance import accept, how_many_accepted
from advocacy_app.services.guidelines.desk import desk, desk_list
from advocacy_app.services.guidelines.disclosure import (
    contest_tag,
    find_disclosure,
    has_disclosure,
    opening,
    with_disclosure,
    without_disclosure,
)
from advocacy_app.services.guidelines.documents import current_sections, who_may_see_picture
from advocacy_app.services.guidelines.drafting import fill_in, leave_out, start, write
from advocacy_app.services.guidelines.errors import (
    AlreadyStarted,
    BlanksLeft,
    DraftChanged,
    GuidelineGone,
    NothingToPublish,
    ReasonMissing,
    RuleUnusable,
    SharingPaused,
    TextUnreadable,
    TitleNeeded,
)
from advocacy_app.services.guidelines.hints import Context, Hint, Kind, Rule
from advocacy_app.services.guidelines.library import guideline, guidelines, public_guideline, sections, to_accept
from advocacy_app.services.guidelines.pause import must_not_be_paused, pause, pause_sharing, resume_sharing
from advocacy_app.services.guidelines.phrases import PHRASES
from advocacy_app.services.guidelines.publishing import open_to_public, publish, publish_again
from advocacy_app.services.guidelines.rule_book import (
    all_rules,
    drop_rule,
    keep_rule,
    rehearse,
    rules_in_force,
    switch_rule,
)
from advocacy_app.services.guidelines.rules import ALIKE, FEWEST, SHOWN, applied, check, told
from advocacy_app.services.guidelines.texts import Text
from advocacy_app.services.guidelines.wording import hashtags, normal

__all__ = [
    "ALIKE",
    "FEWEST",
    "PHRASES",
    "SHOWN",
    "AlreadyStarted",
    "BlanksLeft",
    "Context",
    "DraftChanged",
    "GuidelineGone",
    "Hint",
    "Kind",
    "NothingToPublish",
    "ReasonMissing",
    "Rule",
    "RuleUnusable",
    "SharingPaused",
    "Text",
    "TextUnreadable",
    "TitleNeeded",
    "accept",
    "all_rules",
    "applied",
    "check",
    "contest_tag",
    "current_sections",
    "desk",
    "desk_list",
    "drop_rule",
    "fill_in",
    "find_disclosure",
    "guideline",
    "guidelines",
    "has_disclosure",
    "hashtags",
    "how_many_accepted",
    "keep_rule",
    "leave_out",
    "must_not_be_paused",
    "normal",
    "open_to_public",
    "opening",
    "pause",
    "pause_sharing",
    "public_guideline",
    "publish",
    "publish_again",
    "rehearse",
    "resume_sharing",
    "rules_in_force",
    "sections",
    "start",
    "switch_rule",
    "to_accept",
    "told",
    "who_may_see_picture",
    "with_disclosure",
    "without_disclosure",
    "write",
]
