"""Points: a ledger that is only ever added to, rules as data, and an explanation for every entry."""

from advocacy_app.services.points.acts import award, correct, outcome_of, spend, take_back
from advocacy_app.services.points.appeals import appeal, decide, queue
from advocacy_app.services.points.badges import BADGES, badges
from advocacy_app.services.points.check import Violation, check, every_transfer, replay
from advocacy_app.services.points.entries import entries, explain
from advocacy_app.services.points.errors import (
    AlreadyAnswered,
    AlreadyAsked,
    AlreadyTakenBack,
    NotEnoughPoints,
    NothingWritten,
    OutOfRange,
    OwnAppeal,
    WeekOutOfReach,
)
from advocacy_app.services.points.landing import post_due
from advocacy_app.services.points.ledger import Cause, find_transfer, open_ledger
from advocacy_app.services.points.queries import balance, change, offer, rules, worth
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons import REASONS, counts_on_boards
from advocacy_app.services.points.reasons.idea_taken_up import pay_idea_taken_up
from advocacy_app.services.points.reasons.kudos import pay_kudos
from advocacy_app.services.points.reasons.lesson import pay_lesson
from advocacy_app.services.points.reasons.photo_accepted import pay_photo_accepted, take_back_photo
from advocacy_app.services.points.reasons.photo_featured import pay_photo_featured
from advocacy_app.services.points.reasons.quiz import pay_quiz
from advocacy_app.services.points.reasons.share_clicked import pay_share_clicked, take_back_click
from advocacy_app.services.points.reasons.share_said import pay_share_said
from advocacy_app.services.points.reasons.share_url import pay_share_url
from advocacy_app.services.points.reasons.surprise import REASON as SURPRISE
from advocacy_app.services.points.rebuild import rebuild
from advocacy_app.services.points.rhythm import rhythm, tell_leave, weeks_of
from advocacy_app.services.points.rule_book import settled_rule
from advocacy_app.services.points.rules import Rule, is_members, iso_week, limits

__all__ = [
    "BADGES",
    "REASONS",
    "SURPRISE",
    "AlreadyAnswered",
    "AlreadyAsked",
    "AlreadyTakenBack",
    "Cause",
    "NotEnoughPoints",
    "NothingWritten",
    "OutOfRange",
    "OwnAppeal",
    "Reason",
    "Rule",
    "Violation",
    "WeekOutOfReach",
    "appeal",
    "award",
    "badges",
    "balance",
    "change",
    "check",
    "correct",
    "counts_on_boards",
    "decide",
    "entries",
    "every_transfer",
    "explain",
    "find_transfer",
    "is_members",
    "iso_week",
    "limits",
    "offer",
    "open_ledger",
    "outcome_of",
    "pay_idea_taken_up",
    "pay_kudos",
    "pay_lesson",
    "pay_photo_accepted",
    "pay_photo_featured",
    "pay_quiz",
    "pay_share_clicked",
    "pay_share_said",
    "pay_share_url",
    "post_due",
    "queue",
    "rebuild",
    "replay",
    "rhythm",
    "rules",
    "settled_rule",
    "spend",
    "take_back",
    "take_back_click",
    "take_back_photo",
    "tell_leave",
    "weeks_of",
    "worth",
]
