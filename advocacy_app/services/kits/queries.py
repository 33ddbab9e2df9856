"""A kit on the table of those who run the campaign."""

from collections.abc import Collection

from advocacy_app.db import Session
from advocacy_app.models import CampaignKit
from advocacy_app.read_models.contests import CheckLine
from advocacy_app.read_models.kits import Kit, KitDesk
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import campaigns, contests, feed
from advocacy_app.services.kits.rules import kit_of


async def desk(session: Session, viewer: Viewer, slug: str) -> KitDesk:
    """What the form shows of it, and where its parts are once they began.

    Raises:
        CampaignGone: not on this person's table.
    """
    campaign = await campaigns.look_at(session, viewer, slug)
    row = await session.get(CampaignKit, campaign.id)
    kit, contest = kit_of(row), row.contest_id if row else ""
    said = await contests.pledged(session, contest) if contest else ()
    shown = KitDesk(kit, challenge=row.challenge_id if row else "", contest=contest)
    return await checks(session, viewer, shown, await campaigns.rules_of(session, viewer, slug), kit, said)


async def checks(
    session: Session, viewer: Viewer, shown: KitDesk, audience: Collection[feed.Rule], kit: Kit, said: Collection[str]
) -> KitDesk:
    """The same with what the countries of those people ask of these prizes."""
    prizes = [contests.PrizeForm("draw", kit.draw_prize, kit.draw_value, kit.draw_currency)] if kit.draw else []
    found = await contests.checks_for(session, viewer, audience, prizes, said)
    asks: tuple[CheckLine, ...] = tuple(one for one in found if one.asks)
    return KitDesk(shown.fields, asks, any(not one.said for one in asks), shown.challenge, shown.contest)
