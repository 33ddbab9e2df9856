"""Writing: a campaign from a template, what is saved in it, a copy, and throwing a draft away."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain, count
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, delete, select

from advocacy_app import clock, ids
from advocacy_app.campaign_templates import SHAPES, texts
from advocacy_app.db import Session
from advocacy_app.hashtags import LONGEST, key_of
from advocacy_app.models import Campaign, CampaignAudience
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.campaigns.errors import ChangedMeanwhile, EndIsPast, HashtagTaken, Started
from advocacy_app.services.campaigns.form import Typed
from advocacy_app.services.campaigns.moves import check_ready
from advocacy_app.services.campaigns.rules import WRITERS
from advocacy_app.services.campaigns.table import look_at, open_for, state_of
from advocacy_app.services.errors import NotAllowed, NotFound

EVENING = 20
"""The hour at which a campaign from a template ends, where its writer is."""
_SAID = ("title", "brief", "dos", "donts", "sponsor_name", "sponsor_words", "language", "goal_kind", "goal")


async def start_campaign(session: Session, viewer: Viewer, template: str) -> str:
    """A draft of one's own in one's own language, from one of the templates; its slug.

    Raises:
        NotAllowed: this role writes no campaigns. NotFound: no such template.
    """
    if template not in SHAPES:
        raise NotFound
    shape, said = SHAPES[template], texts(template, viewer.language)
    return await _add(
        session,
        viewer,
        await _free_hashtag(session, said.hashtag),
        template=template,
        language=viewer.language,
        title=said.title,
        brief=said.brief,
        dos="\n".join(said.dos),
        donts="\n".join(said.donts),
        goal_kind=shape.goal_kind,
        goal=shape.goal,
        **_span(viewer, shape.days),
    )


async def duplicate_campaign(session: Session, viewer: Viewer, slug: str) -> str:
    """A draft of one's own with the same words and audience, from now on; its slug."""
    campaign = await look_at(session, viewer, slug)
    days = max(1, (campaign.ends_at - campaign.starts_at).days)
    hashtag, same = await _free_hashtag(session, campaign.hashtag), {name: getattr(campaign, name) for name in _SAID}
    copy = await _add(session, viewer, hashtag, template=campaign.template, **same, **_span(viewer, days))
    new = await look_at(session, viewer, copy)
    await _write_audience(session, new.id, await audience_of(session, campaign.id))
    return copy


async def _add(session: Session, viewer: Viewer, hashtag: str, **values: Any) -> str:
    if viewer.role not in WRITERS:
        raise NotAllowed
    new, moment = ids.new_id(), clock.now()
    stem = str(values["template"]).replace("_", "-") or "campaign"
    slug = f"{stem}-{new[-8:]}"
    made = {"made_by": viewer.member_id, "made_at": moment, "changed_at": moment}
    session.add(Campaign(id=new, slug=slug, hashtag=hashtag, tag=key_of(hashtag), **made, **values))
    await _keep(session, hashtag)
    return slug


def _span(viewer: Viewer, days: int) -> dict[str, datetime]:
    """From now until the evening so many days on."""
    here = clock.now().astimezone(ZoneInfo(viewer.timezone))
    ends = (here + timedelta(days=days)).replace(hour=EVENING, minute=0, second=0, microsecond=0)
    return {"starts_at": clock.now().replace(second=0, microsecond=0), "ends_at": ends.astimezone(clock.now().tzinfo)}


async def _free_hashtag(session: Session, wanted: str) -> str:
    """The hashtag, or the first that is free with the year or a number behind it."""
    stem, year = wanted[: LONGEST - 8], clock.now().year
    for hashtag in chain([wanted, f"{stem}{year}"], (f"{stem}{year}_{n}" for n in count(2))):
        taken = select(Campaign.id).where(Campaign.tag == key_of(hashtag))
        if (await session.exec(taken)).first() is None:
            return hashtag
    raise AssertionError


async def save_campaign(session: Session, viewer: Viewer, slug: str, typed: Typed, version: int) -> int:
    """Keep what was typed; the campaign's new version.

    Raises:
        CampaignGone, NotAllowed, NotNow: see ``open_for``.
        ChangedMeanwhile: it is not at ``version`` any more.
        Started: hashtag, start or audience would change under those who take part.
        HashtagTaken: another campaign has it. EndIsPast: it would be over at once.
        TitleMissing, BriefMissing: others see it already, and something would be missing.
    """
    campaign = await open_for(session, viewer, slug, "save")
    if campaign.version != version:
        raise ChangedMeanwhile
    if state_of(campaign) in {"live", "paused"}:
        await _check_frozen(session, campaign, typed)
    else:
        await _write_frozen(session, campaign, typed)
    for name in _SAID:
        setattr(campaign, name, getattr(typed, name))
    campaign.ends_at = typed.ends_at
    if campaign.state != "draft":
        check_ready(campaign)
        await identity.audit(session, viewer.member_id, "campaign_changed", f"campaign:{campaign.id}")
    campaign.version, campaign.changed_at = campaign.version + 1, clock.now()
    await session.flush()
    return campaign.version


async def _check_frozen(session: Session, campaign: Campaign, typed: Typed) -> None:
    """What people joined for stays; the form shows minutes, so a start within the same minute is the same."""
    same_start = campaign.starts_at.replace(second=0, microsecond=0) == typed.starts_at
    same_people = await audience_of(session, campaign.id) == typed.audience
    if not (campaign.hashtag == typed.hashtag and same_start and same_people):
        raise Started
    if typed.ends_at <= clock.now():
        raise EndIsPast


async def _write_frozen(session: Session, campaign: Campaign, typed: Typed) -> None:
    campaign.hashtag, campaign.tag, campaign.starts_at = typed.hashtag, key_of(typed.hashtag), typed.starts_at
    await _keep(session, typed.hashtag)
    await _write_audience(session, campaign.id, typed.audience)


async def _keep(session: Session, hashtag: str) -> None:
    """The unique key settles who has a hashtag; the transaction is over then."""
    try:
        await session.flush()
    except IntegrityError:
        raise HashtagTaken(hashtag=hashtag) from None


async def audience_of(session: Session, campaign_id: str) -> frozenset[tuple[str, str]]:
    """Whom a campaign is for."""
    asked = select(CampaignAudience.kind, CampaignAudience.value).where(CampaignAudience.campaign_id == campaign_id)
    return frozenset((kind, value) for kind, value in (await session.exec(asked)).all())


async def _write_audience(session: Session, campaign_id: str, audience: Iterable[tuple[str, str]]) -> None:
    await session.exec(delete(CampaignAudience).where(col(CampaignAudience.campaign_id) == campaign_id))
    session.add_all(
        CampaignAudience(id=ids.new_id(), campaign_id=campaign_id, kind=kind, value=value)
        for kind, value in sorted(audience)
    )
    await session.flush()


async def delete_campaign(session: Session, viewer: Viewer, slug: str) -> None:
    """Throw a draft away; what carries its hashtag stays.

    Raises:
        CampaignGone, NotAllowed, NotNow: see ``open_for``.
    """
    campaign = await open_for(session, viewer, slug, "delete")
    await session.delete(campaign)
    await session.flush()
    await identity.audit(session, viewer.member_id, "campaign_deleted", f"campaign:{campaign.id}")
