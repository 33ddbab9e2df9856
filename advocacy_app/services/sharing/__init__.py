"""Sharing a card in one's own words, and what came of it."""

from advocacy_app.services.sharing.addresses import safe_target, server_name, with_utm
from advocacy_app.services.sharing.click_log import UnreadableLineError, classify_log
from advocacy_app.services.sharing.clicks import ClickClass, Hit, classify
from advocacy_app.services.sharing.errors import (
    PostHasNoAddress,
    PostNotRecognised,
    ServerNotUnderstood,
    TargetNotSafe,
)
from advocacy_app.services.sharing.judge import ClickJudge, Verdict
from advocacy_app.services.sharing.networks import NETWORKS, Network, with_address
from advocacy_app.services.sharing.posts import post_address
from advocacy_app.services.sharing.rules import Evidence, is_short_code, short_code
from advocacy_app.services.sharing.salts import drop_old_salts
from advocacy_app.services.sharing.sameness import Sameness, sameness, similarity
from advocacy_app.services.sharing.visitors import day_of, new_salt, salt_is_due, visitor_hash, wants_no_tracking

__all__ = [
    "NETWORKS",
    "ClickClass",
    "ClickJudge",
    "Evidence",
    "Hit",
    "Network",
    "PostHasNoAddress",
    "PostNotRecognised",
    "Sameness",
    "ServerNotUnderstood",
    "TargetNotSafe",
    "UnreadableLineError",
    "Verdict",
    "classify",
    "classify_log",
    "day_of",
    "drop_old_salts",
    "is_short_code",
    "new_salt",
    "post_address",
    "safe_target",
    "salt_is_due",
    "sameness",
    "server_name",
    "short_code",
    "similarity",
    "visitor_hash",
    "wants_no_tracking",
    "with_address",
    "with_utm",
]
