"""The inbox: what members may want to know, in the app first."""

from advocacy_app.services.notifications.acts import (
    choose_hours,
    notify,
    notify_all,
    notify_owners,
    read_all,
    read_notice,
    switch,
)
from advocacy_app.services.notifications.catalogue import KINDS
from advocacy_app.services.notifications.errors import BrowserOdd, HoursOdd, KindUnknown
from advocacy_app.services.notifications.guidelines import ask_to_accept
from advocacy_app.services.notifications.hours import Hours, minute_of
from advocacy_app.services.notifications.ideas import tell_author_of_idea, tell_owners_of_idea
from advocacy_app.services.notifications.photos import (
    tell_author_of_pull,
    tell_author_of_verdict,
    tell_owners_of_photo,
    tell_person_of_photo,
    tell_sharers_to_take_down,
)
from advocacy_app.services.notifications.pushes import (
    due_pushes,
    hours_of,
    push_key,
    settle_push,
    subscribe,
    unsubscribe,
)
from advocacy_app.services.notifications.queries import hours, inbox, kinds, unread
from advocacy_app.services.notifications.reactions import (
    tell_author_of_comment,
    tell_author_of_feature,
    tell_author_of_removal,
    tell_author_of_share,
    tell_member_of_answer,
    tell_owners_of_appeal,
    tell_owners_of_campaign,
    tell_owners_of_card,
    tell_owners_of_post,
    tell_owners_of_report,
    tell_writer_of_return,
    tell_writer_of_start,
)
from advocacy_app.services.notifications.rewards import (
    tell_member_of_order,
    tell_member_of_surprise,
    tell_owners_of_board,
    tell_owners_of_case,
    tell_owners_of_kudos,
    tell_owners_of_order,
    tell_people_of_case,
    tell_receiver_of_kudos,
)
from advocacy_app.services.notifications.rules import GROUPS, by_reader, grouped

__all__ = [
    "GROUPS",
    "KINDS",
    "BrowserOdd",
    "Hours",
    "HoursOdd",
    "KindUnknown",
    "ask_to_accept",
    "by_reader",
    "choose_hours",
    "due_pushes",
    "grouped",
    "hours",
    "hours_of",
    "inbox",
    "kinds",
    "minute_of",
    "notify",
    "notify_all",
    "notify_owners",
    "push_key",
    "read_all",
    "read_notice",
    "settle_push",
    "subscribe",
    "switch",
    "tell_author_of_comment",
    "tell_author_of_feature",
    "tell_author_of_idea",
    "tell_author_of_pull",
    "tell_author_of_removal",
    "tell_author_of_share",
    "tell_author_of_verdict",
    "tell_member_of_answer",
    "tell_member_of_order",
    "tell_member_of_surprise",
    "tell_owners_of_appeal",
    "tell_owners_of_board",
    "tell_owners_of_campaign",
    "tell_owners_of_card",
    "tell_owners_of_case",
    "tell_owners_of_idea",
    "tell_owners_of_kudos",
    "tell_owners_of_order",
    "tell_owners_of_photo",
    "tell_owners_of_post",
    "tell_owners_of_report",
    "tell_people_of_case",
    "tell_person_of_photo",
    "tell_receiver_of_kudos",
    "tell_sharers_to_take_down",
    "tell_writer_of_return",
    "tell_writer_of_start",
    "unread",
    "unsubscribe",
]
