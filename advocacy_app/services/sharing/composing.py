"""The composer: what it starts with, and what it says about words that have come to rest."""

from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import LANGUAGES, numbers, tr
from advocacy_app.models import Caption, Card
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.sharing import Composer, HintRow, Settled, SharePlan, Starter
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services import feed, guidelines, points
from advocacy_app.services.guidelines import Hint
from advocacy_app.services.sharing.acts import open_share, plan_of
from advocacy_app.services.sharing.drafts import (
    Draft,
    Look,
    captions_of,
    company_name,
    link_address,
    look_at,
    network_named,
    shareable_card,
    unchanged,
)
from advocacy_app.services.sharing.errors import ServerMissing, TimeNotUnderstood
from advocacy_app.services.sharing.reminders import moment_of
from advocacy_app.services.sharing.rules import short_code
from advocacy_app.services.sharing.sameness import similarity

MOST_STROKES = 7
LOWEST = 42
"""Height of a stroke that says what others say."""
NEARLY_FULL = 0.9
SAME = 100

_PICTURES = {
    "spelling": "spell-check",
    "hashtag": "hash",
    "contest": "flag",
    "disclosure": "user-check",
    "advertising": "info",
    "too_long": "text-align-start",
    "banned": "octagon-alert",
    "embargoed": "lock",
    "sameness": "users",
}
_QUIET = frozenset({"hashtag", "contest", "disclosure", "advertising", "sameness"})


async def composer(session: Session, viewer: Viewer, slug: str) -> Composer:
    """What the composer of a card starts with.

    Raises:
        CardGone, InsideOnly: what may be shared.
    """
    card = await shareable_card(session, viewer, slug)
    shown = await feed.card(session, viewer, slug)
    lines = await captions_of(session, card.id)
    company = await company_name(session)
    return Composer(
        slug=slug,
        title=shown.title,
        words=shown.words,
        card_language=shown.language,
        picture=shown.picture,
        photo=bool(shown.picture.id) and not card.url,
        language=viewer.language,
        company=company,
        openings=tuple((language, guidelines.opening(language, company)) for language in LANGUAGES),
        starters=_starters(lines, viewer, card),
        locked=next((line.locked_because for line in lines if line.locked_because), ""),
        offer=await points.offer(session, viewer, "share_said"),
        address_points=(await points.offer(session, viewer, "share_url")).points,
        voices=shown.voices,
        tonight=_when("tonight", viewer),
        morning=_when("tomorrow", viewer),
    )


def _when(name: str, viewer: Viewer) -> str:
    """The time of day of a reminder that has a name; empty when it has passed."""
    try:
        moment = moment_of(name, clock.now(), viewer.timezone)
    except TimeNotUnderstood:
        return ""
    return numbers.clock_time(viewer.language, moment, viewer.timezone)


def _starters(lines: list[Caption], viewer: Viewer, card: Card) -> tuple[Starter, ...]:
    """The reader's own language first, then the card's, then the others; each in its order."""
    locked = [line for line in lines if line.locked_because]
    order = [viewer.language, card.language, *LANGUAGES]
    chosen = sorted(locked or lines, key=lambda line: order.index(line.language))
    return tuple(Starter(line.id, line.text, line.language, line.network, line.locked_because) for line in chosen)


