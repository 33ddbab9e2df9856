"""What the studio shows to those who write, look through and publish."""

from dataclasses import dataclass, field

from advocacy_app.read_models.people import Face


@dataclass(frozen=True)
class StudioFrame:
    """Who is in the studio, and what waits in its places."""

    me: Face = field(default_factory=Face)
    owner: bool = False
    writer: bool = False
    administrator: bool = False
    in_review: int = 0
    comments: int = 0
    appeals: int = 0
    posts: int = 0
    campaigns: int = 0
    photos: int = 0
    orders: int = 0
    fair_play: int = 0
    ideas: int = 0


@dataclass(frozen=True)
class ContentRow:
    """A card in a list of the studio. ``state`` is the one readers would notice, ``tone`` a tag's tone."""

    slug: str
    title: str
    state: str
    state_name: str
    tone: str
    by: str
    when: str
    language: str
    picture: str = ""
    dominant: str = ""
    position: str = ""
    stale: bool = False
    featured: bool = False


@dataclass(frozen=True)
class ContentPage:
    """At most thirty rows, and whether there are more."""

    rows: tuple[ContentRow, ...] = ()
    more: bool = False


@dataclass(frozen=True)
class StudioHome:
    """What waits for this person (``waits`` is all of it), what is live, what comes next, what goes stale."""

    greeting: str = ""
    waits: int = 0
    in_review: tuple[ContentRow, ...] = ()
    comments: int = 0
    appeals: int = 0
    posts: int = 0
    orders: int = 0
    fair_play: int = 0
    campaigns: int = 0
    photos: int = 0
    ideas: int = 0
    stale: tuple[ContentRow, ...] = ()
    drafts: tuple[ContentRow, ...] = ()
    scheduled: tuple[ContentRow, ...] = ()
    live: int = 0


@dataclass(frozen=True)
class Choice:
    """Something to tick: ``name`` is the field's, ``label`` what stands beside it."""

    name: str
    label: str
    on: bool = False


@dataclass(frozen=True)
class AudienceGroup:
    """One kind of audience with everything one may tick in it."""

    kind: str
    label: str
    choices: tuple[Choice, ...]
    any_on: bool = False


@dataclass(frozen=True)
class Whom:
    """Whom something is for: what may be ticked, and how many days people have been here."""

    groups: tuple[AudienceGroup, ...] = ()
    tenure_under: str = ""
    tenure_over: str = ""


@dataclass(frozen=True)
class OnTable:
    """Something on the table of those who write it. ``deeds`` are what this person may do with it as it is now."""

    slug: str = ""
    version: int = 0
    state: str = "draft"
    state_name: str = ""
    tone: str = ""
    changed: str = ""
    zone: str = ""
    audience: Whom = field(default_factory=Whom)
    deeds: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaptionRow:
    """A line people may start from."""

    id: str
    text: str
    language: str
    language_name: str
    network: str
    uses: int
    locked_because: str = ""


@dataclass(frozen=True)
class AltField:
    """The description of the picture in one language."""

    name: str
    label: str
    text: str = ""
    language: str = ""


@dataclass(frozen=True)
class EditorFields:
    """What the editor's form starts with; dates are local, as ``datetime-local`` wants them."""

    title: str = ""
    summary: str = ""
    body: str = ""
    kind: str = "article"
    purpose: str = "company_news"
    language: str = "en"
    scope: str = "outside"
    url: str = ""
    video_url: str = ""
    film: str = ""
    film_captions: str = ""
    hashtag: str = ""
    live_at: str = ""
    expires_at: str = ""
    review_by: str = ""
    picture: str = ""
    focus_x: str = "0.5"
    focus_y: str = "0.5"


@dataclass(frozen=True)
class EditorPage(OnTable):
    """A card on the writer's table."""

    returned: str = ""
    returned_by: str = ""
    stale: bool = False
    featured: bool = False
    fields: EditorFields = field(default_factory=EditorFields)
    alts: tuple[AltField, ...] = ()
    topics: tuple[Choice, ...] = ()
    captions: tuple[CaptionRow, ...] = ()
    networks: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class TextHint:
    """What the guidelines say about a text: the sentence and the rule it comes from."""

    text: str
    rule: str = ""
    blocks: bool = False


@dataclass(frozen=True)
class CalendarEntry:
    """A card on a day. ``what`` is published, scheduled, expires or review."""

    slug: str
    title: str
    what: str
    label: str
    clock: str = ""
    language: str = "en"


@dataclass(frozen=True)
class CalendarDay:
    """A day of the studio's calendar with what happens on it."""

    number: str
    name: str
    other: bool = False
    today: bool = False
    marks: tuple[CalendarEntry, ...] = ()


@dataclass(frozen=True)
class CalendarPage:
    """Whole weeks, Monday first, around one month; ``start`` is the month's first day (ISO)."""

    title: str = ""
    start: str = ""
    weekdays: tuple[str, ...] = ()
    days: tuple[CalendarDay, ...] = ()
    busy: int = 0


@dataclass(frozen=True)
class SourceRow:
    """A feed that is read again and again; ``failed`` says in words what went wrong last time."""

    id: str
    title: str
    url: str
    when: str
    failed: str = ""
    paused: bool = False


@dataclass(frozen=True)
class Imported:
    """What an import brought; ``pictures`` are new drafts with the addresses of the pictures their pages name."""

    slugs: tuple[str, ...] = ()
    known: int = 0
    source: str = ""
    pictures: tuple[tuple[str, str], ...] = ()
