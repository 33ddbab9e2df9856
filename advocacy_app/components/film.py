"""A film with its captions, as the phone plays it: never by itself."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.read_models.feed import FilmView, PictureView


def player(m: Markup, film: FilmView, poster: PictureView) -> Node:
    """The film; its captions are on from the start, in the reader's language if there are such."""
    base = "/media/film/" + film.id + "/"

    def track(caption: Any, position: Any) -> Node:
        return m.el(
            "track",
            kind="captions",
            src=base + caption[0] + ".vtt",
            srclang=caption[0],
            label=caption[1],
            default=m.pick(position == 0, True, None),
        )

    return m.el(
        "video",
        m.el("source", src=base + "film.mp4", type="video/mp4"),
        m.each(film.captions, track),
        controls=True,
        playsinline=True,
        preload="metadata",
        poster=m.pick(poster.id != "", "/media/" + poster.id + "/1080.jpg", None),
        cls="whole",
    )
