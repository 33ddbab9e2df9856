"""The island that takes a zip of training files to the server."""

import reflex as rx


class Parcel(rx.Component):
    """Draws nothing; hears ``[data-parcel]`` and fills ``#parcel-report``. ``on_in`` comes when files were taken in."""

    library = rx.asset("parcel.js", shared=True).importable_path
    tag = "Parcel"
    sending: rx.Var[str]
    failed: rx.Var[str]
    on_in: rx.EventHandler[rx.event.no_args_event_spec]
