"""Contests and draws as people see them."""

from dataclasses import dataclass, field

from advocacy_app.read_models.judging import JudgeLine, ScoredWork
from advocacy_app.read_models.people import Choice
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.read_models.studio import Whom


@dataclass(frozen=True)
class RulesPart:
    """A heading of the rules with its words; what is frozen and hashed is the text, all of it."""

    title: str
    words: str = ""


@dataclass(frozen=True)
class PrizeLine:
    """Something to win; ``worth`` as money is written, or empty; ``kind`` is ``draw``, ``best`` or ``jury``."""

    name: str
    worth: str = ""
    kind: str = "draw"


@dataclass(frozen=True)
class ContestCard:
    """A contest in a list."""

    id: str
    title: str
    state: str
    state_text: str
    tone: str
    line: str
    prize: str = ""
    taking_part: bool = False


@dataclass(frozen=True)
class Offer:
    """A prize that waits for the reader's word."""

    id: str
    prize: str
    until: str
    claimed: bool = False


@dataclass(frozen=True)
class WonLine:
    """Who has a prize, as far as they allow it to be seen."""

    prize: str
    who: str
    line: str


@dataclass(frozen=True)
class ContestPage:
    """A contest as a member sees it."""

    id: str = ""
    title: str = ""
    language: str = "en"
    about: str = ""
    question: str = ""
    hashtag: str = ""
    state: str = ""
    state_text: str = ""
    tone: str = ""
    dates: str = ""
    photos_until: str = ""
    add: str = ""
    prizes: tuple[PrizeLine, ...] = ()
    rules: tuple[RulesPart, ...] = ()
    rules_sha256: str = ""
    with_draw: bool = False
    may_enter: bool = False
    taking_part: bool = False
    way_text: str = ""
    why_not: str = ""
    taken_part: str = ""
    draw: str = ""
    label: bool = False
    chance: str = ""
    opening: str = ""
    closing: str = ""
    ticket: str = ""
    ticket_text: str = ""
    offers: tuple[Offer, ...] = ()
    won: tuple[WonLine, ...] = ()
    witness: bool = False
    my_answer: str = ""
    judged: bool = False
    judges: str = ""
    judged_until: str = ""
    judge: bool = False
    scores: tuple[ScoredWork, ...] = ()


@dataclass(frozen=True)
class Seal:
    """A checksum: its hex digits, eight words to compare aloud, and a picture to compare by eye."""

    sha256: str = ""
    phrase: str = ""
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True)
class ProofStep:
    """A line of the timeline."""

    done: bool
    title: str
    line: str = ""


@dataclass(frozen=True)
class PickLine:
    """Who was drawn, without a name."""

    title: str
    c_i: str
    line: str = ""


@dataclass(frozen=True)
class DrawProof:
    """A draw as anybody may see it: no name, no number of tickets of anybody."""

    id: str
    state: str
    state_text: str
    tone: str
    title: str
    language: str
    prizes: tuple[str, ...]
    label: bool
    chance: tuple[str, ...]
    bias: bool
    opening: Seal
    closing: Seal | None
    steps: tuple[ProofStep, ...]
    entries: str
    excluded: tuple[str, ...]
    picks: tuple[PickLine, ...]
    notices: tuple[str, ...]
    rules_sha256: str
    rules: tuple[RulesPart, ...]
    verifier_sha256: str
    round: int
    replaced_by: str
    contest: str
    zone: str = ""
    waits: tuple[str, ...] = ()
    bring: str = ""
    """Where the number of a beacon that is out can be read, while it is waited for."""


@dataclass(frozen=True)
class Bound:
    """What a witness does next: lock in a number, wait, reveal it, or nothing any more."""

    draw: str
    name: str
    title: str
    state: str
    """``lock``, ``wait``, ``reveal``, ``over`` or ``missed``: the time is over and there is no number."""
    until: str = ""
    bound_to: str = ""


@dataclass(frozen=True)
class CheckLine:
    """Something that a country asks; ``said`` when it was confirmed."""

    rule: str
    country: str
    words: str
    source: str
    url: str
    asks: bool
    said: bool


@dataclass(frozen=True)
class PrizeField:
    """A prize in the form."""

    kind: str = "draw"
    name: str = ""
    value: str = ""
    currency: str = "EUR"
    cash_like: bool = False


@dataclass(frozen=True)
class WitnessField:
    """A witness in the form."""

    name: str = ""
    member_id: str = ""


@dataclass(frozen=True)
class DeskClaim:
    """A prize at the desk of those who run the contest; ``who`` is empty where it was passed on."""

    id: str
    prize: str
    who: str
    state: str
    line: str
    may_hand: bool = False
    may_give_up: bool = False


@dataclass(frozen=True)
class ContestFields:
    """What the form of a contest begins with."""

    title: str = ""
    about: str = ""
    question: str = ""
    hashtag: str = ""
    opens_day: str = ""
    opens_hour: str = ""
    closes_day: str = ""
    closes_hour: str = ""
    zone: str = ""
    entropy: str = "none"
    public_what: str = ""
    alternates: str = "3"
    claim_days: str = "14"
    prizes: tuple[PrizeField, ...] = ()
    witnesses: tuple[WitnessField, ...] = ()
    whom: Whom = field(default_factory=Whom)
    judges: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    blind: bool = True
    judge_days: str = "7"
    campaign: str = ""


@dataclass(frozen=True)
class ContestDesk:
    """A contest as its owners see it: ``fields`` and checklist before the start, what happens after it.

    ``board`` says what became of the board with a prize: ``waiting`` for a human's word, ``clear``, or empty.
    ``with_chance`` while a draw decides about something.
    """

    id: str = ""
    state: str = ""
    state_text: str = ""
    tone: str = ""
    title: str = ""
    dates: str = ""
    fields: ContestFields = field(default_factory=ContestFields)
    hosts: tuple[Choice, ...] = ()
    """Campaigns it may belong to."""
    reach: str = ""
    """How many people may take part, as things are."""
    with_chance: bool = False
    checks: tuple[CheckLine, ...] = ()
    unknown: str = ""
    rules: tuple[RulesPart, ...] = ()
    people: int = 0
    draw: str = ""
    waits_for: str = ""
    witness_lines: tuple[str, ...] = ()
    claims: tuple[DeskClaim, ...] = ()
    best: tuple[str, ...] = ()
    board: str = ""
    judges: tuple[JudgeLine, ...] = ()
    judged_until: str = ""
    may_name: bool = False
    may_cancel: bool = False
