"""What the composer, the personal impact page and the owners' queue of posts show."""

from dataclasses import dataclass
from datetime import datetime

from advocacy_app.read_models.feed import FilmView, PictureView
from advocacy_app.read_models.points import Offer, Outcome
from advocacy_app.read_models.stroke import Stroke

_NO_PICTURE, _NO_FILM, _NO_OFFER, _NO_OUTCOME = PictureView(), FilmView(), Offer(), Outcome()


@dataclass(frozen=True)
class Starter:
    """A line to start from. ``locked`` says why it must go out unchanged; empty for a free one."""

    id: str
    text: str
    language: str
    network: str = ""
    locked: str = ""


@dataclass(frozen=True)
class Composer:
    """A card on its way to be shared: what it is, lines to start from, and what sharing would bring now."""

    slug: str = ""
    title: str = ""
    words: str = ""
    card_language: str = "en"
    picture: PictureView = _NO_PICTURE
    photo: bool = False
    language: str = "en"
    company: str = ""
    openings: tuple[tuple[str, str], ...] = ()
    """The sentence that tells where one works, by language."""
    starters: tuple[Starter, ...] = ()
    locked: str = ""
    offer: Offer = _NO_OFFER
    voices: int = 0
    address_points: int = 0
    """What the address of the post would bring on top."""
    tonight: str = ""
    """The time of "tonight" in words; empty when it has passed."""
    morning: str = ""


@dataclass(frozen=True)
class HintRow:
    """One suggestion. ``start`` and ``end`` count UTF-16 units of the words; ``fix``, if ``fixable``, replaces them."""

    kind: str
    pic: str
    tone: str
    text: str
    source: str
    href: str = ""
    """Where the guidelines say so; empty where they don't."""
    why: str = ""
    fixable: bool = False
    add: bool = False
    """Whether the button says Add rather than Fix."""
    start: int = 0
    end: int = 0
    fix: str = ""
    blocks: bool = False


@dataclass(frozen=True)
class SharePlan:
    """Everything that a tap needs to hand words over at once, without asking the server again.

    ``text`` is what goes out, without the address; ``whole`` holds the address where the network wants one text.
    ``intent`` is the page to open, empty for copy and the phone's share sheet; with ``copy_first`` it takes no words.
    """

    id: str = ""
    url: str = ""
    network: str = ""
    text: str = ""
    whole: str = ""
    intent: str = ""
    copy_first: bool = False


@dataclass(frozen=True)
class Settled:
    """What the server says about words that have come to rest; ``n`` is the number of the question it answers."""

    n: int = 0
    plan: SharePlan = SharePlan()
    says_so: bool = False
    """Whether the words themselves tell where the author works."""
    own: bool = False
    """Whether these are words that neither we nor colleagues have offered or used."""
    hints: tuple[HintRow, ...] = ()
    told: str = ""
    """The hints in a sentence, to be read aloud; empty without any."""
    blocked: str = ""
    """Why this cannot go out, in a sentence; empty if it can."""
    needs_server: bool = False
    """Whether the member must first say which Mastodon server is theirs."""
    strokes: tuple[Stroke, ...] = ()
    line: str = ""
    line_more: str = ""
    counted: str = ""
    """How much of the network's limit is used, from 90 % on ("274 / 280")."""
    over: bool = False


@dataclass(frozen=True)
class Confirmed:
    """A share that its member says went out, and what that brought."""

    id: str
    outcome: Outcome = _NO_OUTCOME


@dataclass(frozen=True)
class Way:
    """Where a shared link leads, and until when: everything the redirect asks, and nothing about who."""

    share_id: str
    sharer: str
    slug: str
    target: str
    made_at: datetime
    state: str
    live_at: datetime | None
    expires_at: datetime | None

    def is_open(self, moment: datetime) -> bool:
        """Live and within its time, to the second."""
        started = self.live_at is not None and self.live_at <= moment
        ended = self.expires_at is not None and self.expires_at <= moment
        return self.state in {"live", "scheduled"} and started and not ended

    def is_over(self, moment: datetime) -> bool:
        """Once public, no more: such a link is gone, while one that is not open yet was never there."""
        was_public = self.state not in {"draft", "in_review"} and self.live_at is not None and self.live_at <= moment
        return was_public and not self.is_open(moment)


@dataclass(frozen=True)
class PublicPost:
    """A post as anybody may see it."""

    slug: str
    language: str
    title: str
    words: str
    picture: PictureView
    author: str
    line: str
    company: str
    hue: int
    hashtag: str = ""
    film: FilmView = _NO_FILM


@dataclass(frozen=True)
class MyShare:
    """One share of mine. ``kind`` is its stroke's, by evidence; numbers are measured.

    ``answer`` says in a colleague's words why the post was not found at the address that was given.
    """

    id: str
    title: str
    slug: str
    when: str
    network: str
    evidence: str
    evidence_text: str
    kind: str
    visits: int
    visitors: int
    machines: int
    own: int = 0
    words: str = ""
    language: str = "en"
    can_give: bool = False
    """Whether the address of the post may be given, or put right."""
    seen: bool = False
    """Whether a colleague has looked at the post."""
    post_url: str = ""
    answer: str = ""


@dataclass(frozen=True)
class SharesPage:
    """At most twenty shares, and where the next page begins; empty at the end."""

    shares: tuple[MyShare, ...] = ()
    after: str = ""


@dataclass(frozen=True)
class NetworkSize:
    """How many people one's network holds, as it was told; ``label`` is a proper name."""

    key: str
    label: str
    size: str = ""


@dataclass(frozen=True)
class Impact:
    """What my shares brought, for my eyes only. Unknown figures are empty, never 0."""

    shares: int = 0
    visits: int = 0
    visitors: int = 0
    machines: int = 0
    own: int = 0
    reach: str = ""
    thanks: int = 0
    strokes: tuple[Stroke, ...] = ()
    strokes_text: str = ""


@dataclass(frozen=True)
class MyReminder:
    """A reminder to come: of what, when, and where it leads."""

    id: str
    title: str
    when: str
    href: str


@dataclass(frozen=True)
class PostToSee:
    """A post that a colleague gave the address of, for an owner to look at."""

    id: str
    who: str
    title: str
    network: str
    url: str
    caption: str
    language: str
    given: str
    mine: bool = False
