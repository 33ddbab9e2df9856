"""Whether something can be won with a post's hashtag: then readers outside must be told."""

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.hashtags import key_of
from advocacy_app.i18n import Language
from advocacy_app.models import Campaign, Card, Contest, ContestAudience
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed, guidelines


async def contest_tag(session: Session, viewer: Viewer, card: Card, language: Language, company: str) -> str:
    """The tag that tells of the prize, if a contest that this member can win runs with the card's hashtag.

    The contest has the hashtag itself, or belongs to the campaign that has it.
    """
    if not card.tag:
        return ""
    meant = feed.meant_for(await feed.reader_of(session, viewer), ContestAudience.contest_id, Contest.id)
    asked = (
        select(Contest.hashtag, Campaign.tag)
        .outerjoin(Campaign, col(Campaign.id) == Contest.campaign_id)
        .where(Contest.state == "running", meant)
    )
    found = (await session.exec(asked)).all()
    if any(card.tag in {key_of(hashtag), tag} for hashtag, tag in found):
        return guidelines.contest_tag(language, company)
    return ""
