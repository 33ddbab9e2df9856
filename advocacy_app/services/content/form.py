"""What somebody typed in the editor, cleaned and checked. Pure: the zone is the writer's."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from advocacy_app.hashtags import hashtag_of
from advocacy_app.i18n import LANGUAGES
from advocacy_app.integrations.plain import link
from advocacy_app.models.card import KINDS, PURPOSES
from advocacy_app.services.content.errors import DatesCrossed, DateUnusable, HashtagUnusable, LinkUnusable
from advocacy_app.services.errors import Invalid, must_fit
from advocacy_app.services.feed import MOST_RULES, Rules, audience_in, film_called

TITLE, SUMMARY, BODY, HASHTAG, ALT, ADDRESS = 140, 600, 20_000, 60, 400, 500


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One filled-in form."""

    title: str = ""
    summary: str = ""
    body: str = ""
    kind: str = "article"
    purpose: str = "company_news"
    language: str = "en"
    scope: str = "outside"
    url: str = ""
    video_url: str = ""
    hashtag: str = ""
    live_at: datetime | None = None
    expires_at: datetime | None = None
    review_by: datetime | None = None
    picture_id: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    alts: Mapping[str, str] = field(default_factory=dict[str, str])
    topics: frozenset[str] = frozenset()
    audience: Rules = frozenset()


def typed(form: Mapping[str, Any], tz: str) -> Typed:
    """The form as something that a card can take.

    Raises:
        Invalid: a subclass says what cannot be used; nothing is cut off silently.
    """
    said = _Form(form)
    live_at, expires_at = said.moment("live_at", tz), said.moment("expires_at", tz)
    if live_at and expires_at and expires_at <= live_at:
        raise DatesCrossed
    return Typed(
        title=said.line("title", TITLE),
        summary=said.text("summary", SUMMARY),
        body=said.text("body", BODY),
        kind=said.one_of("kind", KINDS),
        purpose=said.one_of("purpose", PURPOSES),
        language=said.one_of("language", LANGUAGES),
        scope=said.one_of("scope", ("inside", "outside")),
        url=said.address("url"),
        video_url=said.film() or said.address("video_url", ADDRESS),
        hashtag=said.hashtag(),
        live_at=live_at,
        expires_at=expires_at,
        review_by=said.moment("review_by", tz),
        picture_id=said.line("picture", 32),
        focus=(said.part("focus_x"), said.part("focus_y")),
        alts={language: words for language in LANGUAGES if (words := said.line(f"alt:{language}", ALT))},
        topics=said.ticked("topic:"),
        audience=audience_in(form),
    )


def version_in(form: Mapping[str, Any]) -> int:
    """The version of the card that the form was made from; 0, which no card has, if it does not say."""
    said = str(form.get("version") or "")[:9]
    return int(said) if said.isascii() and said.isdigit() else 0


class _Form:
    """Reads fields by name; whatever a client sends, a field is text."""

    def __init__(self, form: Mapping[str, Any]) -> None:
        self._form = form

    def text(self, name: str, most: int) -> str:
        words = unicodedata.normalize("NFC", str(self._form.get(name) or "")).replace("\0", "").replace("\r\n", "\n")
        return must_fit(words.strip(), most, name)

    def line(self, name: str, most: int) -> str:
        must_fit(" ".join(str(self._form.get(name) or "").split()), most, name)
        return " ".join(self.text(name, most * 2).split())

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        if (value := str(self._form.get(name) or known[0])) not in known:
            raise Invalid
        return value

    def film(self) -> str:
        """The name of a film that was sent; empty without one."""
        film = film_called(self.line("film", 32), self.line("film_captions", 40))
        return film.name if film else ""

    def address(self, name: str, most: int = 2000) -> str:
        given = self.line(name, most)
        if given and not re.match(r"https?://", given, re.IGNORECASE) and re.match(r"[\w-]+(\.[\w-]+)+(/|$)", given):
            given = f"https://{given}"
        if given and not link(given):
            raise LinkUnusable(at=name)
        return given

    def hashtag(self) -> str:
        if (tag := hashtag_of(self.line("hashtag", HASHTAG))) is None:
            raise HashtagUnusable
        return tag

    def moment(self, name: str, tz: str) -> datetime | None:
        """A local date (from its first minute) or date and time in the writer's zone."""
        if not (given := str(self._form.get(name) or "").strip()):
            return None
        try:
            local = datetime.fromisoformat(given)
            return local.replace(tzinfo=local.tzinfo or ZoneInfo(tz)).astimezone(UTC)
        except (ValueError, OverflowError):
            raise DateUnusable(at=name) from None

    def part(self, name: str) -> float:
        """A place between 0 and 1."""
        try:
            return min(max(float(str(self._form.get(name) or "0.5")[:12]), 0.0), 1.0)
        except ValueError:
            return 0.5

    def ticked(self, prefix: str) -> frozenset[str]:
        names = [str(name) for name, value in self._form.items() if str(name).startswith(prefix) and value]
        if len(names) > MOST_RULES:
            raise Invalid
        return frozenset(name.removeprefix(prefix)[:64] for name in names)


def local(moment: datetime | None, tz: str) -> str:
    """A moment as ``datetime-local`` wants it, in the writer's zone; empty for none."""
    return moment.astimezone(ZoneInfo(tz)).strftime("%Y-%m-%dT%H:%M") if moment else ""
