"""What the feed shows."""

from dataclasses import dataclass, replace

from advocacy_app.read_models.comments import CommentView
from advocacy_app.read_models.people import Face


@dataclass(frozen=True)
class PictureView:
    """A picture in the sizes the phone may choose from; no ``id`` means no picture."""

    id: str = ""
    alt: str = ""
    position: str = "50% 50%"
    dominant: str = "#808080"
    width: int = 1080
    height: int = 1350
    blurred: str = "none"
    """The picture as one knows it before it has come, for CSS's ``background-image``."""
    thumbhash: str = ""
    """The same as a ThumbHash in base64, for apps that paint such hashes themselves."""


@dataclass(frozen=True)
class FilmView:
    """A film: one of our own with its captions (language, its name), or the address of one elsewhere."""

    id: str = ""
    captions: tuple[tuple[str, str], ...] = ()
    link: str = ""


_NO_FILM = FilmView()


@dataclass(frozen=True)
class FeedCard:
    """One card as one reader sees it; every text is already in the reader's language or carries its own."""

    slug: str
    colleague: bool
    language: str
    title: str
    words: str
    purpose: str
    line: str
    hashtag: str
    href: str
    external: bool
    shareable: bool
    picture: PictureView
    author: Face
    why: str
    why_more: str
    thanks: int
    thanked: bool
    saved: bool
    comments: int
    voices: int
    mine: bool
    points: int
    featured: bool = False
    gone: bool = False
    video: bool = False
    film: FilmView = _NO_FILM


def tombstone(slug: str, language: str) -> FeedCard:
    """What is left of a card that was taken back while it was on somebody's screen: its place."""
    return FeedCard(
        slug=slug,
        colleague=False,
        language=language,
        title="",
        words="",
        purpose="",
        line="",
        hashtag="",
        href="",
        external=False,
        shareable=False,
        picture=PictureView(),
        author=Face(),
        why="",
        why_more="",
        thanks=0,
        thanked=False,
        saved=False,
        comments=0,
        voices=0,
        mine=False,
        points=0,
        gone=True,
    )


@dataclass(frozen=True)
class FeedWindow:
    """At most twelve cards and where the next ones begin; an empty ``after`` is the finish line."""

    cards: tuple[FeedCard, ...] = ()
    after: str = ""
    unread: int = 0


@dataclass(frozen=True)
class CardPage:
    """A card on a page of its own: the whole text and what is said about it. ``html`` is sanitised."""

    card: FeedCard
    html: str = ""
    comments: tuple[CommentView, ...] = ()


NO_CARD = replace(tombstone("", "en"), gone=False)
