"""The part of the editor's form that takes a film and its captions; ``components/desk.js`` sends them."""

from typing import Any

import reflex as rx

from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, fold, kept, select_field, tag
from advocacy_app.components.text import t
from advocacy_app.i18n import LANGUAGES
from advocacy_app.state.studio.editor import EditorState

M = Compiled()
START: Any = EditorState.page.fields
FILM: Any = EditorState.preview.film


def film_field() -> rx.Component:
    """A film of one's own: the file, then captions, a file for each language."""
    names = (("film", START.film), ("film_captions", START.film_captions))
    inside = rx.el.div(
        rx.el.div(
            _file(rx.cond(FILM.id != "", t("studio.film_other"), t("studio.film_choose")), "video/mp4", "film"),
            rx.cond(FILM.id != "", button(M, t("studio.film_remove"), "text", data_drop_film="")),
            class_name="row wrap",
        ),
        rx.el.p(t("studio.film_help"), class_name="help"),
        rx.cond(FILM.id != "", _captions()),
        M.el("p", id="film-told", role="status", cls="sm b"),
        class_name="stack-3",
    )
    return rx.el.section(
        *[kept(M, name, start) for name, start in names],
        fold(M, t("studio.film_title"), inside, open=START.film != ""),
    )


def _captions() -> rx.Component:
    languages = [(code, t(f"language.{code}")) for code in LANGUAGES]
    there = rx.el.div(
        rx.foreach(FILM.captions, lambda caption: tag(M, caption[1], tone="good", pic="check")), class_name="row wrap"
    )
    return rx.el.div(
        there,
        select_field(
            M,
            "captions-language",
            t("studio.captions_language"),
            languages,
            value=START.language,
            name="captions_language",
        ),
        rx.el.div(_file(t("studio.captions_choose"), ".vtt,text/vtt", "captions"), class_name="row"),
        rx.el.p(t("studio.captions_help"), class_name="help"),
        class_name="stack-3",
    )


def _file(words: Any, accept: str, kind: str) -> Any:
    return M.el("label", words, M.el("input", type="file", accept=accept, data_file=kind, cls="vh"), cls="btn out")
