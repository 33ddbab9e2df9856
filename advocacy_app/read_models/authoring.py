"""Training as its authors see it in the studio."""

from dataclasses import dataclass

from advocacy_app.read_models.training import LessonView

_NO_PREVIEW = LessonView()


@dataclass(frozen=True)
class TextState:
    """A track or a lesson in one language; ``kind`` is published, draft, behind or missing, ``words`` say it."""

    code: str = ""
    name: str = ""
    kind: str = ""
    words: str = ""


@dataclass(frozen=True)
class AuthorRow:
    """A track or a lesson with its five languages; ``href`` leads to its table."""

    href: str = ""
    title: str = ""
    language: str = "en"
    texts: tuple[TextState, ...] = ()


@dataclass(frozen=True)
class AuthorTrack:
    """A track as authors see it; ``drafts`` are those that could be published."""

    name: str = ""
    own: AuthorRow = AuthorRow()
    lessons: tuple[AuthorRow, ...] = ()
    drafts: int = 0


@dataclass(frozen=True)
class PartView:
    """A card or a question on the table. ``help`` says what belongs into it, ``source_…`` what is translated."""

    at: str = "0"
    name: str = ""
    kind: str = "text"
    kind_words: str = ""
    help: str = ""
    title: str = ""
    body: str = ""
    rows: str = "3"
    source_title: str = ""
    source_body: str = ""
    trouble: bool = False


@dataclass(frozen=True)
class EditionRow:
    """A version that was published."""

    version: str = ""
    dated: str = ""
    by: str = ""


@dataclass(frozen=True)
class AuthorDesk:
    """One text on the table, in one language; beside it what readers will see, and the text it is translated from."""

    track: str = ""
    lesson: str = ""
    language: str = "en"
    heading: str = ""
    track_title: str = ""
    seen: str = ""
    draft: bool = False
    may_publish: bool = False
    published: bool = False
    translating: bool = False
    tongues: tuple[TextState, ...] = ()
    remark: str = ""
    title: str = ""
    source_title: str = ""
    about: str = ""
    source_about: str = ""
    about_html: str = ""
    audience: str = "everyone"
    due: str = "0"
    passing: str = "70"
    trusts: bool = False
    minutes: str = ""
    topics: str = ""
    sources: str = ""
    parts: tuple[PartView, ...] = ()
    trouble: str = ""
    warnings: tuple[str, ...] = ()
    preview: LessonView = _NO_PREVIEW
    editions: tuple[EditionRow, ...] = ()


@dataclass(frozen=True)
class BroughtIn:
    """What became of one file; ``tone`` is good, warn or empty."""

    path: str = ""
    words: str = ""
    tone: str = ""
