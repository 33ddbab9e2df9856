"""Polls and pulse surveys: asked briefly, answered freely, and anonymous in the database where they say so."""

from advocacy_app.services.polls.acts import close_poll, close_polls, open_poll
from advocacy_app.services.polls.answering import answer
from advocacy_app.services.polls.desk import desk, polls
from advocacy_app.services.polls.errors import (
    AnswerUnknown,
    DaysUnusable,
    PollGone,
    PollOver,
    PollRunning,
    PollUnfinished,
    TooFewAsked,
    TooManyAnswers,
)
from advocacy_app.services.polls.queries import asked, seen, waiting
from advocacy_app.services.polls.rules import LEAST
from advocacy_app.services.polls.texts import MOST, TEMPLATES
from advocacy_app.services.polls.writing import Written, draft, drop, write

__all__ = [
    "LEAST",
    "MOST",
    "TEMPLATES",
    "AnswerUnknown",
    "DaysUnusable",
    "PollGone",
    "PollOver",
    "PollRunning",
    "PollUnfinished",
    "TooFewAsked",
    "TooManyAnswers",
    "Written",
    "answer",
    "asked",
    "close_poll",
    "close_polls",
    "desk",
    "draft",
    "drop",
    "open_poll",
    "polls",
    "seen",
    "waiting",
    "write",
]
