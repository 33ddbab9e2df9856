"""``/add`` and ``/photos``: a photo before it is sent, and where each of mine stands."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.add_photo import cameras, first, send_dock, writing
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.frame import app_bar
from advocacy_app.components.markup import Compiled
from advocacy_app.components.my_photos import Asking, my_photos, outgoing
from advocacy_app.components.photo_page import PhotoPage
from advocacy_app.components.primitives import button, empty, icon_button, top_bar
from advocacy_app.components.taking_down import to_take_down
from advocacy_app.components.text import t
from advocacy_app.components.with_me import with_me
from advocacy_app.pages.shell import shell
from advocacy_app.state.live import LiveState
from advocacy_app.state.photos import AddState, PhotosState

M = Compiled()


def add() -> rx.Component:
    """The camera first; then words, people, and off it goes."""
    away = rx.el.a(href="/photos", id="to-photos", hidden=True, tab_index=-1)
    return shell(
        "add",
        top_bar(M, t("add.title"), close="/", actions=(icon_button(M, t("photos.title"), "images", href="/photos"),)),
        rx.el.div(
            cameras(M),
            first(M),
            writing(M, AddState.start.hashtags, AddState.start.tickets, AddState.found),
            away,
            id="add",
            class_name="page",
        ),
        Boot.create(state=AddState.get_full_name(), live="add"),
        PhotoPage.create(page="add", on_ask=AddState.find_colleagues),
        header=False,
        dock=rx.fragment(send_dock(M, AddState.start.points), app_bar(M, "add")),
    )


def mine() -> rx.Component:
    """What waits on this phone, then what the server knows."""
    camera = icon_button(M, t("add.title"), "camera", href="/add")
    return shell(
        "me",
        top_bar(M, t("photos.title"), back="/me", actions=(camera,)),
        rx.el.div(
            outgoing(M),
            rx.cond(PhotosState.down, _down()),
            rx.cond(PhotosState.photos, _known(), rx.cond(PhotosState.loaded, _nothing(), _away())),
            rx.cond(PhotosState.asked, _with_me()),
            id="photos",
            class_name="page stack-4",
        ),
        Boot.create(state=PhotosState.get_full_name(), live="photos"),
        Follow.create(version=LiveState.inbox, on_change=PhotosState.load_photos),
        PhotoPage.create(page="photos", on_sent=PhotosState.load_photos),
        header=False,
    )


def _down() -> rx.Component:
    """Posts outside that showed a photo which was taken back since."""
    return rx.el.section(
        rx.el.h2(t("photos.down_title"), class_name="lg"),
        rx.el.p(t("photos.down_sentence"), class_name="sm muted"),
        to_take_down(M, PhotosState.down, PhotosState.note_taken_down, whose=False),
        class_name="stack-3",
    )


def _with_me() -> rx.Component:
    """What others sent, with me in it."""
    return rx.el.section(
        rx.el.h2(t("photos.with_me"), class_name="lg"),
        rx.el.p(t("photos.with_me_sentence"), class_name="sm muted"),
        with_me(M, PhotosState.asked),
        class_name="stack-3",
    )


def _known() -> rx.Component:
    return my_photos(
        M,
        PhotosState.photos,
        PhotosState.fixing,
        Asking(PhotosState.asking, PhotosState.link, PhotosState.code, PhotosState.ask_person),
        on_fix=PhotosState.fix_photo,
        on_take=PhotosState.take_suggestion,
        on_withdraw=PhotosState.withdraw_photo,
    )


def _away() -> rx.Component:
    """Nothing is known yet; without a signal that stays so for a while."""
    return rx.el.p(t("photos.away"), class_name="sm muted when-offline")


def _nothing() -> rx.Component:
    start = button(M, t("add.take"), "pri", pic="camera", href="/add")
    return rx.el.div(
        empty(M, drawings.first_photo(M), t("photos.none_title"), t("photos.none_sentence"), start),
        class_name="when-nothing-waits",
    )
