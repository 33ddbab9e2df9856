"""What a browser may see of campaigns. Words are in the reader's language; the campaign's own carry theirs."""

from dataclasses import dataclass, field

from advocacy_app.read_models.feed import PictureView
from advocacy_app.read_models.people import Face
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.read_models.studio import OnTable


@dataclass(frozen=True)
class GoalView:
    """How far a campaign is: ``words`` ("38 of 60 photos") and the same as strokes; no strokes without a goal."""

    words: str = ""
    mine: str = ""
    label: str = ""
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True)
class CampaignCard:
    """A campaign among others: what is asked, how long, how far it is, and whether the reader takes part."""

    href: str
    hashtag: str
    words: str
    language: str
    when: str
    over: bool
    joined: bool
    goal: GoalView
    pictures: tuple[PictureView, ...]
    add: str
    points: int


@dataclass(frozen=True)
class JoinPage:
    """What the reader may join in now, and what is over."""

    running: tuple[CampaignCard, ...] = ()
    over: tuple[CampaignCard, ...] = ()


@dataclass(frozen=True)
class WallPost:
    """A colleague's photo on a wall; ``photo`` is its id for those who may feature it."""

    href: str
    author: Face
    picture: PictureView
    words: str
    language: str
    thanks: int
    featured: bool
    photo: str = ""


@dataclass(frozen=True)
class WallShare:
    """A post that was carried outside: by whom (``who`` was the last), and somebody's words with the hashtag.

    ``language`` is that of the words, ``spoken`` that of the post.
    """

    who: Face
    line: str
    words: str
    said_by: str
    language: str
    title: str
    spoken: str
    href: str


@dataclass(frozen=True)
class ToShare:
    """A post of the company that carries the hashtag."""

    href: str
    share: str
    title: str
    language: str
    picture: PictureView


@dataclass(frozen=True)
class Brief:
    """What a campaign asks for, in its own language; ``asked`` says who asks and until when."""

    title: str = ""
    words: str = ""
    language: str = "en"
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()
    sponsor: str = ""
    sponsor_words: str = ""
    asked: str = ""


@dataclass(frozen=True)
class CampaignWall:
    """A hashtag's wall. Without a campaign behind it (``campaign`` is empty) it has posts and nothing else."""

    hashtag: str = ""
    campaign: str = ""
    over: bool = False
    brief: Brief = field(default_factory=Brief)
    goal: GoalView = field(default_factory=GoalView)
    people: str = ""
    joined: bool = False
    mine: str = ""
    hero: PictureView = field(default_factory=PictureView)
    posts: tuple[WallPost, ...] = ()
    more: bool = False
    shares: tuple[WallShare, ...] = ()
    to_share: tuple[ToShare, ...] = ()
    add: str = ""
    points: int = 0
    may_feature: bool = False


@dataclass(frozen=True)
class Template:
    """What one may begin with; ``days`` is how long it runs."""

    name: str
    title: str
    about: str
    days: str


@dataclass(frozen=True)
class CampaignRow:
    """A campaign in the studio's list. ``state`` is the one that colleagues would notice."""

    slug: str
    hashtag: str
    title: str
    language: str
    state: str
    state_name: str
    tone: str
    by: str
    when: str
    goal: str = ""
    waits: bool = False
    """A champion asks to have it published."""


@dataclass(frozen=True)
class CampaignList:
    """Every campaign on this person's table, and the templates."""

    rows: tuple[CampaignRow, ...] = ()
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True)
class CampaignFields:
    """What the form starts with; dates are local, as ``datetime-local`` wants them."""

    hashtag: str = ""
    title: str = ""
    brief: str = ""
    dos: str = ""
    donts: str = ""
    sponsor_name: str = ""
    sponsor_words: str = ""
    language: str = "en"
    goal_kind: str = "none"
    goal: str = ""
    starts_at: str = ""
    ends_at: str = ""


@dataclass(frozen=True)
class CampaignDesk(OnTable):
    """A campaign on its owner's table."""

    href: str = ""
    started: bool = False
    waits: bool = False
    fields: CampaignFields = field(default_factory=CampaignFields)


@dataclass(frozen=True)
class Figure:
    """A number with how it came about, and what it means."""

    name: str
    value: str
    kind: str
    how: str


@dataclass(frozen=True)
class GroupFigure:
    """A site with at least five people, and how many of them took part."""

    name: str
    words: str
    share: int


@dataclass(frozen=True)
class CampaignReport:
    """What a campaign brought. ``groups`` leaves out whatever would let somebody be found."""

    slug: str = ""
    hashtag: str = ""
    title: str = ""
    when: str = ""
    goal: GoalView = field(default_factory=GoalView)
    figures: tuple[Figure, ...] = ()
    groups: tuple[GroupFigure, ...] = ()
    hidden: bool = False
