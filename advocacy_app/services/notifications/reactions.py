"""What is worth a notice: LATER reactions, idempotent by the key of what happened."""

from advocacy_app.db import Session
from advocacy_app.events import (
    AppealDecided,
    AppealSent,
    CampaignStarted,
    CampaignSubmitted,
    CardCommented,
    CardFeatured,
    CardReturned,
    CardSubmitted,
    CommentDecided,
    CommentReported,
    PostAddressGiven,
    ShareConfirmed,
)
from advocacy_app.models import Appeal, Campaign, Card, Comment, Share
from advocacy_app.services.notifications.acts import notify, notify_owners


async def tell_author_of_comment(session: Session, fact: CardCommented) -> None:
    """Somebody commented on one's own post."""
    card = await session.get(Card, fact.card)
    if card and card.author_id and card.author_id != fact.actor:
        words = {"member": fact.actor, "card": card.id}
        await notify(session, card.author_id, "comment", f"comment:{fact.comment}", f"/c/{card.slug}#comments", **words)


async def tell_author_of_removal(session: Session, fact: CommentDecided) -> None:
    """One's own comment stays away; that it was reported and shown again disturbs nobody."""
    comment = None if fact.shown else await session.get(Comment, fact.comment)
    card = await session.get(Card, comment.card_id) if comment else None
    if comment and card and comment.member_id != fact.actor:
        key, href = f"removed:{comment.id}", f"/c/{card.slug}#comments"
        await notify(session, comment.member_id, "comment_removed", key, href, card=card.id)


async def tell_author_of_share(session: Session, fact: ShareConfirmed) -> None:
    """A colleague shared one's own post."""
    share = await session.get(Share, fact.share)
    card = await session.get(Card, share.card_id) if share else None
    if share and card and card.author_id and card.author_id != share.member_id:
        words = {"member": share.member_id, "card": card.id}
        await notify(session, card.author_id, "shared", f"share:{share.id}", f"/c/{card.slug}", **words)


async def tell_author_of_feature(session: Session, fact: CardFeatured) -> None:
    """One's own post was put at the top."""
    card = await session.get(Card, fact.card)
    if card and card.author_id:
        await notify(session, card.author_id, "featured", f"featured:{card.id}", f"/c/{card.slug}", card=card.id)


async def tell_member_of_answer(session: Session, fact: AppealDecided) -> None:
    """A question about points was answered."""
    appeal = await session.get(Appeal, fact.appeal)
    if appeal:
        await notify(session, appeal.member_id, "appeal_answered", f"appeal:{appeal.id}", "/me/points")


async def tell_owners_of_appeal(session: Session, fact: AppealSent) -> None:
    """Somebody asked for another look."""
    await notify_owners(session, "appeal_asked", f"appeal:{fact.appeal}", "/studio/appeals")


async def tell_owners_of_report(session: Session, fact: CommentReported) -> None:
    """A comment waits for a decision."""
    await notify_owners(session, "comment_reported", f"report:{fact.comment}", "/studio/comments")


async def tell_owners_of_card(session: Session, fact: CardSubmitted) -> None:
    """A post waits to be published."""
    card = await session.get(Card, fact.card)
    if card:
        key, href = f"review:{card.id}:{fact.version}", f"/studio/content/{card.slug}"
        await notify_owners(session, "card_in_review", key, href, card=card.id, member=fact.actor)


async def tell_writer_of_return(session: Session, fact: CardReturned) -> None:
    """One's own draft came back with a reason."""
    card = await session.get(Card, fact.card)
    if card and card.owner_id and card.owner_id != fact.actor:
        href = f"/studio/content/{card.slug}"
        await notify(session, card.owner_id, "card_returned", f"returned:{fact.reply}", href, card=card.id)


async def tell_owners_of_post(session: Session, fact: PostAddressGiven) -> None:
    """The address of a post waits for a look."""
    await notify_owners(session, "post_to_see", f"post:{fact.share}", "/studio/posts")


async def tell_owners_of_campaign(session: Session, fact: CampaignSubmitted) -> None:
    """A champion's campaign waits to be published."""
    campaign = await session.get(Campaign, fact.campaign)
    if campaign:
        key, href = f"campaign:{campaign.id}:{fact.version}", f"/studio/campaigns/{campaign.slug}"
        await notify_owners(session, "campaign_waits", key, href)


async def tell_writer_of_start(session: Session, fact: CampaignStarted) -> None:
    """One's own campaign runs now, though somebody else, or the clock, started it."""
    campaign = await session.get(Campaign, fact.campaign)
    if campaign and campaign.made_by and campaign.made_by != fact.actor:
        href = f"/t/{campaign.hashtag.removeprefix('#')}"
        await notify(session, campaign.made_by, "campaign_published", f"started:{campaign.id}", href)
