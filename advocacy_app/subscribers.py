"""Where capabilities meet: who reacts to which fact. This page is the whole choreography.

NOW reactions run in the transaction that recorded the fact: all or nothing. LATER reactions are delivered from the
outbox, at least once, so they are idempotent.
"""

from advocacy_app import live
from advocacy_app.bus import Table
from advocacy_app.events import (
    AppealDecided,
    AppealSent,
    CardArchived,
    CardCommented,
    CardFeatured,
    CardPaused,
    CardPublished,
    CardResumed,
    CardReturned,
    CardSubmitted,
    ClickCounted,
    CommentDecided,
    CommentReported,
    MemberDeactivated,
    MemberErased,
    NoticeGiven,
    PhotoJudged,
    PointsMoved,
    PostAddressGiven,
    PostAddressSeen,
    ShareConfirmed,
    VisibilityChanged,
)
from advocacy_app.services import culture, leaderboards, notifications, points

NOW: Table = {
    CardPublished: (live.feed_changed,),
    CardPaused: (live.feed_changed,),
    CardResumed: (live.feed_changed,),
    CardArchived: (live.feed_changed,),
    CardFeatured: (live.feed_changed,),
    NoticeGiven: (live.inbox_changed,),
    ShareConfirmed: (points.pay_share_said,),
    PostAddressSeen: (points.pay_share_url,),
    ClickCounted: (points.pay_share_clicked,),
    PointsMoved: (leaderboards.roll_up, live.boards_changed),
    VisibilityChanged: (leaderboards.follow_member, live.boards_changed),
    MemberDeactivated: (leaderboards.follow_member, live.boards_changed),
    MemberErased: (leaderboards.follow_member, live.boards_changed, live.feed_changed),
    CommentReported: (live.feed_changed,),
    CommentDecided: (live.feed_changed,),
}

LATER: Table = {
    ShareConfirmed: (notifications.tell_author_of_share,),
    PostAddressGiven: (notifications.tell_owners_of_post,),
    CardCommented: (notifications.tell_author_of_comment,),
    CardFeatured: (notifications.tell_author_of_feature,),
    CardSubmitted: (notifications.tell_owners_of_card,),
    CardReturned: (notifications.tell_writer_of_return,),
    CommentReported: (notifications.tell_owners_of_report,),
    PhotoJudged: (culture.carry_out,),
    AppealSent: (notifications.tell_owners_of_appeal,),
    AppealDecided: (notifications.tell_member_of_answer,),
}
