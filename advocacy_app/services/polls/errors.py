"""Why a poll was not kept, opened or answered."""

from advocacy_app.services.errors import Invalid, NotFound, Refusal


class PollGone(NotFound):
    """There is no such poll, or this person is not asked."""


class PollOver(Refusal):
    """It is closed; answers count no longer."""

    key = "polls.over"


class PollRunning(Refusal):
    """Only a draft can be changed."""

    key = "polls.running"


class PollUnfinished(Invalid):
    """A title, every question and at least two answers to each are needed."""

    key = "polls.unfinished"


class TooManyAnswers(Invalid):
    """At most ``n`` answers to choose from."""

    key = "polls.too_many_answers"


class DaysUnusable(Invalid):
    """A poll is open for 1 to ``n`` days."""

    key = "polls.days_unusable"


class TooFewAsked(Refusal):
    """Among fewer than ``n`` people nobody is anonymous."""

    key = "polls.too_few_asked"


class AnswerUnknown(Invalid):
    """There is no such question or answer."""
