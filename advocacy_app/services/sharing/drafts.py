"""Words on their way: what a member wants to say, for which card, and whether it may go out like that."""

from dataclasses import dataclass
from typing import cast

from sqlmodel import col, select

from advocacy_app.config import settings
from advocacy_app.db import Session
from advocacy_app.i18n import Language
from advocacy_app.models import Caption, Card, Organisation, Share
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed, guidelines
from advocacy_app.services.guidelines import Context, Hint
from advocacy_app.services.sharing.errors import InsideOnly, NetworkUnknown, NothingSaid, TooManyWords
from advocacy_app.services.sharing.networks import NETWORKS, Network
from advocacy_app.services.sharing.prizes import contest_tag
from advocacy_app.services.sharing.rules import short_code
from advocacy_app.services.sharing.sameness import Sameness, sameness

LONGEST = 5_000
"""Characters of a post; only Facebook takes more."""
COMPARED = 300
"""Colleagues with whose words a draft is compared: those who shared the card last."""
STEPS_BACK_AFTER = 7
"""Uses after which a line to start from makes room for the next one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a member wants to say. ``disclosed``: the sentence that tells where they work goes out in front."""

    words: str
    network: str = "native"
    language: Language = "en"
    caption_id: str = ""
    disclosed: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """A draft as it would go out (``text``), the hints about it, and how it compares with colleagues' words."""

    text: str
    says_so: bool
    hints: tuple[Hint, ...]
    same: Sameness
    others: int
    too_many: int

    @property
    def block(self) -> Hint | None:
        """The hint that keeps this from going out."""
        return next((hint for hint in self.hints if hint.blocks), None)


async def shareable_card(session: Session, viewer: Viewer, slug: str) -> Card:
    """A card that this person may see and share outside.

    Raises:
        CardGone: for everything that this person may not see.
        InsideOnly: it stays among colleagues.
    """
    try:
        card = await session.get_one(Card, await feed.visible_card_id(session, viewer, slug))
    except feed.CardGone:
        raise await feed.what_became(session, viewer, slug) from None
    if card.scope != "outside":
        raise InsideOnly
    return card


def network_named(key: str) -> Network:
    """A way out by its name.

    Raises:
        NetworkUnknown: there is none.
    """
    if key not in NETWORKS:
        raise NetworkUnknown
    return NETWORKS[key]


async def company_name(session: Session) -> str:
    """The organisation's name."""
    return (await session.exec(select(Organisation.name))).first() or ""


async def captions_of(session: Session, card_id: str) -> list[Caption]:
    """The lines to start from, in their order; after every seventh use a line steps back behind the others."""
    turn = col(Caption.uses) // STEPS_BACK_AFTER
    asked = select(Caption).where(Caption.card_id == card_id)
    return list((await session.exec(asked.order_by(turn, col(Caption.position), col(Caption.id)))).all())


def link_address(code: str) -> str:
    """The short link that a post carries."""
    return f"{settings().origin}/s/{code}"


async def unchanged(session: Session, card_id: str, draft: Draft) -> tuple[Draft, bool]:
    """The draft, or the words that the law wants unchanged where this card has such; and whether it has."""
    locked = [line for line in await captions_of(session, card_id) if line.locked_because]
    if not locked:
        return draft, False
    line = next((line for line in locked if line.id == draft.caption_id), locked[0])
    return Draft(line.text, draft.network, cast("Language", line.language), line.id, draft.disclosed), True


async def look_at(session: Session, viewer: Viewer, card: Card, draft: Draft) -> Look:
    """Everything there is to say about a draft.

    Raises:
        NothingSaid, TooManyWords, NetworkUnknown: it cannot be looked at.
    """
    network, words = network_named(draft.network), draft.words.strip()
    if not words:
        raise NothingSaid
    if len(words) > LONGEST:
        raise TooManyWords(n=LONGEST)
    company = await company_name(session)
    text = guidelines.with_disclosure(words, draft.language, company) if draft.disclosed else words
    earlier = await words_of_others(session, viewer, card.id)
    too_many = network.too_many(text, link_address(short_code()))
    context = Context(
        company=company,
        disclosed=draft.disclosed,
        rules=await guidelines.rules_in_force(session),
        sections=await guidelines.current_sections(session),
        hashtags=(card.hashtag,) if card.hashtag else (),
        contest=await contest_tag(session, viewer, card, draft.language, company),
        network=network.label,
        too_many=too_many,
    )
    return Look(
        text=text,
        says_so=guidelines.has_disclosure(words, company, draft.language),
        hints=tuple(guidelines.check(draft.words, draft.language, context)),
        same=sameness(text, earlier, company),
        others=len(earlier),
        too_many=too_many,
    )


async def words_of_others(session: Session, viewer: Viewer, card_id: str) -> list[str]:
    """What colleagues said about the card last, once for each colleague."""
    asked = (
        select(Share.member_id, Share.caption)
        .where(Share.card_id == card_id, Share.member_id != viewer.member_id, Share.evidence != "none")
        .order_by(col(Share.made_at).desc())
        .limit(COMPARED)
    )
    latest: dict[str, str] = {}
    for member_id, caption in (await session.exec(asked)).all():
        latest.setdefault(member_id, caption)
    return list(latest.values())
