"""Moving a card through its life: sent for review, published, taken back. Each move is audited and recorded."""

from collections.abc import Awaitable, Callable

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import (
    CardArchived,
    CardFeatured,
    CardPaused,
    CardPublished,
    CardResumed,
    CardReturned,
    CardSubmitted,
    Fact,
)
from advocacy_app.models import Card, CardReturn
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.content.errors import EmbargoStands, ReasonMissing, TimeIsOver, TimeIsPast
from advocacy_app.services.content.rules import DEEDS, slug_of
from advocacy_app.services.content.table import open_for
from advocacy_app.services.content.wants import check_ready
from advocacy_app.services.errors import Invalid, must_fit

LONGEST_REASON = 600


async def move(session: Session, viewer: Viewer, slug: str, deed: str, words: str = "") -> str:
    """Take a step of a card's life, one of ``_MOVES``; the card's slug after it.

    ``words`` is the reason that ``send_back`` asks for. A first publication gives the card its readable address.

    Raises:
        CardGone, NotAllowed, NotNow: see ``open_for``.
        NotReady: something that this kind of post needs is missing.
        TimeIsPast, EmbargoStands, TimeIsOver: the dates on the card do not allow it.
        ReasonMissing, TooLong: nothing goes back without a reason.
    """
    if deed not in _MOVES:
        raise Invalid
    card = await open_for(session, viewer, slug, deed)
    card.state = DEEDS[deed].to or card.state
    fact = await _MOVES[deed](session, viewer, card, words)
    card.version, card.changed_at = card.version + 1, clock.now()
    await session.flush()
    named = "card_recalled" if deed == "pause" else "card_moved"
    await identity.audit(session, viewer.member_id, named, f"card:{card.id}", by=deed, to=card.state)
    if fact:
        await bus.record(session, fact)
    return card.slug


async def _submit(_: Session, viewer: Viewer, card: Card, __: str) -> Fact:
    check_ready(card)
    return CardSubmitted(actor=viewer.member_id, card=card.id, version=card.version)


async def _take_back(_: Session, __: Viewer, ___: Card, ____: str) -> None:
    return None


async def _send_back(session: Session, viewer: Viewer, card: Card, words: str) -> Fact:
    if not (reason := must_fit(" ".join(words.split()), LONGEST_REASON, "why")):
        raise ReasonMissing
    row = CardReturn(id=ids.new_id(), card_id=card.id, member_id=viewer.member_id, words=reason, at=clock.now())
    session.add(row)
    await session.flush()
    return CardReturned(actor=viewer.member_id, card=card.id, reply=row.id)


async def _publish(_: Session, viewer: Viewer, card: Card, __: str) -> Fact:
    if card.live_at and card.live_at > clock.now():
        raise EmbargoStands
    _get_ready(card)
    card.live_at = clock.now()
    return CardPublished(actor=viewer.member_id, card=card.id)


async def _schedule(_: Session, __: Viewer, card: Card, ___: str) -> None:
    if card.live_at is None or card.live_at <= clock.now():
        raise TimeIsPast
    _get_ready(card)


def _get_ready(card: Card) -> None:
    check_ready(card)
    if card.expires_at and card.expires_at <= clock.now():
        raise TimeIsOver
    if card.slug == f"post-{card.id[-12:]}":
        card.slug = slug_of(card.title, card.id[-4:])


async def _pause(_: Session, viewer: Viewer, card: Card, __: str) -> Fact:
    card.paused_by = viewer.member_id
    return CardPaused(actor=viewer.member_id, card=card.id)


async def _resume(_: Session, viewer: Viewer, card: Card, __: str) -> Fact | None:
    """Back where it was: on show, or waiting for its time."""
    _get_ready(card)
    card.paused_by = ""
    if card.live_at and card.live_at > clock.now():
        card.state = "scheduled"
        return None
    return CardResumed(actor=viewer.member_id, card=card.id)


async def _archive(_: Session, viewer: Viewer, card: Card, __: str) -> Fact:
    card.featured_at = None
    return CardArchived(actor=viewer.member_id, card=card.id)


async def _reopen(_: Session, __: Viewer, card: Card, ___: str) -> None:
    """An archived card becomes a draft again; what ended it is forgotten."""
    card.live_at = card.expires_at = None


async def _feature(_: Session, viewer: Viewer, card: Card, __: str) -> Fact:
    card.featured_at = clock.now()
    return CardFeatured(actor=viewer.member_id, card=card.id)


async def _unfeature(_: Session, __: Viewer, card: Card, ___: str) -> None:
    card.featured_at = None


_MOVES: dict[str, Callable[[Session, Viewer, Card, str], Awaitable[Fact | None]]] = {
    "submit": _submit,
    "take_back": _take_back,
    "send_back": _send_back,
    "publish": _publish,
    "schedule": _schedule,
    "unschedule": _take_back,
    "pause": _pause,
    "resume": _resume,
    "archive": _archive,
    "reopen": _reopen,
    "feature": _feature,
    "unfeature": _unfeature,
}
