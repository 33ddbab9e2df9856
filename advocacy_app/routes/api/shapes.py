"""What goes over the wire about cards and people. The names here are a promise; read models may change behind them."""

from typing import Annotated, ClassVar

from pydantic import Field

from advocacy_app.read_models.feed import FeedCard, FeedWindow, PictureView
from advocacy_app.read_models.people import Face, Viewer
from advocacy_app.routes.api.operation import Answered, Sent

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
_WIDTHS = (480, 720, 1080)


class FeedQuery(Sent):
    """Where to go on."""

    after: Slug | None = Field(default=None, description="`after` of the window before; without it the top")


class BootQuery(Sent):
    """Which page, in which language."""

    path: str = Field(default="/", max_length=200, pattern=r"^/[^?#]*$")
    language: str = Field(default="", max_length=2, validation_alias="l")


class SeenCards(Sent):
    """Cards that were on the screen."""

    slugs: list[Slug] = Field(min_length=1, max_length=50)


class Image(Answered):
    """One size of a picture, as WebP."""

    url: str
    width: int


class Picture(Answered):
    """A picture with its description."""

    alt: str
    width: int
    height: int
    color: str = Field(description="dominant colour, #rrggbb")
    thumbhash: str = Field(description="what to paint until the picture is there: a ThumbHash in base64, or empty")
    images: list[Image]

    @classmethod
    def of(cls, picture: PictureView) -> "Picture | None":
        """None for a card without a picture."""
        if not picture.id:
            return None
        images = [Image(url=f"/media/{picture.id}/{width}.webp", width=width) for width in _WIDTHS]
        size = {"width": picture.width, "height": picture.height}
        return cls(alt=picture.alt, color=picture.dominant, thumbhash=picture.thumbhash, images=images, **size)


class Author(Answered):
    """A colleague as colleagues may see them."""

    name: str
    line: str
    hidden: bool

    @classmethod
    def of(cls, face: Face) -> "Author":
        """The face without what only a screen needs."""
        return cls(name=face.name, line=face.line, hidden=face.hidden)


class Count(Answered):
    """How many colleagues, and whether the caller is among them."""

    count: int
    mine: bool


class Reason(Answered):
    """Why the caller sees a card."""

    short: str
    long: str


class Card(Answered):
    """A card as the caller sees it."""

    slug: str
    language: str
    title: str
    text: str
    purpose: str
    hashtag: str
    url: str
    shareable: bool
    featured: bool
    picture: Picture | None
    author: Author | None
    why: Reason
    thanks: Count
    voices: Count = Field(description="colleagues who shared it")
    comments: int
    saved: bool

    _PLAIN: ClassVar[tuple[str, ...]] = (
        "slug",
        "language",
        "title",
        "purpose",
        "hashtag",
        "shareable",
        "featured",
        "comments",
        "saved",
    )

    @classmethod
    def of(cls, card: FeedCard) -> "Card":
        """A card of the feed."""
        return cls(
            **{name: getattr(card, name) for name in cls._PLAIN},
            text=card.words,
            url=card.href,
            picture=Picture.of(card.picture),
            author=Author.of(card.author) if card.colleague else None,
            why=Reason(short=card.why, long=card.why_more),
            thanks=Count(count=card.thanks, mine=card.thanked),
            voices=Count(count=card.voices, mine=card.mine),
        )


class Feed(Answered):
    """At most twelve cards, best first."""

    cards: list[Card]
    after: str | None = Field(description="where the next window begins; null at the finish line")
    unread: int

    @classmethod
    def of(cls, window: FeedWindow) -> "Feed":
        """A window of the feed."""
        return cls(cards=[Card.of(card) for card in window.cards], after=window.after or None, unread=window.unread)


class SavedCards(Answered):
    """What the caller keeps for later, the latest first."""

    cards: list[Card]


class Me(Answered):
    """The member behind the session or the token."""

    id: str
    name: str
    role: str
    language: str
    timezone: str
    visibility: str = Field(description="how colleagues see the caller: unset, name, nickname or hidden")

    @classmethod
    def of(cls, viewer: Viewer) -> "Me":
        """The viewer without what only the server needs."""
        shared = {name: getattr(viewer, name) for name in ("name", "role", "language", "timezone", "visibility")}
        return cls(id=viewer.member_id, **shared)


class Boot(Answered):
    """The first screen as HTML, for the service worker's shell."""

    head: str
    body: str
    language: str = Field(serialization_alias="lang")
