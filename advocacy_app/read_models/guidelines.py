"""Guidelines as they are read, and as they are written in the studio."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Side:
    """One half of a pair: words as safe HTML, and a picture if there is one."""

    html: str = ""
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True)
class DoDont:
    """What to do, and what better not."""

    do: Side
    dont: Side


@dataclass(frozen=True)
class AskedView:
    """A question of the FAQ and its answer."""

    question: str
    html: str


@dataclass(frozen=True)
class PartView:
    """A part of a guideline; ``kind`` is text, picture, pairs, faq or contact."""

    id: str
    kind: str
    title: str
    html: str = ""
    picture: str = ""
    alt: str = ""
    pairs: tuple[DoDont, ...] = ()
    asked: tuple[AskedView, ...] = ()


@dataclass(frozen=True)
class GuidelinePage:
    """A guideline in one language. ``language`` is that of its words; ``elsewhere`` says that it isn't the reader's.

    ``accepted`` is the day on which the reader accepted this major version; empty if they have not.
    """

    slug: str = ""
    title: str = ""
    language: str = "en"
    elsewhere: bool = False
    version: str = ""
    dated: str = ""
    minutes: int = 1
    changed: str = ""
    again: bool = False
    accepted: str = ""
    public: str = ""
    parts: tuple[PartView, ...] = ()


@dataclass(frozen=True)
class GuidelineRow:
    """A guideline in the list."""

    slug: str
    title: str
    language: str
    minutes: int
    version: str
    dated: str
    accepted: str
    again: bool


@dataclass(frozen=True)
class DeskRow:
    """A guideline in the studio's list; ``version`` is empty before the first one."""

    slug: str
    title: str
    version: str
    languages: str
    accepted: str
    public: bool


@dataclass(frozen=True)
class TemplateRow:
    """A template from which a guideline can be started."""

    id: str
    title: str
    note: str


@dataclass(frozen=True)
class VersionRow:
    """A version in the history."""

    id: str
    name: str
    dated: str
    by: str
    changed: str
    current: bool


@dataclass(frozen=True)
class Blank:
    """A word in braces that waits to be filled in, with its ``label``; ``shared`` means in all languages at once."""

    name: str
    label: str
    shared: bool


@dataclass(frozen=True)
class Tongue:
    """A language of the document: whether it has a draft, and whether that can be published as it stands."""

    code: str
    name: str
    ready: bool


@dataclass(frozen=True)
class GuidelineDesk:
    """A guideline in the studio, in the language that is being written."""

    slug: str = ""
    title: str = ""
    language: str = "en"
    body: str = ""
    seen: str = ""
    trouble: str = ""
    blanks: tuple[Blank, ...] = ()
    tongues: tuple[Tongue, ...] = ()
    versions: tuple[VersionRow, ...] = ()
    preview: GuidelinePage = field(default_factory=GuidelinePage)
    note: str = ""
    accepted: str = ""
    public: bool = False
    address: str = ""
    ready: bool = False


@dataclass(frozen=True)
class RuleLine:
    """A rule of the hints, as owners see it; ``until`` is an ISO day."""

    id: str = ""
    kind: str = "banned"
    kind_name: str = ""
    label: str = ""
    pattern: str = ""
    instead: str = ""
    language: str = ""
    section: str = ""
    why: str = ""
    until: str = ""
    blocks: bool = False
    on: bool = False


@dataclass(frozen=True)
class SectionChoice:
    """A part of a guideline to which a hint can lead."""

    value: str
    label: str


@dataclass(frozen=True)
class Found:
    """Where a rule would have spoken up: the words around it, and those it is about. Nobody's name."""

    before: str
    match: str
    after: str


@dataclass(frozen=True)
class Rehearsal:
    """What a rule would have said about past posts."""

    ran: bool = False
    looked_at: int = 0
    hits: int = 0
    line: str = ""
    examples: tuple[Found, ...] = ()


@dataclass(frozen=True)
class PauseView:
    """All sharing stands still, since when and why; ``paused`` is False while it does not."""

    paused: bool = False
    reason: str = ""
    language: str = "en"
    since: str = ""
