"""Sharing: a link is made when words have come to rest, and a share counts when its member says that it went out."""

from dataclasses import dataclass

from sqlmodel import col, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.config import settings
from advocacy_app.db import Session
from advocacy_app.events import ShareConfirmed
from advocacy_app.models import Caption, Card, Member, Share
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.points import Outcome
from advocacy_app.read_models.sharing import Confirmed, SharePlan
from advocacy_app.services import guidelines, points
from advocacy_app.services.errors import NotFound
from advocacy_app.services.sharing.addresses import safe_target, server_name, with_utm
from advocacy_app.services.sharing.drafts import (
    LONGEST,
    Draft,
    company_name,
    link_address,
    look_at,
    network_named,
    shareable_card,
    unchanged,
    words_of_others,
)
from advocacy_app.services.sharing.errors import ServerMissing, TooManyWords, WordsBlocked
from advocacy_app.services.sharing.networks import Network, with_address
from advocacy_app.services.sharing.rules import Evidence, short_code
from advocacy_app.services.sharing.sameness import sameness


@dataclass(frozen=True, slots=True)
class Said:
    """What went out: the whole text, where to, in which language, and the line it began with."""

    text: str
    network: str
    language: str
    caption_id: str = ""


async def begin_share(session: Session, viewer: Viewer, slug: str, draft: Draft) -> SharePlan:
    """Make a link for words that are ready, and everything a tap needs to hand them over.

    Raises:
        CardGone, InsideOnly: what may be shared.
        SharingPaused: all sharing stands still.
        NothingSaid, TooManyWords, NetworkUnknown, WordsBlocked: what may be said.
        ServerMissing: Mastodon needs the member's server first.
    """
    await guidelines.must_not_be_paused(session)
    card = await shareable_card(session, viewer, slug)
    draft, _ = await unchanged(session, card.id, draft)
    look = await look_at(session, viewer, card, draft)
    if look.block:
        raise WordsBlocked(rule=look.block.rule)
    share = await open_share(session, viewer, card, draft.network)
    share.caption, share.language = look.text, draft.language
    share.caption_id, share.similarity = draft.caption_id or None, look.same.percent
    session.add(share)
    return await plan_of(session, share, card, look.text)


async def open_share(session: Session, viewer: Viewer, card: Card, network: str, share_id: str = "") -> Share:
    """The member's share of this card that is not out yet, aimed at ``network``; a new one where there is none.

    Its words are not kept: what is never said outside is nobody's business.
    """
    target = target_of(card, network_named(network))
    known = await session.get(Share, share_id) if share_id else None
    mine = known is not None and known.member_id == viewer.member_id and known.card_id == card.id
    if known is not None and mine and known.evidence == Evidence.NONE:
        known.network, known.target = network, target
        return known
    share = Share(
        id=ids.new_id(),
        member_id=viewer.member_id,
        card_id=card.id,
        code=short_code(),
        target=target,
        network=network,
        language=viewer.language,
        made_at=clock.now(),
    )
    session.add(share)
    await session.flush()
    return share


def target_of(card: Card, network: Network) -> str:
    """Where a link leads: the card's own address, marked for statistics, or the post's public page."""
    if card.url:
        return safe_target(with_utm(card.url, network.key, card.slug))
    return f"{settings().origin}/p/{card.slug}"


async def plan_of(session: Session, share: Share, card: Card, text: str) -> SharePlan:
    """What a tap hands over.

    Raises:
        ServerMissing: Mastodon needs the member's server first.
    """
    network, url = network_named(share.network), link_address(share.code)
    server = await _server_of(session, share.member_id) if network.asks_server else ""
    return SharePlan(
        id=share.id,
        url=url,
        network=network.key,
        text=text,
        whole=with_address(text, url),
        intent=network.intent(text, url, server, card.title or await company_name(session)),
        copy_first=network.takes == "address",
    )


async def _server_of(session: Session, member_id: str) -> str:
    server = (await session.exec(select(Member.mastodon_server).where(Member.id == member_id))).one()
    if not server:
        raise ServerMissing
    return server


async def confirm_share(session: Session, viewer: Viewer, share_id: str, said: Said | None = None) -> Confirmed:
    """The member says that it went out, and how; counts once, however often it is said.

    Raises:
        NotFound: no such share, or somebody else's.
        NetworkUnknown, TooManyWords: what cannot have gone out.
    """
    share = await own_share(session, viewer, share_id)
    if share.confirmed_at is None:
        if said:
            await _write_down(session, viewer, share, said)
        share.confirmed_at = clock.now()
        share.evidence = Evidence(share.evidence).raised_by(Evidence.SAID)
        await _count_use(session, share)
        await session.flush()
        await bus.record(session, ShareConfirmed(actor=viewer.member_id, share=share.id))
    return Confirmed(share.id, await points.outcome_of(session, f"share:{share.id}") or Outcome())


async def own_share(session: Session, viewer: Viewer, share_id: str) -> Share:
    """A share of the viewer's, held until the end of the transaction.

    Raises:
        NotFound: no such share, or somebody else's.
    """
    asked = select(Share).where(Share.id == share_id, Share.member_id == viewer.member_id).with_for_update()
    share = (await session.exec(asked)).first()
    if share is None:
        raise NotFound
    return share


async def _write_down(session: Session, viewer: Viewer, share: Share, said: Said) -> None:
    if len(said.text) > LONGEST:
        raise TooManyWords(n=LONGEST)
    card = await session.get_one(Card, share.card_id)
    share.network, share.target = said.network, target_of(card, network_named(said.network))
    share.caption, share.language, share.caption_id = said.text, said.language, said.caption_id or None
    others = await words_of_others(session, viewer, card.id)
    share.similarity = sameness(said.text, others, await company_name(session)).percent


async def _count_use(session: Session, share: Share) -> None:
    """The line that the words began with was used once more."""
    if share.caption_id:
        used = update(Caption).where(col(Caption.id) == share.caption_id, col(Caption.card_id) == share.card_id)
        await session.exec(used.values(uses=Caption.uses + 1))


async def keep_server(session: Session, viewer: Viewer, typed: str) -> str:
    """Remember which Mastodon server is the member's.

    Raises:
        ServerNotUnderstood: what was typed names no server.
    """
    server = server_name(typed)
    await session.exec(update(Member).where(col(Member.id) == viewer.member_id).values(mastodon_server=server))
    return server
