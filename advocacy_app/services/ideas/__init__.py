"""What colleagues bring in: ideas, wishes for material, customers' questions. Their author sees each answer."""

from advocacy_app.services.ideas.acts import answer, suggest
from advocacy_app.services.ideas.errors import AnswerMissing, IdeaEmpty, StateUnknown, TooManyIdeas
from advocacy_app.services.ideas.queries import desk, mine, piloting, taken_up, waiting
from advocacy_app.services.ideas.rules import KINDS, STATES, TAKEN_UP

__all__ = [
    "KINDS",
    "STATES",
    "TAKEN_UP",
    "AnswerMissing",
    "IdeaEmpty",
    "StateUnknown",
    "TooManyIdeas",
    "answer",
    "desk",
    "mine",
    "piloting",
    "suggest",
    "taken_up",
    "waiting",
]
