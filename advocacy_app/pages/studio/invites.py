"""``/studio/people/invites`` and ``/studio/audit``."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.markup import Compiled
from advocacy_app.components.people import deed_days, handed, invite_fields, invite_rows
from advocacy_app.components.primitives import button, card, empty, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio, up
from advocacy_app.state.studio.invites import AuditState, InvitesState

M = Compiled()


def page() -> rx.Component:
    """A new invite, and those that hang somewhere."""
    return studio(
        "/studio/people",
        up(t("people.title"), "/studio/people"),
        head(t("invite.title"), below=t("invite.help")),
        rx.cond(InvitesState.loaded, rx.el.div(_new(), _open(), class_name="cols"), waiting_rows(M)),
    )


def _new() -> rx.Component:
    words = (rx.el.h2(t("invite.ready_title")), rx.el.p(t("invite.ready_text"), class_name="muted"))
    ready = handed(M, InvitesState.link, InvitesState.picture, t("invite.qr"), *words, code=InvitesState.code)
    form = rx.el.form(invite_fields(M, InvitesState.places), on_submit=InvitesState.make_invite, no_validate=True)
    return rx.el.div(rx.cond(InvitesState.code != "", ready), card(M, form), class_name="stack-4")


def _open() -> rx.Component:
    listed = invite_rows(M, InvitesState.invites, on_revoke=InvitesState.revoke_invite)
    return rx.cond(InvitesState.invites, listed, rx.el.p(t("invite.none"), class_name="muted"))


def log() -> rx.Component:
    """Who did what."""
    newest = button(M, t("audit.newest"), "out", on_click=AuditState.load_deeds)
    earlier = button(M, t("audit.more"), "out", on_click=AuditState.show_earlier)
    turning = rx.el.div(
        rx.cond(AuditState.earlier, newest), rx.cond(AuditState.before != "", earlier), class_name="row wrap"
    )
    shown = rx.el.div(deed_days(M, AuditState.days), turning, class_name="stack-5 narrow", key=AuditState.before)
    nothing = empty(M, drawings.nothing_new(M), t("audit.title"), t("audit.none"))
    return studio(
        "/studio/audit",
        head(t("audit.title"), below=t("audit.intro")),
        rx.cond(AuditState.loaded, rx.cond(AuditState.days, shown, nothing), waiting_rows(M)),
    )
