"""Rows with sensible values; a test names only what its story is about."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.hashtags import key_of
from advocacy_app.i18n import Language
from advocacy_app.models import Campaign, Caption, Card, Click, Member, Picture, Share, Site, Team, Topic
from advocacy_app.read_models.people import Viewer

LONG_AGO = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


async def _keep(session: Session, row: Any) -> Any:
    session.add(row)
    await session.flush()
    return row


async def site(session: Session, slug: str, **values: Any) -> Site:
    return await _keep(session, Site(**{"id": ids.new_id(), "slug": slug, "name": slug.title()} | values))


async def team(session: Session, slug: str, **values: Any) -> Team:
    return await _keep(session, Team(**{"id": ids.new_id(), "slug": slug, "name": slug.title()} | values))


async def member(session: Session, name: str = "Nina Test", **values: Any) -> Member:
    """An employee who was welcomed and appears under the own name; the e-mail is made from the name and the id."""
    new = ids.new_id()
    base = {
        "id": new,
        "name": name,
        "email": f"{name.split(maxsplit=1)[0].lower()}.{new[-6:]}@lindhall.example",
        "visibility": "name",
        "added_at": LONG_AGO,
        "welcomed_at": LONG_AGO,
    }
    return await _keep(session, Member(**base | values))


async def topic(session: Session, slug: str, **values: Any) -> Topic:
    return await _keep(session, Topic(**{"id": ids.new_id(), "slug": slug} | values))


async def picture(session: Session, **values: Any) -> Picture:
    base = {"id": ids.new_id(), "state": "kept", "width": 1080, "height": 1440, "made_at": LONG_AGO}
    return await _keep(session, Picture(**base | values))


async def card(session: Session, title: str = "A new roast", **values: Any) -> Card:
    """A live link card for everyone that may be shared outside."""
    new = ids.new_id()
    base = {
        "id": new,
        "slug": f"card-{new[-8:]}",
        "kind": "link",
        "purpose": "company_news",
        "state": "live",
        "title": title,
        "url": "https://lindhall.example/news/a-new-roast",
        "live_at": LONG_AGO,
        "made_at": LONG_AGO,
        "changed_at": LONG_AGO,
    }
    return await _keep(session, Card(**base | values))


async def campaign(session: Session, hashtag: str = "#HandsOfLindhall", **values: Any) -> Campaign:
    """A campaign for everyone that runs for a week from now on."""
    new = ids.new_id()
    base = {
        "id": new,
        "slug": f"campaign-{new[-8:]}",
        "hashtag": hashtag,
        "tag": key_of(hashtag),
        "state": "live",
        "title": "Hands",
        "brief": "Show us the hands behind the cup.",
        "starts_at": clock.now(),
        "ends_at": clock.now() + timedelta(days=7),
        "made_at": clock.now(),
        "changed_at": clock.now(),
    }
    return await _keep(session, Campaign(**base | values))


async def caption(session: Session, card: Card, text: str, **values: Any) -> Caption:
    base: dict[str, Any] = {"id": ids.new_id(), "card_id": card.id, "language": "en", "text": text}
    return await _keep(session, Caption(**base | values))


async def share(session: Session, member: Member, card: Card, **values: Any) -> Share:
    """A share that was made but not yet confirmed."""
    new = ids.new_id()
    base = {
        "id": new,
        "member_id": member.id,
        "card_id": card.id,
        "code": new[-10:],
        "target": card.url,
        "network": "linkedin",
        "caption": "Proud of this one.",
        "made_at": clock.now(),
    }
    return await _keep(session, Share(**base | values))


async def click(session: Session, share: Share, **values: Any) -> Click:
    """A human click of a visitor of today."""
    moment = clock.now()
    new = ids.new_id()
    base = {
        "id": new,
        "share_id": share.id,
        "kind": "human",
        "day": moment.date().isoformat(),
        "visitor": new,
        "at": moment,
    }
    return await _keep(session, Click(**base | values))


def viewer(member: Member) -> Viewer:
    """The member, signed in."""
    return Viewer(
        member_id=member.id,
        account=member.account,
        name=member.name,
        role=member.role,
        language=cast("Language", member.language),
        timezone=member.timezone,
        team_id=member.team_id or "",
        site_id=member.site_id or "",
        session_id="",
        visibility=member.visibility,
    )
