"""A campaign's steps with what starts together with it."""

from collections.abc import Collection
from dataclasses import asdict

from sqlmodel import select

from advocacy_app.campaign_templates import SHAPES
from advocacy_app.db import Session
from advocacy_app.models import Campaign, CampaignKit
from advocacy_app.read_models.kits import Kit
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import campaigns, challenges, contests, points
from advocacy_app.services.challenges import HasBegun
from advocacy_app.services.errors import NotFound
from advocacy_app.services.kits.rules import kit_of, prizes_of


async def start(session: Session, viewer: Viewer, template: str) -> str:
    """A draft from a template with its kit; its slug.

    Raises:
        NotAllowed: this role writes no campaigns. NotFound: no such template.
    """
    slug = await campaigns.start_campaign(session, viewer, template)
    campaign, photos = await campaigns.look_at(session, viewer, slug), SHAPES[template].photos
    best, drawn = contests.first_prizes(viewer.language)
    await _write(
        session,
        campaign,
        Kit(
            challenge=photos > 0,
            photos=photos or 1,
            points=points.REASONS["challenge"].default.amount,
            best=photos > 0,
            best_prize=best.name,
            draw=True,
            draw_prize=drawn.name,
        ),
    )
    return slug


async def duplicate(session: Session, viewer: Viewer, slug: str) -> str:
    """A copy of a campaign with the same kit; its slug.

    Raises:
        CampaignGone: not on this person's table.
    """
    new = await campaigns.duplicate_campaign(session, viewer, slug)
    campaign, copy = [await campaigns.look_at(session, viewer, one) for one in (slug, new)]
    if kept := await session.get(CampaignKit, campaign.id):
        await _write(session, copy, kit_of(kept))
    return new


async def save(
    session: Session,
    viewer: Viewer,
    slug: str,
    typed: campaigns.Typed,
    version: int,
    kit: Kit,
    pledged: Collection[str],
) -> None:
    """Keep what was typed. A scheduled campaign's challenge and contest are planned anew with it.

    Raises:
        as ``campaigns.save_campaign`` and ``move``.
    """
    await campaigns.save_campaign(session, viewer, slug, typed, version)
    campaign = await campaigns.look_at(session, viewer, slug)
    if campaigns.state_of(campaign) not in {"draft", "scheduled"}:
        return
    await _write(session, campaign, kit)
    if campaign.state == "scheduled":
        await _plan_anew(session, viewer, campaign, pledged)


async def move(session: Session, viewer: Viewer, slug: str, deed: str, pledged: Collection[str] = ()) -> str:
    """Take a step of a campaign's life; the state it is in then. What it brings along is published with it.

    Raises:
        as ``campaigns.move``, and what refuses the challenge (``NumberUnusable``, ``PointsUnusable``) or the contest
        (``PrizeMissing``, ``PledgeMissing``, ``ValueUnclear``, ``SponsorMissing``).
    """
    state = await campaigns.move(session, viewer, slug, deed)
    campaign = await campaigns.look_at(session, viewer, slug)
    if deed == "publish":
        await _plan_anew(session, viewer, campaign, pledged)
    elif deed == "unschedule":
        await _take_back(session, viewer, await session.get(CampaignKit, campaign.id))
    return state


async def _write(session: Session, campaign: Campaign, kit: Kit) -> None:
    row = await _held(session, campaign) or CampaignKit(campaign_id=campaign.id)
    for name, value in asdict(kit).items():
        setattr(row, name, value)
    session.add(row)
    await session.flush()


async def _held(session: Session, campaign: Campaign) -> CampaignKit | None:
    asked = select(CampaignKit).where(CampaignKit.campaign_id == campaign.id).with_for_update()
    return (await session.exec(asked)).one_or_none()


async def _plan_anew(session: Session, viewer: Viewer, campaign: Campaign, pledged: Collection[str]) -> None:
    """What was planned and has not begun gives way; what has begun stays."""
    if (row := await _held(session, campaign)) is None:
        return
    await _take_back(session, viewer, row)
    kit = kit_of(row)
    if kit.challenge and not row.challenge_id:
        made = await challenges.announce_for(session, viewer, campaign.slug, photos=kit.photos, points=kit.points)
        row.challenge_id = made.id
    if (prizes := prizes_of(kit)) and not row.contest_id:
        row.contest_id = await contests.begin_for(session, viewer, campaign.slug, prizes)
        for rule in sorted(pledged):
            await contests.pledge(session, viewer, row.contest_id, rule, said=True)
        await contests.launch(session, viewer, row.contest_id)
    await session.flush()


async def _take_back(session: Session, viewer: Viewer, row: CampaignKit | None) -> None:
    if row is None:
        return
    if row.challenge_id and await _called_off(session, viewer, row.challenge_id):
        row.challenge_id = ""
    if row.contest_id and await contests.take_back(session, viewer, row.contest_id):
        await contests.throw_away(session, viewer, row.contest_id)
        row.contest_id = ""
    await session.flush()


async def _called_off(session: Session, viewer: Viewer, challenge_id: str) -> bool:
    try:
        await challenges.call_off(session, viewer, challenge_id)
    except HasBegun:
        return False
    except NotFound:
        return True
    return True
