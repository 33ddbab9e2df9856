"""Sharing a card in one's own words, and what came of it."""

from advocacy_app.services.sharing.acts import (
    Said,
    begin_share,
    confirm_share,
    keep_server,
    open_share,
)
from advocacy_app.services.sharing.addresses import safe_target, server_name, with_utm
from advocacy_app.services.sharing.agents import is_preview
from advocacy_app.services.sharing.click_log import UnreadableLineError, classify_log
from advocacy_app.services.sharing.clicks import ClickClass, Hit, classify
from advocacy_app.services.sharing.composing import composer, settle
from advocacy_app.services.sharing.counting import Judged, record_clicks
from advocacy_app.services.sharing.drafts import Draft
from advocacy_app.services.sharing.errors import (
    InsideOnly,
    NetworkUnknown,
    NothingSaid,
    NothingWritten,
    OwnPost,
    PostAddressChanged,
    PostAlreadyGiven,
    PostAlreadySeen,
    PostHasNoAddress,
    PostNotRecognised,
    ServerMissing,
    ServerNotUnderstood,
    SizeNotUnderstood,
    TargetNotSafe,
    TimeNotUnderstood,
    TooManyWords,
    WordsBlocked,
)
from advocacy_app.services.sharing.evidence import an_answer, decline_post, give_post_address, posts_to_see, see_post
from advocacy_app.services.sharing.impact import impact
from advocacy_app.services.sharing.judge import ClickJudge, Verdict
from advocacy_app.services.sharing.links import find_way, is_public_film, is_public_picture, public_post
from advocacy_app.services.sharing.my_shares import keep_network_sizes, my_share, my_shares, network_sizes
from advocacy_app.services.sharing.networks import NETWORKS, Network, with_address
from advocacy_app.services.sharing.posts import post_address
from advocacy_app.services.sharing.reach import reach_of
from advocacy_app.services.sharing.reminders import (
    Chosen,
    forget_reminder,
    forget_reminder_of,
    moment_of,
    my_reminders,
    remind_me,
    send_due_reminders,
)
from advocacy_app.services.sharing.rules import Evidence, estimated_reach, is_short_code, short_code
from advocacy_app.services.sharing.salts import drop_old_salts
from advocacy_app.services.sharing.sameness import Sameness, sameness, similarity
from advocacy_app.services.sharing.visitors import day_of, new_salt, salt_is_due, visitor_hash, wants_no_tracking

__all__ = [
    "NETWORKS",
    "Chosen",
    "ClickClass",
    "ClickJudge",
    "Draft",
    "Evidence",
    "Hit",
    "InsideOnly",
    "Judged",
    "Network",
    "NetworkUnknown",
    "NothingSaid",
    "NothingWritten",
    "OwnPost",
    "PostAddressChanged",
    "PostAlreadyGiven",
    "PostAlreadySeen",
    "PostHasNoAddress",
    "PostNotRecognised",
    "Said",
    "Sameness",
    "ServerMissing",
    "ServerNotUnderstood",
    "SizeNotUnderstood",
    "TargetNotSafe",
    "TimeNotUnderstood",
    "TooManyWords",
    "UnreadableLineError",
    "Verdict",
    "WordsBlocked",
    "an_answer",
    "begin_share",
    "classify",
    "classify_log",
    "composer",
    "confirm_share",
    "day_of",
    "decline_post",
    "drop_old_salts",
    "estimated_reach",
    "find_way",
    "forget_reminder",
    "forget_reminder_of",
    "give_post_address",
    "impact",
    "is_preview",
    "is_public_film",
    "is_public_picture",
    "is_short_code",
    "keep_network_sizes",
    "keep_server",
    "moment_of",
    "my_reminders",
    "my_share",
    "my_shares",
    "network_sizes",
    "new_salt",
    "open_share",
    "post_address",
    "posts_to_see",
    "public_post",
    "reach_of",
    "record_clicks",
    "remind_me",
    "safe_target",
    "salt_is_due",
    "sameness",
    "see_post",
    "send_due_reminders",
    "server_name",
    "settle",
    "short_code",
    "similarity",
    "visitor_hash",
    "wants_no_tracking",
    "with_address",
    "with_utm",
]
