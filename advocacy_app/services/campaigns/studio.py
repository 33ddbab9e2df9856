"""Campaigns as those who run them see them: the list, one on the table, a look with colleagues' eyes."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.campaign_templates import SHAPES
from advocacy_app.db import Session, columns, rows
from advocacy_app.hashtags import key_of
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Campaign, Member
from advocacy_app.read_models.campaigns import (
    CampaignDesk,
    CampaignFields,
    CampaignList,
    CampaignRow,
    CampaignWall,
    Template,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed
from advocacy_app.services.campaigns import wall, words
from advocacy_app.services.campaigns.counts import Counts, counts, counts_of
from advocacy_app.services.campaigns.drafts import audience_of
from advocacy_app.services.campaigns.form import Typed, local
from advocacy_app.services.campaigns.rules import DEEDS, Span, collide, may
from advocacy_app.services.campaigns.table import look_at, on_table, part_in, state_of

MOST = 100
TONES = {"live": "good", "scheduled": "brand", "paused": "bad"}
ORDER = ("paused", "live", "scheduled", "draft", "ended")


async def listed(session: Session, viewer: Viewer) -> CampaignList:
    """What runs first, then what comes, the drafts, and what is over."""
    asked = columns(Campaign, Member.name).outerjoin(Member, col(Member.id) == Campaign.made_by)
    found = await rows(session, asked.where(on_table(viewer)).order_by(col(Campaign.starts_at).desc()).limit(MOST))
    far = await counts_of(session, [campaign for campaign, _ in found], "")
    shown = [_row(viewer, campaign, by or "", far[campaign.id, ""]) for campaign, by in found]
    templates = tuple(_template(viewer, name) for name in SHAPES)
    return CampaignList(tuple(sorted(shown, key=lambda row: ORDER.index(row.state))), templates)


def _template(viewer: Viewer, name: str) -> Template:
    language = viewer.language
    return Template(
        name=name,
        title=tr(language, f"campaign.template_{name}"),
        about=tr(language, f"campaign.about_{name}"),
        days=tr(language, "campaign.days", n=SHAPES[name].days),
    )


def _row(viewer: Viewer, campaign: Campaign, by: str, found: Counts) -> CampaignRow:
    state = state_of(campaign)
    far = words.goal(viewer, campaign, found, Counts()).words
    return CampaignRow(
        slug=campaign.slug,
        hashtag=campaign.hashtag,
        title=campaign.title,
        language=campaign.language,
        state=state,
        state_name=tr(viewer.language, f"campaign.state_{state}"),
        tone=TONES.get(state, ""),
        by=by,
        when=_when(viewer, campaign, state),
        goal=far if state in {"live", "paused", "ended"} else "",
        waits=state == "draft" and campaign.submitted_at is not None,
    )


def _when(viewer: Viewer, campaign: Campaign, state: str) -> str:
    if state in {"live", "paused", "ended"}:
        return words.when(viewer, campaign)
    first, last = (
        numbers.short_day(viewer.language, m, viewer.timezone) for m in (campaign.starts_at, campaign.ends_at)
    )
    return f"{first} – {last}"


async def desk(session: Session, viewer: Viewer, slug: str) -> CampaignDesk:
    """Everything the form shows.

    Raises:
        CampaignGone: not on this person's table.
    """
    campaign = await look_at(session, viewer, slug)
    state, parts = state_of(campaign), part_in(campaign, viewer)
    return CampaignDesk(
        slug=campaign.slug,
        href=f"/t/{campaign.hashtag.removeprefix('#')}",
        version=campaign.version,
        state=state,
        state_name=tr(viewer.language, f"campaign.state_{state}"),
        tone=TONES.get(state, ""),
        changed=numbers.day_and_time(viewer.language, campaign.changed_at, viewer.timezone),
        zone=viewer.timezone,
        started=state in {"live", "paused", "ended"},
        waits=state == "draft" and campaign.submitted_at is not None,
        fields=_fields(campaign, viewer),
        audience=await feed.whom(session, viewer, await audience_of(session, campaign.id)),
        deeds=tuple(deed for deed in DEEDS if may(deed, state, parts)),
    )


async def rules_of(session: Session, viewer: Viewer, slug: str) -> feed.Rules:
    """Whom a campaign on this person's table is for."""
    return await audience_of(session, (await look_at(session, viewer, slug)).id)


def _fields(campaign: Campaign, viewer: Viewer) -> CampaignFields:
    same = ("hashtag", "title", "brief", "dos", "donts", "sponsor_name", "sponsor_words", "language", "goal_kind")
    return CampaignFields(
        **{name: getattr(campaign, name) for name in same},
        goal=str(campaign.goal or ""),
        starts_at=local(campaign.starts_at, viewer.timezone),
        ends_at=local(campaign.ends_at, viewer.timezone),
    )


def as_form(shown: CampaignDesk) -> dict[str, Any]:
    """What the form holds before anybody typed."""
    return {**vars(shown.fields), **feed.as_ticks(shown.audience)}


async def preview(session: Session, viewer: Viewer, slug: str, typed: Typed) -> CampaignWall:
    """The wall as colleagues will see it, with what was typed.

    Raises:
        CampaignGone: not on this person's table.
    """
    reader, tag = await feed.reader_of(session, viewer), key_of(typed.hashtag)
    same = (await look_at(session, viewer, slug)).model_dump(exclude={"tag", *vars(typed)})
    campaign = Campaign(**same, tag=tag, **{name: value for name, value in vars(typed).items() if name != "audience"})
    found = await counts(session, campaign)
    posts, _ = await wall.photos(session, reader, tag, 4)
    return CampaignWall(
        hashtag=typed.hashtag,
        campaign=campaign.id,
        brief=words.brief(viewer, campaign),
        goal=words.goal(viewer, campaign, found, Counts()),
        people=words.people(viewer, campaign, found),
        hero=await wall.hero(session, reader, tag),
        posts=tuple(replace(post, photo="") for post in posts[:4]),
    )


async def overlaps(session: Session, viewer: Viewer, slug: str, typed: Typed) -> list[str]:
    """Hashtags of other campaigns that would ask some of the same people at the same time.

    Raises:
        CampaignGone: not on this person's table.
    """
    own = await look_at(session, viewer, slug)
    asked = select(Campaign).where(
        Campaign.id != own.id, col(Campaign.state).in_(("scheduled", "live")), col(Campaign.ends_at) > clock.now()
    )
    mine = Span(typed.starts_at, typed.ends_at, _by_kind(typed.audience))
    others = (await session.exec(asked.order_by(col(Campaign.starts_at)))).all()
    spans = [Span(one.starts_at, one.ends_at, _by_kind(await audience_of(session, one.id))) for one in others]
    return [one.hashtag for one, span in zip(others, spans, strict=True) if collide(mine, span)]


def _by_kind(audience: feed.Rules) -> dict[str, frozenset[str]]:
    """Without the time that people have been here: different numbers of days still share people."""
    kinds = {kind for kind, _ in audience if kind not in feed.TENURE}
    return {kind: frozenset(value for k, value in audience if k == kind) for kind in kinds}


async def submitted(session: Session) -> int:
    """How many drafts of champions wait for somebody who may publish them."""
    waits = select(Campaign.id).where(Campaign.state == "draft", col(Campaign.submitted_at).is_not(None))
    return len((await session.exec(waits)).all())
