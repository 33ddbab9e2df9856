"""Culture posts as their authors, the people in them and the reviewers see them; texts are in the reader's language."""

from dataclasses import dataclass, field
from datetime import datetime

from advocacy_app.i18n import Language
from advocacy_app.read_models.people import Choice, Face


@dataclass(frozen=True)
class PhotoTicket:
    """What a photo with a hashtag is besides: a ticket in a draw, under its rules."""

    href: str
    words: str


@dataclass(frozen=True)
class PhotoStart:
    """Before a photo: the ``points`` that it brings when accepted (or ``why`` none), and hashtags to choose from."""

    points: int = 0
    why: str = ""
    hashtags: tuple[str, ...] = ()
    tickets: tuple[PhotoTicket, ...] = ()


@dataclass(frozen=True)
class SentPhoto:
    """What became of a photo that was sent; ``known`` says that the same one had come before."""

    id: str
    state: str
    known: bool = False


@dataclass(frozen=True)
class PersonInPhoto:
    """Somebody in a photo, as its author sees them: ``answer`` is asked or agreed, and empty once it stays unsaid.

    ``may_link`` says that a link or QR can be made for them: they did not agree, and cannot answer in the app.
    """

    id: str
    name: str
    answer: str
    answer_text: str
    may_link: bool = False


@dataclass(frozen=True)
class MyPhoto:
    """One's own photo and where it stands.

    ``state``: in_review, live (may be shared outside), inside (in the feed, stays inside), needs_change, declined,
    pulled (somebody in it does not agree, or no longer), withdrawn. ``tone`` is that of the tag: plain, brand, good
    or warn. ``line`` says what the state means. ``reason`` and ``words`` are the reviewer's (``words_language`` is
    theirs), ``suggestion`` a caption that one tap takes over. ``image`` is a signed address, empty once it is
    gone; ``large`` one to be cropped.
    """

    id: str
    client_id: str
    state: str
    state_text: str
    tone: str
    line: str
    image: str
    dominant: str
    caption: str
    alt: str
    hashtag: str
    scope: str
    sent: str
    times: str = ""
    late: str = ""
    """That a deadline counts it from when it came, where it came after the grace."""
    large: str = ""
    slug: str = ""
    thanks: int = 0
    voices: int = 0
    points: int = 0
    reviewer: str = ""
    reason: str = ""
    words: str = ""
    words_language: str = ""
    suggestion: str = ""
    people: tuple[PersonInPhoto, ...] = ()
    may_fix: bool = False
    may_withdraw: bool = False


@dataclass(frozen=True)
class Twin:
    """A photo that looks like the one under review; ``percent`` 0 to 100."""

    image: str
    percent: int
    line: str


@dataclass(frozen=True)
class QueueItem:
    """A photo that waits for a decision, with everything that helps to take it.

    ``consent_tone`` is good, warn or plain. ``kind`` is new, again (changed by its author) or sample (live already,
    its author posts without review). ``held_by`` names a colleague who is looking at it now. ``approvals`` counts
    those who approved it in this round, out of ``needed``. ``closest`` is the likeness of the nearest photo, in
    percent. ``not_sure`` says that the author does not know whether something confidential is in it.
    """

    id: str
    kind: str
    author: Face
    language: str
    image: str
    image_large: str
    dominant: str
    width: int
    height: int
    caption: str
    alt: str
    hashtag: str
    place: str
    scope: str
    times: str
    consent: str
    consent_tone: str
    not_sure: bool
    closest: int
    twins: tuple[Twin, ...] = ()
    held_by: str = ""
    approvals: int = 0
    needed: int = 1


@dataclass(frozen=True)
class Review:
    """The queue: at most thirty items, the longest waiting first, and what was decided a moment ago."""

    items: tuple[QueueItem, ...] = ()
    waiting: int = 0
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReasonChoice:
    """A reason that a reviewer may give, told in the reviewer's language."""

    code: str
    text: str


@dataclass(frozen=True)
class QueueHolds:
    """What a guest curator's queue holds: ``kind`` is site, team or hashtag, ``text`` its name."""

    kind: str
    value: str
    text: str


@dataclass(frozen=True)
class Curator:
    """A guest curator; with nothing in ``holds``, no photo is theirs to see."""

    id: str
    face: Face
    line: str
    holds: tuple[QueueHolds, ...] = ()


@dataclass(frozen=True)
class Curators:
    """Everybody who reviews as a guest, and the places whose photos they may be given."""

    rows: tuple[Curator, ...] = ()
    sites: tuple[Choice, ...] = ()
    teams: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Decided:
    """A decision, what comes of it (``rules.outcome``), and until when it can be undone."""

    verdict_id: str
    photo_id: str
    until: datetime
    outcome: str = ""


@dataclass(frozen=True)
class Asked:
    """What somebody in a photo is asked, or has answered: the page behind a link, or a request in the app.

    ``image`` is a signed address; empty while the photo is out of sight (``answer`` refused, withdrawn or expired).
    """

    id: str
    photo: str
    name: str
    author: str
    company: str
    image: str
    alt: str
    caption: str
    language: str
    answer: str
    scope: str
    outside_wished: bool
    until: str
    dominant: str = "#808080"
    own: bool = False
    """The reader sent it; asked because they had left and are back."""
    ends_soon: bool = False
    """Whether it is time to say again that it may go on."""


@dataclass(frozen=True)
class FarewellPhoto:
    """A photo of or with somebody who left. ``state``: open (goes at the end of the term), stays, gone."""

    id: str
    state: str
    image: str
    dominant: str
    alt: str
    caption: str
    language: str


@dataclass(frozen=True)
class Farewell:
    """What somebody who left is asked, in the language of the page."""

    company: str
    name: str
    until: str
    photos: tuple[FarewellPhoto, ...] = ()


@dataclass(frozen=True)
class Leaver:
    """Somebody who left: their ``n`` photos go on the day ``until``, unless they let them stay by the ``link``."""

    id: str
    name: str
    address: str
    language: Language
    n: int
    until: str
    mailed: bool
    link: str


@dataclass(frozen=True)
class TakedownItem:
    """A post on a network that shows a photo that was taken back: whose share, where."""

    share_id: str
    who: str
    network: str
    post_url: str
    when: str


@dataclass(frozen=True)
class PulledPhoto:
    """A photo that is out of sight because somebody in it does not agree."""

    id: str
    author: str
    caption: str
    language: str
    when: str


@dataclass(frozen=True)
class Evidence:
    """Everything that was said about the consent to one photo, oldest first; for an auditor."""

    photo_id: str
    entries: tuple[dict[str, str], ...] = field(default=())