async def settle(
    session: Session, viewer: Viewer, slug: str, draft: Draft, *, share_id: str = "", n: int = 0
) -> Settled:
    """Look at words that have come to rest; if nothing keeps them from going out, with a plan to do so.

    ``share_id`` is the share that an earlier look began, ``n`` the number of the question.

    Raises:
        CardGone, InsideOnly: what may be shared.
        SharingPaused: all sharing stands still.
        TooManyWords, NetworkUnknown: what cannot go out anywhere.
    """
    await guidelines.must_not_be_paused(session)
    card = await shareable_card(session, viewer, slug)
    draft, locked = await unchanged(session, card.id, draft)
    if not draft.words.strip():
        return Settled(n, SharePlan(id=share_id))
    look = await look_at(session, viewer, card, draft)
    plan, needs_server = await _planned(session, viewer, card, draft, look, share_id)
    is_starter = await _is_starter(session, card.id, draft)
    line, more = ("", "") if locked else _sameness_in_words(viewer, look, is_starter=is_starter)
    counted, over = _length(viewer, draft, look)
    hints = tuple(_row(viewer, draft.words, hint) for hint in look.hints)
    return Settled(
        n=n,
        plan=plan,
        says_so=look.says_so,
        own=not (is_starter or look.same.is_hint),
        hints=hints,
        told=tr(viewer.language, "composer.hints", n=len(hints), text=hints[0].text) if hints else "",
        blocked=tr(viewer.language, "sharing.blocked", rule=_source(viewer, look.block)) if look.block else "",
        needs_server=needs_server,
        strokes=_strokes(look),
        line=line,
        line_more=more,
        counted=counted,
        over=over,
    )


async def _planned(
    session: Session, viewer: Viewer, card: Card, draft: Draft, look: Look, share_id: str
) -> tuple[SharePlan, bool]:
    """How they would go out, unless a rule keeps them; and whether the network must be told its server first."""
    if look.block is not None:
        return SharePlan(id=share_id), False
    share = await open_share(session, viewer, card, draft.network, share_id)
    try:
        return await plan_of(session, share, card, look.text), False
    except ServerMissing:
        return SharePlan(id=share.id), True


async def _is_starter(session: Session, card_id: str, draft: Draft) -> bool:
    """Whether the words are those of a line that we offered."""
    lines = (await session.exec(select(Caption.text).where(Caption.card_id == card_id))).all()
    return any(similarity(draft.words, line) == SAME for line in lines)


def _row(viewer: Viewer, words: str, hint: Hint) -> HintRow:
    said = guidelines.normal(words)
    return HintRow(
        kind=hint.kind,
        pic=_PICTURES[hint.kind],
        tone="bad" if hint.blocks else "" if hint.kind in _QUIET else "warn",
        text=tr(viewer.language, hint.key, **hint.args),
        source=_source(viewer, hint),
        href=_address(hint.section),
        why=hint.why,
        fixable=hint.fix is not None,
        add=hint.start == hint.end or hint.kind in _QUIET,
        start=_units(said[: hint.start]),
        end=_units(said[: hint.end]),
        fix=hint.fix or "",
        blocks=hint.blocks,
    )


def _address(section: str) -> str:
    """The part of a guideline that speaks about it."""
    slug, _, part = section.partition("#")
    return f"/guidelines/{slug}#part-{part}" if section else ""


def _source(viewer: Viewer, hint: Hint) -> str:
    return hint.rule or tr(viewer.language, hint.rule_key)


def _units(text: str) -> int:
    """Length as a browser counts it."""
    return len(text.encode("utf-16-le")) // 2


def _strokes(look: Look) -> tuple[Stroke, ...]:
    """Colleagues' strokes, all alike, and one's own: the taller, the less it says the same."""
    others = (Stroke("", LOWEST),) * min(look.others, MOST_STROKES)
    return (*others, Stroke("me", max(LOWEST, SAME - look.same.percent)))


def _sameness_in_words(viewer: Viewer, look: Look, *, is_starter: bool) -> tuple[str, str]:
    language = viewer.language
    if look.same.is_hint:
        return tr(language, "caption.same_words", n=look.same.posts), tr(language, "sharing.make_it_yours")
    if is_starter:
        return tr(language, "sharing.same_starter"), tr(language, "sharing.make_it_yours")
    if not look.others:
        return tr(language, "sharing.sounds_like_you"), tr(language, "sharing.same_first")
    return tr(language, "sharing.sounds_like_you"), tr(language, "sharing.same_different", n=look.others)


def _length(viewer: Viewer, draft: Draft, look: Look) -> tuple[str, bool]:
    network = network_named(draft.network)
    used = network.length(look.text, link_address(short_code()))
    if network.limit is None or used < NEARLY_FULL * network.limit:
        return "", False
    whole = (numbers.whole(viewer.language, used), numbers.whole(viewer.language, network.limit))
    return " / ".join(whole), look.too_many > 0
