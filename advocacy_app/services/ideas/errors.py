"""Why an idea was not kept or answered."""

from advocacy_app.services.errors import Invalid, Refusal


class IdeaEmpty(Invalid):
    """It needs words, ``limit`` characters at most."""

    key = "ideas.empty"


class TooManyIdeas(Refusal):
    """Enough for one day."""

    key = "ideas.too_many"


class StateUnknown(Invalid):
    """There is no such state."""


class AnswerMissing(Invalid):
    """A no and a result need words."""

    key = "ideas.answer_missing"
