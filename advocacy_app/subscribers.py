"""Where capabilities meet: who reacts to which fact. This page is the whole choreography.

NOW reactions run in the transaction that recorded the fact: all or nothing. LATER reactions are delivered from the
outbox, at least once, so they are idempotent.
"""

from advocacy_app import live
from advocacy_app.bus import Table
from advocacy_app.events import (
    AppealDecided,
    AppealSent,
    CampaignEnded,
    CampaignPaused,
    CampaignResumed,
    CampaignStarted,
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
    ConsentAsked,
    MemberDeactivated,
    MemberErased,
    NoticeGiven,
    PhotoJudged,
    PhotoNarrowed,
    PhotoPulled,
    PhotoSent,
    PhotoWithdrawn,
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
    CampaignStarted: (live.feed_changed,),
    CampaignPaused: (live.feed_changed,),
    CampaignResumed: (live.feed_changed,),
    CampaignEnded: (live.feed_changed,),
    NoticeGiven: (live.inbox_changed,),
    ShareConfirmed: (points.pay_share_said,),
    PostAddressSeen: (points.pay_share_url,),
    ClickCounted: (points.pay_share_clicked,),
    PointsMoved: (leaderboards.roll_up, live.boards_changed),
    VisibilityChanged: (leaderboards.follow_member, live.boards_changed),
    MemberDeactivated: (leaderboards.follow_member, live.boards_changed),
    MemberErased: (
        culture.let_go_of_erased,
        leaderboards.follow_member,
        live.boards_changed,
        live.feed_changed,
    ),
    CommentReported: (live.feed_changed,),
    CommentDecided: (live.feed_changed,),
    PhotoWithdrawn: (points.take_back_photo,),
}

LATER: Table = {
    ShareConfirmed: (notifications.tell_author_of_share,),
    PostAddressGiven: (notifications.tell_owners_of_post,),
    CardCommented: (notifications.tell_author_of_comment,),
    CardFeatured: (notifications.tell_author_of_feature, points.pay_photo_featured),
    CardSubmitted: (notifications.tell_owners_of_card,),
    CardReturned: (notifications.tell_writer_of_return,),
    CommentReported: (notifications.tell_owners_of_report,),
    PhotoSent: (notifications.tell_owners_of_photo,),
    PhotoJudged: (culture.carry_out, points.pay_photo_accepted, notifications.tell_author_of_verdict),
    PhotoPulled: (notifications.tell_author_of_pull, notifications.tell_sharers_to_take_down),
    PhotoNarrowed: (notifications.tell_sharers_to_take_down,),
    PhotoWithdrawn: (notifications.tell_sharers_to_take_down,),
    ConsentAsked: (notifications.tell_person_of_photo,),
    MemberDeactivated: (culture.ask_after_goodbye,),
    AppealSent: (notifications.tell_owners_of_appeal,),
    AppealDecided: (notifications.tell_member_of_answer,),
}
