"""Why something around guidelines was not done."""

from advocacy_app.services.errors import Invalid, NotFound, Refusal


class GuidelineGone(NotFound):
    """No such guideline, or none that was published."""


class AlreadyStarted(Refusal):
    """Somebody started this guideline before."""

    key = "guidelines.already_started"


class DraftChanged(Refusal):
    """Somebody saved this draft since it was opened; nothing was overwritten."""

    key = "studio.changed_meanwhile"


class TitleNeeded(Invalid):
    key = "guidelines.needs_title"


class TextUnreadable(Invalid):
    """The draft in the language ``draft`` has a slip in ``line``; the preview says which."""

    key = "guidelines.unreadable"


class BlanksLeft(Invalid):
    """Words in braces wait to be filled in: ``names`` in the language ``draft``."""

    key = "guidelines.blanks_left"


class NothingToPublish(Refusal):
    """There is no draft, or nothing in it differs from what is published."""

    key = "guidelines.nothing_new"


class RuleUnusable(Invalid):
    """A rule needs its words (and a spelling the right ones)."""

    key = "guidelines.rule_unusable"


class ReasonMissing(Invalid):
    """Whoever stops everybody says why."""

    key = "guidelines.pause_needs_reason"


class SharingPaused(Refusal):
    """All sharing stands still at the moment: ``reason`` says why."""

    key = "sharing.paused"
