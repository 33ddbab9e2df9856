"""Connects the pages about photos with the phone's own modules."""

import reflex as rx


class PhotoPage(rx.Component):
    """Draws nothing; ``page`` is add or photos.

    ``on_ask`` gets a name that is being typed, ``on_sent`` comes when a photo has left the phone.
    """

    library = rx.asset("photo_page.js", shared=True).importable_path
    tag = "PhotoPage"
    page: rx.Var[str]
    on_ask: rx.EventHandler[lambda text: [text]]
    on_sent: rx.EventHandler[rx.event.no_args_event_spec]
