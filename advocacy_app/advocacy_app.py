"""The app: theme, head, pages, and the HTTP around them."""

import reflex as rx
from reflex.utils.exec import is_prod_mode

from advocacy_app import framework, jobs, live, pages, routes
from advocacy_app.bootstrap import prepare, settled
from advocacy_app.components.styles import SHEETS
from advocacy_app.islands import islands
from advocacy_app.state import said
from advocacy_app.state.gate import Gate
from advocacy_app.state.live import LiveState

prepare()

_HEAD = [
    rx.el.link(rel="manifest", href="/manifest.webmanifest"),
    rx.el.link(rel="icon", href="/icons/favicon.svg", custom_attrs={"type": "image/svg+xml"}),
    rx.el.link(rel="apple-touch-icon", href="/icons/apple-touch-180.png"),
    rx.el.script(src=f"{islands()}/app.js", custom_attrs={"type": "module"}),
]

app = rx.App(
    head_components=_HEAD if is_prod_mode() else [rx.el.script(src="/i18n-dev.js"), *_HEAD],
    html_lang="en",
    stylesheets=SHEETS,
    toaster=None,
    backend_exception_handler=said.answer_fault,
    frontend_exception_handler=said.note_browser_fault,
    api_transformer=[routes.app, routes.Pages, routes.Guard, routes.Shortcut],
)
framework.log_discreetly()
framework.silence_overlay(app)
framework.calm_errors(app, pages.broken())
app.add_middleware(Gate())
pages.register(app)
app.register_lifespan_task(settled)
app.register_lifespan_task(live.broadcasting, send=framework.broadcaster(app, LiveState))
app.register_lifespan_task(jobs.beside)
app.register_lifespan_task(routes.counting)
app.register_lifespan_task(routes.watching)
