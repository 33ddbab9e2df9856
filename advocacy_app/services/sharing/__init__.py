"""Sharing a card in one's own words, and what came of it."""

from advocacy_app.services.sharing.click_log import UnreadableLineError, classify_log
from advocacy_app.services.sharing.clicks import ClickClass, Hit, classify
from advocacy_app.services.sharing.judge import ClickJudge, Verdict
from advocacy_app.services.sharing.visitors import day_of, new_salt, salt_is_due, visitor_hash, wants_no_tracking

__all__ = [
    "ClickClass",
    "ClickJudge",
    "Hit",
    "UnreadableLineError",
    "Verdict",
    "classify",
    "classify_log",
    "day_of",
    "new_salt",
    "salt_is_due",
    "visitor_hash",
    "wants_no_tracking",
]
