"""A photo challenge for a campaign: its hashtag, its people, its time to the minute."""

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import is_language, tr
from advocacy_app.models import Challenge
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import campaigns, identity
from advocacy_app.services.challenges.plans import PITCH, TITLE, Plan, checked
from advocacy_app.services.challenges.rules import MOMENT, day_of
from advocacy_app.services.challenges.writing import add


async def announce_for(session: Session, viewer: Viewer, slug: str, *, photos: int, points: int) -> Challenge:
    """So many photos with the hashtag of a campaign, for so many points each.

    Raises:
        NotAllowed: the viewer runs none. CampaignGone: not on this person's table.
        NumberUnusable, PointsUnusable: too many, or none.
    """
    identity.must_be_owner(viewer)
    campaign = await campaigns.look_at(session, viewer, slug)
    zone = (await identity.organisation(session)).timezone
    language = campaign.language if is_language(campaign.language) else "en"
    starts_at = max(campaign.starts_at, clock.now())
    plan = Plan(
        title=tr(language, "kits.challenge_name", hashtag=campaign.hashtag)[:TITLE],
        pitch=campaign.title[:PITCH],
        language=language,
        goal="photos",
        target=photos,
        hashtag=campaign.hashtag,
        points=points,
        first=day_of(starts_at, zone),
        last=day_of(campaign.ends_at - MOMENT, zone),
    )
    values = {**await checked(session, plan), "starts_at": starts_at, "ends_at": campaign.ends_at}
    return await add(session, viewer, **values, campaign_id=campaign.id)
