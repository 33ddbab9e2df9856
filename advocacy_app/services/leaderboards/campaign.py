"""The board of one campaign: points that its photos and shares brought, counted from the ledger when asked for."""

from collections import Counter

from sqlalchemy import func
from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Campaign, Card, Member, Photo, Share, Transfer
from advocacy_app.read_models.boards import Board
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import campaigns
from advocacy_app.services.leaderboards.queries import NEAR, TOP, faces_of, standings_of
from advocacy_app.services.leaderboards.rules import FEWEST, SHOWN, Place, numbered
from advocacy_app.services.points import counts_on_boards, is_members

ID = 32
"""The evidence of a transfer begins with the id of the photo or share."""


async def campaign_board(session: Session, viewer: Viewer, campaign_id: str) -> Board:
    """The viewer's neighbours first, then the top; nobody appears who did not choose to.

    Raises:
        CampaignGone: no such campaign for this person.
    """
    campaign = await campaigns.by_id(session, viewer, campaign_id)
    places = await _places(session, viewer, await _points(session, campaign))
    empty = Board(period="campaign", title=campaign.hashtag, left=campaigns.when(viewer, campaign), version=0)
    listed = sum(place.rank > 0 for place in places)
    if listed < FEWEST:
        return empty
    at = next((i for i, place in enumerate(places) if place.account == viewer.account), None)
    near = [] if at is None else places[max(0, at - NEAR) : at + NEAR + 1]
    top = [place for place in places if place.rank][:TOP]
    faces = await faces_of(session, viewer, [place.account for place in (*top, *near)])
    around = standings_of(viewer, near, faces)
    return Board(
        period="campaign",
        title=empty.title,
        left=empty.left,
        version=0,
        enough=True,
        people=listed,
        me=next((standing for standing in around if standing.me), None),
        near=around,
        top=standings_of(viewer, top, faces),
    )


async def _points(session: Session, campaign: Campaign) -> Counter[str]:
    """What landed for posts and shares of this campaign, by account; what was taken back is taken off."""
    photos = select(Photo.id).join(Card, col(Card.id) == Photo.card_id).where(*campaigns.photos_of(campaign))
    shares = select(Share.id).join(Card, col(Card.id) == Share.card_id).where(*campaigns.shares_of(campaign))
    about = func.substr(Transfer.evidence, 1, ID)
    posted = select(Transfer.pending_id).where(Transfer.phase == "post")
    landed = select(Transfer).where(
        (col(Transfer.phase) == "direct") | ((col(Transfer.phase) == "pending") & col(Transfer.id).in_(posted)),
        col(Transfer.reverses_id).is_(None),
        about.in_(photos) | about.in_(shares),
    )
    back = select(Transfer.reverses_id).where(col(Transfer.reverses_id).is_not(None))
    found: Counter[str] = Counter()
    for transfer in await session.exec(landed.where(col(Transfer.id).not_in(back))):
        if counts_on_boards(transfer.reason) and is_members(transfer.credit_account):
            found[transfer.credit_account] += transfer.amount
    return found


async def _places(session: Session, viewer: Viewer, found: Counter[str]) -> list[Place]:
    """Those who choose to be seen, more points first; the viewer among them, without a rank if nobody else sees it."""
    asked = select(Member.account).where(
        col(Member.account).in_(list(found)), col(Member.deactivated_at).is_(None), col(Member.visibility).in_(SHOWN)
    )
    seen = set((await session.exec(asked)).all())
    order = sorted(((n, account) for account, n in found.items() if account in seen), reverse=True)
    listed = numbered([Place(account, n) for n, account in order])
    if viewer.account not in found or viewer.account in seen:
        return listed
    own = Place(viewer.account, found[viewer.account])
    return sorted([*listed, own], key=lambda place: (place.points, place.account), reverse=True)
