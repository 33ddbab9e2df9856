"""``/me/credentials``: proof of what I learnt. ``/studio/credentials``: where one is revoked."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.credentials import credential_list, issued_list
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, empty, search_field, top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.credentials import CredentialDeskState, CredentialsState
from advocacy_app.state.live import LiveState

M = Compiled()


def page() -> rx.Component:
    """Everything one has passed."""
    mine = CredentialsState.mine
    learn = button(M, t("learn.to_tracks"), "pri", href="/learn")
    none = empty(M, drawings.first_day(M), t("credential.none_title"), t("credential.none"), learn)
    found = credential_list(M, mine, CredentialsState.show_my_name)
    return shell(
        "me",
        top_bar(M, t("credential.title"), back="/me"),
        rx.el.div(
            rx.el.p(t("credential.sentence"), class_name="muted"),
            rx.cond(CredentialsState.loaded, rx.cond(mine, found, none), waiting_rows(M)),
            id="credentials",
            class_name="page stack-4",
        ),
        Boot.create(state=CredentialsState.get_full_name(), live="credentials"),
        Follow.create(version=LiveState.inbox, on_change=CredentialsState.load_credentials),
        header=False,
    )


def desk() -> rx.Component:
    """What was issued, the newest first."""
    issued = CredentialDeskState.issued
    nothing = empty(M, drawings.not_found(M), t("credential.desk_none_title"), t("credential.desk_none"))
    missed = rx.el.p(t("credential.desk_nothing"), class_name="muted", role="status")
    return studio(
        "/studio/credentials",
        head(t("credential.title"), below=t("credential.desk_sentence")),
        rx.el.div(
            search_field(M, "wanted", t("credential.look"), on_change=CredentialDeskState.look_for.debounce(250)),
            class_name="tools",
        ),
        rx.cond(
            CredentialDeskState.loaded,
            rx.cond(
                issued,
                issued_list(M, issued, CredentialDeskState.revoke_credential),
                rx.cond(CredentialDeskState.wanted != "", missed, nothing),
            ),
            waiting_rows(M),
        ),
        Boot.create(state=CredentialDeskState.get_full_name(), live="main"),
    )
