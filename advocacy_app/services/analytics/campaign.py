"""The report of one campaign."""

from collections import Counter

from sqlalchemy import func
from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Campaign, Member, Site
from advocacy_app.read_models.campaigns import CampaignReport, Figure, GroupFigure
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import campaigns, sharing

MEASURED, SELF, ESTIMATED = "measured", "self", "estimated"


async def campaign_report(session: Session, viewer: Viewer, slug: str) -> CampaignReport:
    """Participation, shares, clicks and reach of a campaign on this person's table.

    Raises:
        CampaignGone: not on this person's table.
    """
    campaign = await campaigns.look_at(session, viewer, slug)
    found = await campaigns.counts(session, campaign)
    hidden, shown, told = await _groups(session, campaign, found.people)
    return CampaignReport(
        slug=slug,
        hashtag=campaign.hashtag,
        title=campaign.title,
        when=campaigns.when(viewer, campaign),
        goal=campaigns.goal(viewer, campaign, found, campaigns.Counts()),
        figures=tuple(await _figures(session, viewer, campaign, found)),
        groups=tuple(_group(viewer, group, told) for group in shown),
        hidden=hidden,
    )


async def _figures(session: Session, viewer: Viewer, campaign: Campaign, found: campaigns.Counts) -> list[Figure]:
    language, active = viewer.language, await _active(session)
    rate = numbers.percent(language, found.people / active) if active else "–"

    def one(name: str, value: str, kind: str) -> Figure:
        return Figure(tr(language, f"campaign.figure_{name}"), value, kind, tr(language, f"campaign.how_{name}"))

    return [
        one("participation", rate, MEASURED),
        one("people", numbers.whole(language, found.people), MEASURED),
        one("photos", numbers.whole(language, found.photos), MEASURED),
        one("shares", numbers.whole(language, found.shares), SELF),
        one("clicks", numbers.whole(language, found.clicks), MEASURED),
        one("visitors", numbers.whole(language, found.visitors), MEASURED),
        one("reach", await _reach(session, viewer, campaign), ESTIMATED),
    ]


async def _active(session: Session) -> int:
    """People who have been through the first run and are still here."""
    here = select(func.count()).select_from(Member)
    activated = here.where(col(Member.welcomed_at).is_not(None), col(Member.deactivated_at).is_(None))
    return (await session.exec(activated)).one()


async def _reach(session: Session, viewer: Viewer, campaign: Campaign) -> str:
    """A range; unknown is not 0."""
    reach = await sharing.reach_of(session, *campaigns.shares_of(campaign))
    if reach is None:
        return "–"
    low, high = (numbers.whole(viewer.language, n) for n in reach)
    return low if low == high else f"{low}–{high}"


async def _groups(
    session: Session, campaign: Campaign, people: int
) -> tuple[bool, list[campaigns.Group], frozenset[str]]:
    """Whether somebody is in none of the groups; the sites of which one may tell; those whose number one may tell."""
    here = select(Member.site_id, Site.name, func.count()).outerjoin(Site, col(Site.id) == Member.site_id)
    active = here.where(col(Member.deactivated_at).is_(None)).group_by(col(Member.site_id), Site.name)
    sizes = (await session.exec(active)).all()
    who = await campaigns.took_part(session, campaign)
    sites = select(Member.site_id).where(col(Member.id).in_(who), col(Member.deactivated_at).is_(None))
    part = Counter((await session.exec(sites)).all())
    everyone = [campaigns.Group(name or "", size, part[site]) for site, name, size in sizes]
    shown, told = campaigns.broken_out(everyone, max(people - part.total(), 0))
    return len(shown) < len(everyone), shown, told


def _group(viewer: Viewer, group: campaigns.Group, told: frozenset[str]) -> GroupFigure:
    """The number, or on which side of five it lies: a small one, or who is left of a large one, could be somebody."""
    language = viewer.language
    if group.name in told:
        words = tr(language, "campaign.of_people", n=group.size, done=numbers.whole(language, group.took_part))
        return GroupFigure(group.name, words, round(100 * group.took_part / group.size))
    side = "few" if group.took_part < campaigns.SMALLEST_GROUP else "most"
    return GroupFigure(group.name, tr(language, f"campaign.of_people_{side}", n=group.size), 0)
