"""Films of posts. ``Card.video_url`` holds either the address of a film elsewhere or the name of one of our own.

The name says which languages it has captions in: ``film:<id>:en,sl``. The bytes lie in the blob store under
``film/<id>/film.mp4`` and ``film/<id>/<language>.vtt``. Pure: no session, no clock.
"""

import re
from typing import NamedTuple

from advocacy_app.i18n import LANGUAGES, Language, is_language, tr
from advocacy_app.integrations.plain import link
from advocacy_app.read_models.feed import FilmView

FILE = "film.mp4"
_NAME = re.compile(r"film:([0-9a-f]{32}):([a-z,]*)")


class Film(NamedTuple):
    """A film of our own and the languages of its captions."""

    id: str
    languages: tuple[Language, ...] = ()

    @property
    def name(self) -> str:
        """What stands in ``Card.video_url``."""
        return f"film:{self.id}:{','.join(self.languages)}"


def film_in(video_url: str) -> Film | None:
    """The film of our own that a card names, if it names one."""
    found = _NAME.fullmatch(video_url)
    return Film(found[1], tuple(it for it in found[2].split(",") if is_language(it))) if found else None


def film_called(film_id: str, languages: str) -> Film | None:
    """A film by its id and its languages as a form sends them, in our own order; None for anything else."""
    wanted = set(languages.split(","))
    found = film_in(f"film:{film_id}:")
    return Film(found.id, tuple(it for it in LANGUAGES if it in wanted)) if found else None


def film_view(video_url: str, reader: Language) -> FilmView:
    """What a page plays: captions in the reader's language first."""
    film = film_in(video_url)
    if film is None:
        return FilmView(link=link(video_url))
    order = sorted(film.languages, key=lambda it: it != reader)
    return FilmView(id=film.id, captions=tuple((it, tr(reader, f"language.{it}")) for it in order))
