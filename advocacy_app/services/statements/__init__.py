"""Statements: what training tells a learning record store outside (xAPI), if the company wants that.

Off unless ``ADVOCACY_XAPI_URL`` is set; then the privacy page says so. LATER reactions write statements down, a job
takes them to the store: ``due`` hands out a handful, ``settle`` acts on each answer. A statement's id is made of what
happened, so a second try is the same statement, and the store keeps one.
"""

from advocacy_app.services.statements.acts import (
    due,
    settle,
    tell_lesson_begun,
    tell_lesson_finished,
    tell_question_answered,
    tell_quiz_passed,
    tell_track_passed,
)

__all__ = [
    "due",
    "settle",
    "tell_lesson_begun",
    "tell_lesson_finished",
    "tell_question_answered",
    "tell_quiz_passed",
    "tell_track_passed",
]
