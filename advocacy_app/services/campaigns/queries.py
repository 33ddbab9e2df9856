"""What others ask about campaigns."""

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.hashtags import key_of
from advocacy_app.models import Campaign
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed
from advocacy_app.services.campaigns.errors import CampaignGone
from advocacy_app.services.campaigns.table import may_see


async def by_hashtag(session: Session, viewer: Viewer, hashtag: str) -> Campaign:
    """The campaign of a hashtag, running or over, as far as this person may see it.

    Raises:
        CampaignGone: there is none for this person.
    """
    reader = await feed.reader_of(session, viewer)
    found = select(Campaign).where(Campaign.tag == key_of(hashtag), may_see(reader))
    if (campaign := (await session.exec(found)).first()) is None:
        raise CampaignGone
    return campaign


async def by_id(session: Session, viewer: Viewer, campaign_id: str) -> Campaign:
    """A campaign by its id, running or over, as far as this person may see it.

    Raises:
        CampaignGone: there is none for this person.
    """
    reader = await feed.reader_of(session, viewer)
    if campaign := (await session.exec(select(Campaign).where(Campaign.id == campaign_id, may_see(reader)))).first():
        return campaign
    raise CampaignGone
