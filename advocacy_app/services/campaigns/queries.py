"""Campaigns and walls as one viewer may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.hashtags import hashtag_of, key_of
from advocacy_app.models import Campaign
from advocacy_app.read_models.campaigns import CampaignCard, CampaignWall, JoinPage
from advocacy_app.read_models.feed import PictureView
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed, points
from advocacy_app.services.campaigns import wall, words
from advocacy_app.services.campaigns.counts import Counts, counts, counts_of
from advocacy_app.services.campaigns.errors import CampaignGone
from advocacy_app.services.campaigns.table import is_over, is_running, may_see, state_of

AT_ONCE = 20


async def by_hashtag(session: Session, viewer: Viewer, hashtag: str) -> Campaign:
    """The campaign of a hashtag, running or over, as far as this person may see it.

    Raises:
        CampaignGone: there is none for this person.
    """
    return await _one(session, viewer, Campaign.tag == key_of(hashtag))


async def by_id(session: Session, viewer: Viewer, campaign_id: str) -> Campaign:
    """A campaign by its id, running or over, as far as this person may see it.

    Raises:
        CampaignGone: there is none for this person.
    """
    return await _one(session, viewer, Campaign.id == campaign_id)


async def _one(session: Session, viewer: Viewer, which: Any) -> Campaign:
    reader = await feed.reader_of(session, viewer)
    if campaign := (await session.exec(select(Campaign).where(which, may_see(reader)))).first():
        return campaign
    raise CampaignGone


async def join_page(session: Session, viewer: Viewer) -> JoinPage:
    """What runs, what ends first on top; and what is over, the latest first."""
    reader = await feed.reader_of(session, viewer)
    running = select(Campaign).where(may_see(reader), is_running()).order_by(col(Campaign.ends_at), col(Campaign.id))
    over = select(Campaign).where(may_see(reader), is_over()).order_by(col(Campaign.ends_at).desc(), col(Campaign.id))
    now = (await session.exec(running.limit(AT_ONCE))).all()
    before = (await session.exec(over.limit(AT_ONCE))).all()
    around = await _Around.of(session, reader, [*now, *before])
    return JoinPage(
        running=tuple(_card(viewer, each, around) for each in now),
        over=tuple(_card(viewer, each, around) for each in before),
    )


@dataclass(frozen=True)
class _Around:
    """What the cards of campaigns show, asked once for all of them."""

    counts: Mapping[tuple[str, str], Counts]
    pictures: Mapping[str, tuple[PictureView, ...]]
    worth: int

    @classmethod
    async def of(cls, session: Session, reader: feed.Reader, shown: Sequence[Campaign]) -> Self:
        return cls(
            counts=await counts_of(session, shown, "", reader.viewer.member_id),
            pictures=await wall.some_pictures(session, reader, [campaign.tag for campaign in shown]),
            worth=await _worth(session, reader.viewer) if shown else 0,
        )


async def hashtags(session: Session, viewer: Viewer) -> list[str]:
    """Of what runs for this person, what ends first on top."""
    reader = await feed.reader_of(session, viewer)
    running = select(Campaign.hashtag).where(may_see(reader), is_running())
    return list(await session.exec(running.order_by(col(Campaign.ends_at), col(Campaign.id)).limit(AT_ONCE)))


def _card(viewer: Viewer, campaign: Campaign, around: _Around) -> CampaignCard:
    over, own = state_of(campaign) == "ended", around.counts[campaign.id, viewer.member_id]
    return CampaignCard(
        href=_address(campaign.hashtag),
        hashtag=campaign.hashtag,
        words=campaign.title,
        language=campaign.language,
        when=words.when(viewer, campaign),
        over=over,
        joined=own.people > 0,
        goal=words.goal(viewer, campaign, around.counts[campaign.id, ""], own),
        pictures=around.pictures.get(campaign.tag, ()),
        add="" if over else _add(campaign.hashtag),
        points=0 if over else around.worth,
    )


async def wall_of(session: Session, viewer: Viewer, hashtag: str, shown: int = wall.PAGE) -> CampaignWall:
    """The wall of a hashtag, with its campaign if this person may see one; ``shown`` photos at most.

    Raises:
        CampaignGone: no hashtag, nothing on its wall for this person, or its campaign was taken back.
    """
    reader, tag = await feed.reader_of(session, viewer), key_of(hashtag)
    campaign = (await session.exec(select(Campaign).where(Campaign.tag == tag, may_see(reader)))).first()
    posts, more = await wall.photos(session, reader, tag, shown)
    rest: dict[str, Any] = {
        "posts": posts,
        "more": more,
        "shares": await wall.shares(session, reader, tag),
        "to_share": await wall.to_share(session, reader, tag),
        "may_feature": viewer.owner,
        "hero": await wall.hero(session, reader, tag),
    }
    if campaign is not None:
        return CampaignWall(**rest, **await _about(session, viewer, campaign))
    if not tag or not (posts or rest["to_share"]):
        raise CampaignGone
    written = hashtag_of(hashtag) or ""
    return CampaignWall(hashtag=written, add=_add(written), points=await _worth(session, viewer), **rest)


async def _about(session: Session, viewer: Viewer, campaign: Campaign) -> dict[str, Any]:
    over, own = state_of(campaign) == "ended", await counts(session, campaign, viewer.member_id)
    found = await counts(session, campaign)
    return {
        "hashtag": campaign.hashtag,
        "campaign": campaign.id,
        "over": over,
        "brief": words.brief(viewer, campaign),
        "goal": words.goal(viewer, campaign, found, own),
        "people": words.people(viewer, campaign, found),
        "joined": own.people > 0,
        "mine": words.own_part(viewer, own),
        "add": "" if over else _add(campaign.hashtag),
        "points": 0 if over else await _worth(session, viewer),
    }


async def _worth(session: Session, viewer: Viewer) -> int:
    return await points.worth(session, viewer, "photo_accepted")


def _address(hashtag: str) -> str:
    return f"/t/{quote(hashtag.removeprefix('#'))}"


def _add(hashtag: str) -> str:
    return f"/add?hashtag={quote(hashtag.removeprefix('#'))}"
